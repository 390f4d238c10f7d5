// Where the cells of a list stand on its score sheet: for its own formulas, and for those of the trial.
import type { Component, Scheme } from '../scheme/scheme';
import { blockAddress, fixed, onSheet } from './address';
import {
  askedScoreRows,
  countedPoints,
  countedRows,
  type AskedScoreRow,
  type CountedPlace,
  type CountedThen,
} from './counted-table';
import { scoreColumns, scoreRows, spareRows, type ScoreColumn, type ScoreRow } from './score-table';

export const headerRow = 3;
export const firstRow = headerRow + 1;

/** Where what records count stands beside the list. */
export const countedPlace: CountedPlace = { headerRow, beside: scoreColumns.length };

export const column = (name: ScoreColumn): number => scoreColumns.indexOf(name);

/** Where the cells of a component stand, for the formulas of the trial (试算): the score of each unit, or what it is made of. */
export type ScorePlaces = ListPlaces | { readonly scores: ReadonlyMap<string, string> };

interface ListPlaces {
  /** The block of points of a unit's own rows, as a formula names it. */
  readonly pointsOf: (unit: string) => string | null;
  /** Units and points of the rows that records ask for and a user may add; null where the component has none. */
  readonly added: { readonly units: string; readonly points: string } | null;
  /** The block of points that records count of a unit; null where they count nothing. */
  readonly countedOf: (unit: string) => string | null;
}

/** The list on its sheet: the tab's name, how many of the empty rows will be filled, and what records count. */
export interface ListPlace {
  readonly tab: string;
  readonly inUse: number;
  readonly counted: CountedThen;
}

/** How many rows come after the scheme's: those that records ask for, and those that an assessor may name, of which so many are in use. */
export const addedRows = (component: Component, asked: readonly AskedScoreRow[], inUse: number): number =>
  component.method === 'rate' ? 0 : asked.length + inUse + spareRows;

/** The own rows of each unit, which follow one another. */
export function blocksOf(rows: readonly ScoreRow[]): ReadonlyMap<string, { first: number; count: number }> {
  const blocks = new Map<string, { first: number; count: number }>();
  rows.forEach((row, index) => {
    const block = blocks.get(row.unit);
    blocks.set(row.unit, block === undefined ? { first: index, count: 1 } : { ...block, count: block.count + 1 });
  });
  return blocks;
}

/** Where a component's cells will stand on the sheet of this tab name; `inUse` and `counted` as when the sheet is planned. */
export function scorePlaces(scheme: Scheme, component: Component, { tab, inUse, counted }: ListPlace): ListPlaces {
  const rows = scoreRows(scheme, component);
  const blocks = blocksOf(rows);
  const added = addedRows(component, askedScoreRows(scheme, component, counted), inUse);
  const recorded = countedRows(scheme, component, counted);
  const named = (name: ScoreColumn, first: number, count: number): string =>
    onSheet(tab, fixed(blockAddress(firstRow + first, column(name), count, 1)));
  return {
    pointsOf: (unit) => {
      const block = blocks.get(unit);
      return block === undefined ? null : named('points', block.first, block.count);
    },
    added:
      added === 0 ? null : { units: named('unit', rows.length, added), points: named('points', rows.length, added) },
    countedOf: (unit) => {
      const points = countedPoints(recorded, countedPlace, unit);
      return points === null ? null : onSheet(tab, points);
    },
  };
}
