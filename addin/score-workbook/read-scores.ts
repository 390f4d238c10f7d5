// Reads the score sheets of this workbook, those laid out and tables of somebody's own: the sheets as they would be submitted, every fault with its cell.
import type { AcceptedSheet } from '../../shared/api/submissions';
import type { Method, Scheme } from '../../shared/scheme/scheme';
import { methodsOf } from '../../shared/scoring/line-pairs';
import { addressStart, cellAddress } from '../../shared/sheets/address';
import { isCodeOf } from '../../shared/sheets/workbook-code';
import type { CellFault } from '../../shared/sheets/table/cell-fault';
import type { ReadTable } from '../../shared/sheets/plan';
import { readScoreTables, type ReadScoreTables } from '../../shared/sheets/read-score-tables';
import { blankMeansNothing, tableName, tableNames } from '../../shared/sheets/score-table';
import type { Workbook } from '../workbook/port';
import { readOwnTables, type OwnTable } from './own-tables';
import { laidComponents, type ScoreWorkbook } from './score-workbook';
import { sheetsDigest } from './sheets-digest';

export interface ReadScores extends Readonly<ReadScoreTables> {
  /** those that were laid out */
  readonly tables: readonly ReadTable[];
  /** what is to be told of the tables of somebody's own */
  readonly own: readonly OwnTable[];
  /** of what the tables say; a sheet that only takes back what was accepted says nothing more than a blank */
  readonly digest: string;
}

/** Tables by what stands above them: those of this scheme and period, and those of another month or scheme that took their place. */
export function partedByCode(
  tables: readonly ReadTable[],
  of: Pick<ScoreWorkbook, 'scheme' | 'period'>,
): { readonly own: readonly ReadTable[]; readonly foreign: readonly ReadTable[] } {
  const isOwn = ({ code }: ReadTable): boolean => code === undefined || isCodeOf(code, of);
  return { own: tables.filter(isOwn), foreign: tables.filter((table) => !isOwn(table)) };
}

function foreignFault(component: string, { name, sheet, top, left, code = '' }: ReadTable, period: string): CellFault {
  const detail = { component, sheet, code, period };
  return { code: 'table-of-other-workbook', path: name, detail, place: { sheet, address: cellAddress(top, left) } };
}

/**
 * `assessor` is named on sheets of components that several people fill. What the workbook was edited from and what is `accepted`
 * by now is taken back where the tables say nothing of it.
 */
export async function readScores(
  workbook: Workbook,
  kept: Pick<ScoreWorkbook, 'scheme' | 'period' | 'components' | 'layouts' | 'base' | 'adopted'>,
  scheme: Scheme,
  assessor: string,
  accepted: readonly Pick<AcceptedSheet, 'key'>[] | null,
): Promise<ReadScores> {
  const { base, adopted, layouts } = kept;
  const all = laidComponents(kept);
  const there = all.length === 0 ? [] : await workbook.read(tableNames(scheme, all));
  const { own: tables, foreign } = partedByCode(there, kept);
  const foreignOf = (id: string) => foreign.find(({ name }) => name.toLowerCase() === tableName(id).toLowerCase());
  const components = all.filter((id) => foreignOf(id) === undefined);
  const taken = all.flatMap((id) => {
    const table = foreignOf(id);
    return table === undefined ? [] : [foreignFault(id, table, kept.period)];
  });
  const known = new Set([
    ...Object.keys(base).filter((key) => base[key] !== null),
    ...(accepted ?? []).map(({ key }) => key),
  ]);
  const laid = readScoreTables({ scheme, tables, components, layouts, assessor, known });
  const readings = await readOwnTables(workbook, adopted, { scheme, assessor, known });
  const own = readings.flatMap(({ table }) => table ?? []);
  const parts = [laid, ...readings];
  const sheets = parts.flatMap((part) => part.sheets);
  const faults = [...taken, ...parts.flatMap((part) => part.faults)];
  const methods = methodsOf(scheme);
  const said = sheets.filter(
    ({ component, lines, notAssessed }) =>
      lines.length > 0 || notAssessed !== undefined || !blankMeansNothing(methods.get(component) as Method),
  );
  return {
    ...{ tables, own, sheets, placeOf: placeIn(parts), digest: await sheetsDigest(said) },
    faults: faults.sort(byPlace([...there, ...own])),
  };
}

/** Finds the cell of a path into all sheets, each of which is one of a part. */
function placeIn(parts: readonly Pick<ReadScoreTables, 'sheets' | 'placeOf'>[]): ReadScores['placeOf'] {
  return (path) => {
    const [, number, rest] = /^sheets\[(\d+)\](.*)$/s.exec(path) ?? [];
    if (number === undefined) return null;
    let at = Number(number);
    for (const { sheets, placeOf } of parts) {
      if (at < sheets.length) return placeOf(`sheets[${at}]${rest}`);
      at -= sheets.length;
    }
    return null;
  };
}

/** From top to bottom, table by table, as somebody works through them. */
function byPlace(tables: readonly { readonly sheet: string }[]): (a: CellFault, b: CellFault) => number {
  const order = new Map(tables.map(({ sheet }, index) => [sheet, index]));
  const table = ({ place }: CellFault): number => order.get(place.sheet) ?? -1;
  const row = ({ place }: CellFault): number => addressStart(place.address)?.row ?? 0;
  return (a, b) => table(a) - table(b) || row(a) - row(b);
}
