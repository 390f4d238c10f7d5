// The way back: the cells of the score tables → score sheets, with every fault at its cell.
import { combineOf } from '../scheme/defaults';
import type { UnitId } from '../scheme/id';
import { appliesTo } from '../scheme/marks';
import type { Component, Scheme } from '../scheme/scheme';
import { parseSheets } from '../scoring/parse-sheets';
import { planScheme } from '../scoring/scheme-plan';
import { sheetKey, type Sheet } from '../scoring/sheet';
import type { CellFault } from './table/cell-fault';
import type { CellPlace, ReadTable } from './plan';
import { listed } from './matrix/listed';
import type { ScoreLayouts } from './matrix/score-layout';
import { ScoreTableReader, type ReadLine } from './read-score-table';
import { blankMeansNothing, componentsNamed, tableName } from './score-table';

export interface ScoreTablesRequest {
  readonly scheme: Scheme;
  readonly tables: readonly ReadTable[];
  /** Ids of the components that must be there; those whose tables were read where none are named. */
  readonly components?: readonly string[];
  /** How the tables lie; as lists where nothing is said. */
  readonly layouts?: ScoreLayouts;
  /** Who fills the components that several assessors score. */
  readonly assessor?: string;
  /** Keys of the sheets of which something was accepted. */
  readonly known?: ReadonlySet<string>;
}

export interface ReadScoreTables {
  readonly sheets: Sheet[];
  readonly faults: CellFault[];
  /** The cell that a path into these sheets is about; null where the path leads to none of them. */
  placeOf(path: string): CellPlace | null;
}

/** A sheet with the rows that say what is in it. */
export interface FoundSheet {
  readonly sheet: Sheet;
  readonly rows: readonly number[];
}

/** The sheets that the lines of one table make (由行成表), each with the rows that say what is in it. */
export function sheetsOf(
  scheme: Scheme,
  { component, lines: read, notAssessed }: Pick<ScoreTableReader, 'component' | 'lines' | 'notAssessed'>,
  { assessor, known = new Set() }: Pick<ScoreTablesRequest, 'assessor' | 'known'>,
): FoundSheet[] {
  const byUnit = new Map<UnitId, ReadLine[]>();
  for (const line of read) byUnit.set(line.unit, [...(byUnit.get(line.unit) ?? []), line]);
  const signs = combineOf(component) !== 'one' && assessor !== undefined ? { assessor } : {};
  const foundOf = (unit: UnitId): FoundSheet => {
    const lines = byUnit.get(unit) ?? [];
    const mark = notAssessed.get(unit);
    const sheet = { unit, component: component.id, ...signs, lines: lines.map(({ line }) => line) };
    const rows = lines.map(({ row }) => row);
    if (mark === undefined) return { sheet, rows };
    return { sheet: { ...sheet, notAssessed: mark.reason }, rows: rows.length === 0 ? [mark.row] : rows };
  };
  const there = new Set([...byUnit.keys(), ...notAssessed.keys()]);
  // Where there was something and now there is nothing, the empty sheet takes it back.
  const withdrawn = blankMeansNothing(component.method)
    ? scheme.units
        .filter((unit) => appliesTo(component, unit) && !there.has(unit.id))
        .map(({ id }) => foundOf(id))
        .filter(({ sheet }) => known.has(sheetKey(sheet)))
    : [];
  return [...[...there].map(foundOf), ...withdrawn];
}

/** Where in a table a path belongs: `sheets[3].lines[0].reason` is the reason of that line's row. */
function placeIn(path: string, { reader, sheet, rows }: FoundSheet & { readonly reader: ScoreTableReader }): CellPlace {
  const [, line, column] = /\.lines\[(\d+)\](?:\.(\w+))?/.exec(path) ?? [];
  if (path.endsWith('.notAssessed')) return reader.place(reader.notAssessed.get(sheet.unit)?.row ?? -1, 'reason');
  if (line === undefined) return reader.place(rows[0] ?? -1, 'points');
  const known = column === 'reason' || column === 'evidence' || column === 'indicator' ? column : 'points';
  return reader.place(rows[Number(line)] ?? -1, known);
}

/**
 * The score sheets in the tables of a workbook (读取评分表), and every fault with the cell it is in. Columns are found by their
 * headers in either language, in a matrix as in a list, rows by their key, rows that somebody added by unit and indicator. A blank in the points is
 * not scored and a fault, but for additions and penalties, where it means that there was nothing: a unit of which something
 * was accepted before (`known`) then has a sheet without lines. A unit of which a row says that it is not assessed has a sheet with the reason. `sheets` holds what could be read; nothing is to be submitted as long as there are faults.
 * @example readScoreTables({ scheme, tables: [], components: ['party'] }).faults[0]?.code // 'table-missing'
 */
export function readScoreTables(request: ScoreTablesRequest): ReadScoreTables {
  const { scheme, tables } = request;
  // Excel does not tell capitals apart in the names of tables.
  const byName = new Map(tables.map((table) => [table.name.toLowerCase(), table]));
  const tableOf = (component: Component) => byName.get(tableName(component.id).toLowerCase());
  const faults: CellFault[] = [];
  const found: (FoundSheet & { readonly reader: ScoreTableReader })[] = [];
  for (const component of componentsNamed(scheme, request.components)) {
    const table = tableOf(component);
    if (table !== undefined) {
      const lines = listed(scheme, component, table, request.layouts);
      // One by one: there may be more than a call takes arguments.
      for (const fault of lines.faults) faults.push(fault);
      if (!lines.isReadable) continue;
      const reader = new ScoreTableReader(scheme, lines);
      for (const fault of reader.faults) faults.push(fault);
      for (const sheet of sheetsOf(scheme, reader, request)) found.push({ ...sheet, reader });
    } else if (request.components !== undefined) {
      const name = tableName(component.id);
      const place = { sheet: `score:${component.id}`, address: 'A1' };
      faults.push({ code: 'table-missing', path: name, detail: { component: component.id, table: name }, place });
    }
  }
  const placeOf = (path: string): CellPlace | null => {
    const source = found[Number(/^sheets\[(\d+)\]/.exec(path)?.[1])];
    return source === undefined ? null : placeIn(path, source);
  };
  const parsed = parseSheets(
    planScheme(scheme),
    found.map(({ sheet }) => sheet),
  );
  if (parsed.ok) return { sheets: parsed.value, faults, placeOf };
  for (const fault of parsed.faults) {
    // A rating that is missing is a blank cell or a deleted row, and told there already.
    if (fault.code === 'rate-line-missing') continue;
    const place = placeOf(fault.path);
    if (place === null) throw new Error(`a fault without its sheet: ${fault.path}`);
    faults.push({ ...fault, place });
  }
  return { sheets: found.map(({ sheet }) => sheet), faults, placeOf };
}
