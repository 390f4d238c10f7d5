// Reads the score sheets of this workbook: the sheets as they would be submitted, and every fault with its cell.
import type { Scheme } from '../../shared/scheme/scheme';
import { addressStart } from '../../shared/sheets/address';
import type { CellFault } from '../../shared/sheets/table/cell-fault';
import type { ReadTable } from '../../shared/sheets/plan';
import { readScoreTables, type ReadScoreTables } from '../../shared/sheets/read-score-tables';
import { tableNames } from '../../shared/sheets/score-table';
import type { Workbook } from '../workbook/port';
import type { ScoreWorkbook } from './score-workbook';

export interface ReadScores extends Readonly<ReadScoreTables> {
  readonly tables: readonly ReadTable[];
}

/** `assessor` is named on sheets of components that several people fill. */
export async function readScores(
  workbook: Workbook,
  { components, base }: Pick<ScoreWorkbook, 'components' | 'base'>,
  scheme: Scheme,
  assessor: string,
): Promise<ReadScores> {
  const tables = await workbook.read(tableNames(scheme, components));
  const { sheets, faults, placeOf } = readScoreTables({ scheme, tables, components, assessor, base });
  return { tables, sheets, faults: faults.sort(byPlace(tables)), placeOf };
}

/** From top to bottom, table by table, as somebody works through them. */
function byPlace(tables: readonly ReadTable[]): (a: CellFault, b: CellFault) => number {
  const order = new Map(tables.map(({ sheet }, index) => [sheet, index]));
  const table = ({ place }: CellFault): number => order.get(place.sheet) ?? -1;
  const row = ({ place }: CellFault): number => addressStart(place.address)?.row ?? 0;
  return (a, b) => table(a) - table(b) || row(a) - row(b);
}
