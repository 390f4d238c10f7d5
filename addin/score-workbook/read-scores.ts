// Reads the score sheets of this workbook: the sheets as they would be submitted, and every fault with its cell.
import type { AcceptedSheet } from '../../shared/api/submissions';
import type { Method, Scheme } from '../../shared/scheme/scheme';
import { methodsOf } from '../../shared/scoring/line-pairs';
import { addressStart } from '../../shared/sheets/address';
import type { CellFault } from '../../shared/sheets/table/cell-fault';
import type { ReadTable } from '../../shared/sheets/plan';
import { readScoreTables, type ReadScoreTables } from '../../shared/sheets/read-score-tables';
import { blankMeansNothing, tableNames } from '../../shared/sheets/score-table';
import type { Workbook } from '../workbook/port';
import type { ScoreWorkbook } from './score-workbook';
import { sheetsDigest } from './sheets-digest';

export interface ReadScores extends Readonly<ReadScoreTables> {
  readonly tables: readonly ReadTable[];
  /** of what the tables say; a sheet that only takes back what was accepted says nothing more than a blank */
  readonly digest: string;
}

/**
 * `assessor` is named on sheets of components that several people fill. What the workbook was edited from and what is `accepted`
 * by now is taken back where the tables say nothing of it.
 */
export async function readScores(
  workbook: Workbook,
  { components, layouts, base }: Pick<ScoreWorkbook, 'components' | 'layouts' | 'base'>,
  scheme: Scheme,
  assessor: string,
  accepted: readonly Pick<AcceptedSheet, 'key'>[] | null,
): Promise<ReadScores> {
  const tables = await workbook.read(tableNames(scheme, components));
  const known = new Set([
    ...Object.keys(base).filter((key) => base[key] !== null),
    ...(accepted ?? []).map(({ key }) => key),
  ]);
  const { sheets, faults, placeOf } = readScoreTables({ scheme, tables, components, layouts, assessor, known });
  const methods = methodsOf(scheme);
  const said = sheets.filter(
    ({ component, lines, notAssessed }) =>
      lines.length > 0 || notAssessed !== undefined || !blankMeansNothing(methods.get(component) as Method),
  );
  return { tables, sheets, faults: faults.sort(byPlace(tables)), placeOf, digest: await sheetsDigest(said) };
}

/** From top to bottom, table by table, as somebody works through them. */
function byPlace(tables: readonly ReadTable[]): (a: CellFault, b: CellFault) => number {
  const order = new Map(tables.map(({ sheet }, index) => [sheet, index]));
  const table = ({ place }: CellFault): number => order.get(place.sheet) ?? -1;
  const row = ({ place }: CellFault): number => addressStart(place.address)?.row ?? 0;
  return (a, b) => table(a) - table(b) || row(a) - row(b);
}
