// The way back: the tables of a scheme workbook → a scheme, with every fault at its cell.
import type { Fault } from '../../scheme/fault';
import { parseScheme } from '../../scheme/parse-scheme';
import type { Scheme } from '../../scheme/scheme';
import type { Language } from '../../scheme/text';
import type { CellPlace, ReadTable } from '../plan';
import { Draft } from '../table/draft';
import type { Field } from '../table/field';
import { isBlank, sidewaysGrid, uprightGrid, type Grid } from '../table/grid';
import { findColumns, readRows, type Mapping } from '../table/read-rows';
import { everyForm, plainForm } from '../table/said';
import type { SchemeCellFault, SchemeCellFaultCode } from './scheme-cell-fault';
import { headed, profileIn } from './scheme-fields';
import type { SchemeTable } from './scheme-table';
import { schemeSheetKey, schemeTableName, schemeTables } from './scheme-tables';
import { schemeSpeaker } from './scheme-words';
import { titlesAsIds } from './titles-as-ids';

/** A scheme from its workbook, or everything that stands in its way. */
export type ReadScheme =
  | {
      readonly ok: true;
      readonly value: Scheme;
      /** The cell of a place in the scheme (`units[3].host`), or of the nearest part around it. */
      readonly placeOf: (path: string) => CellPlace;
    }
  | { readonly ok: false; readonly faults: readonly SchemeCellFault[] };

/** A table with its columns found. */
interface FoundTable {
  readonly table: SchemeTable;
  readonly place: CellPlace;
  readonly grid: Grid;
  /** In the order of the fields, not of the columns: some build on what others have put. */
  readonly mapping: Mapping<Field>;
}

/** Finds one table and its columns; what is missing or there twice goes to the faults. */
class TableFinder {
  private readonly name: string;
  private readonly title: string;

  constructor(
    private readonly table: SchemeTable,
    private readonly language: Language,
    private readonly faults: SchemeCellFault[],
  ) {
    this.name = schemeTableName(table.key);
    this.title = schemeSpeaker(language)(table.word);
  }

  find(tables: readonly ReadTable[]): FoundTable | null {
    // Excel does not tell capitals apart in the names of tables.
    const [read, another] = tables.filter(({ name }) => name.toLowerCase() === this.name.toLowerCase());
    if (read === undefined) {
      this.refuse('scheme-table-missing', { sheet: schemeSheetKey(this.table.key), address: 'A1' });
      return null;
    }
    const place = uprightGrid(read).placeOf(-1, 0);
    if (another !== undefined) {
      this.refuse('scheme-table-repeated', uprightGrid(another).placeOf(-1, 0));
      return null;
    }
    const grid = this.table.sideways ? this.sideways(read, place) : uprightGrid(read);
    return grid === null ? null : { table: this.table, place, grid, mapping: this.columnsOf(grid, place) };
  }

  private refuse(code: SchemeCellFault['code'], place: CellPlace, column?: string): void {
    const detail = { table: this.title, ...(column === undefined ? {} : { column }) };
    this.faults.push({ code, path: this.name, detail, place });
  }

  private sideways(read: ReadTable, place: CellPlace): Grid | null {
    const indexOf = (word: 'item' | 'value'): number => {
      const index = read.header.findIndex((text) => everyForm(headed(word)).includes(plainForm(text)));
      if (index === -1) this.refuse('scheme-column-missing', place, headed(word)(this.language));
      return index;
    };
    const [item, value] = [indexOf('item'), indexOf('value')];
    return item === -1 || value === -1 ? null : sidewaysGrid(read, { item, value });
  }

  private columnsOf(grid: Grid, place: CellPlace): Mapping<Field> {
    const headers = grid.headers.map(({ text }) => text);
    const profiles = new Set(headers.flatMap((text) => profileIn(text) ?? []));
    const fields = this.table.fields([...profiles]);
    const { mapping, repeated, unknown } = findColumns(
      headers,
      (text) => fields.find((field) => field.isNamedBy(text)) ?? null,
    );
    for (const { key, column } of repeated) {
      this.refuse('scheme-column-repeated', grid.headers[column]?.place ?? place, key.header(this.language));
    }
    for (const field of fields) {
      if (!mapping.has(field)) this.refuse('scheme-column-missing', place, field.header(this.language));
    }
    for (const column of unknown) {
      const isFilled = grid.rows.some((cells) => cells[column] !== undefined && !isBlank(cells[column]));
      const header = grid.headers[column];
      if (isFilled && header !== undefined) this.refuse('scheme-column-unknown', header.place, header.text);
    }
    return new Map(
      fields.flatMap((field) => {
        const column = mapping.get(field);
        return column === undefined ? [] : [[field, column] as const];
      }),
    );
  }
}

/** The cell of a fault that the scheme's own check finds; a sum leads to the first of the figures that make it. */
function placeOf({ code, path, detail }: Fault, draft: Draft<SchemeCellFaultCode>): CellPlace {
  const isSum = code === 'indicator-marks-do-not-sum';
  return draft.placeOf(isSum ? `${path}[0].marks.${String(detail.profile)}` : path);
}

/**
 * The scheme in the tables of a workbook (读取方案工作簿), or every fault with the cell it is in. Tables are found by their names,
 * columns by their headers in either language; a title stands for its id; blank rows do not count, a blank cell says nothing. `language` is that in
 * which the faults name tables and columns.
 * @example readSchemeWorkbook({ tables: [] }).ok // false
 */
export function readSchemeWorkbook(request: {
  readonly tables: readonly ReadTable[];
  readonly language?: Language;
}): ReadScheme {
  const { tables, language = 'zh-CN' } = request;
  const draft = new Draft<SchemeCellFaultCode>();
  const found = schemeTables.flatMap((table) => new TableFinder(table, language, draft.faults).find(tables) ?? []);
  if (draft.faults.length > 0) return { ok: false, faults: draft.faults };
  const read = found.map(({ table, grid, mapping }) => ({ table, mapping, rows: readRows(table.key, grid, mapping) }));
  for (const { rows } of read) {
    for (const { cells } of rows) draft.faults.push(...cells.flatMap(({ fault }) => fault ?? []));
  }
  for (const one of found) draft.mark(one.table.sideways ? [] : [one.table.key], one.place);
  for (const { table, rows } of titlesAsIds(read, draft)) table.gather(rows, draft);
  const parsed = parseScheme(draft.document);
  if (parsed.ok && draft.faults.length === 0) return { ...parsed, placeOf: (path) => draft.placeOf(path) };
  const refused = parsed.ok ? [] : parsed.faults.map((fault) => ({ ...fault, place: placeOf(fault, draft) }));
  // What a cell is refused for already leaves a gap in the scheme, which is no second fault.
  const others = refused.filter(({ place }) => !draft.hasRefused(place));
  return { ok: false, faults: [...draft.faults, ...others] };
}
