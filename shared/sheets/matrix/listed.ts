// The lines of a score table, however it lies.
import type { Component, Scheme } from '../../scheme/scheme';
import { listedTable, type ListedTable } from '../listed-table';
import type { ReadTable } from '../plan';
import { listedMatrix } from './listed-matrix';
import { layoutOf, type ScoreLayouts } from './score-layout';

/** The lines that the table of a component says, as it was laid out. */
export function listed(
  scheme: Scheme,
  component: Component,
  table: ReadTable,
  layouts: ScoreLayouts | undefined,
): ListedTable {
  const layout = layoutOf(component, layouts);
  return layout === 'list' ? listedTable(component, table) : listedMatrix(scheme, component, layout, table);
}
