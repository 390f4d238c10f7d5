// The way back: the tables of a scheme workbook → a scheme, with every fault at its cell.
import { parseScheme } from '../../scheme/parse-scheme';
import type { Scheme } from '../../scheme/scheme';
import type { Language } from '../../scheme/text';
import type { CellPlace, ReadTable } from '../plan';
import { Draft, type ReadRow } from '../table/draft';
import { contradiction, headed, profileIn, type Field } from '../table/field';
import { isBlank, sidewaysGrid, uprightGrid, type Grid } from '../table/grid';
import type { SchemeCellFault } from './scheme-cell-fault';
import type { SchemeTable } from './scheme-table';
import { schemeSheetKey, schemeTableName, schemeTables } from './scheme-tables';
import { everyForm, plainForm, schemeSpeaker } from './scheme-words';

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
  readonly columns: readonly { readonly field: Field; readonly column: number }[];
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
    return grid === null ? null : { table: this.table, place, grid, columns: this.columnsOf(grid, place) };
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

  private columnsOf(grid: Grid, place: CellPlace): FoundTable['columns'] {
    const profiles = new Set(grid.headers.flatMap(({ text }) => profileIn(text) ?? []));
    const known = new Set<number>();
    const columns = this.table.fields([...profiles]).flatMap((field) => {
      const named = grid.headers.flatMap(({ text }, column) => (field.isNamedBy(text) ? [column] : []));
      for (const column of named) known.add(column);
      const header = field.header(this.language);
      if (named.length === 0) this.refuse('scheme-column-missing', place, header);
      for (const again of named.slice(1)) {
        this.refuse('scheme-column-repeated', grid.headers[again]?.place ?? place, header);
      }
      return named.slice(0, 1).map((column) => ({ field, column }));
    });
    grid.headers.forEach(({ text, place: at }, column) => {
      const isFilled = grid.rows.some((cells) => cells[column] !== undefined && !isBlank(cells[column]));
      if (!known.has(column) && isFilled) this.refuse('scheme-column-unknown', at, text);
    });
    return columns;
  }
}

/** The rows of a table in which anything stands. */
function rowsOf({ table, grid, columns }: FoundTable, draft: Draft): ReadRow[] {
  return grid.rows.flatMap((cells, row): ReadRow[] => {
    const filled = columns.some(({ column }) => cells[column] !== undefined && !isBlank(cells[column]));
    if (!filled) return [];
    const places = columns.map(({ field, column }) => ({ path: field.path, place: grid.placeOf(row, column) }));
    let value: unknown;
    for (const { field, column } of columns) {
      const cell = cells[column];
      const place = grid.placeOf(row, column);
      const refuse = (code: SchemeCellFault['code'], text: string) =>
        draft.refuse(code, [table.key, row, ...field.path], place, { text });
      if (cell?.kind === 'error') {
        refuse('cell-error', cell.value);
        continue;
      }
      const empty = cell === undefined || cell.kind === 'blank' || cell.value === '';
      const put = field.put(value, empty ? null : cell.value);
      if (put === contradiction) refuse('cell-contradicts', empty ? '' : String(cell.value));
      else value = put;
    }
    return [{ value, cells: places }];
  });
}

const isSameCell = (a: CellPlace, b: CellPlace): boolean => a.sheet === b.sheet && a.address === b.address;

/**
 * The scheme in the tables of a workbook (读取方案工作簿), or every fault with the cell it is in. Tables are found by their names,
 * columns by their headers in either language; blank rows do not count, a blank cell says nothing. `language` is that in
 * which the faults name tables and columns.
 * @example readSchemeWorkbook({ tables: [] }).ok // false
 */
export function readSchemeWorkbook(request: {
  readonly tables: readonly ReadTable[];
  readonly language?: Language;
}): ReadScheme {
  const { tables, language = 'zh-CN' } = request;
  const draft = new Draft();
  const found = schemeTables.flatMap((table) => new TableFinder(table, language, draft.faults).find(tables) ?? []);
  if (draft.faults.length > 0) return { ok: false, faults: draft.faults };
  for (const one of found) {
    draft.mark(one.table.sideways ? [] : [one.table.key], one.place);
    one.table.gather(rowsOf(one, draft), draft);
  }
  const parsed = parseScheme(draft.document);
  if (parsed.ok && draft.faults.length === 0) return { ...parsed, placeOf: (path) => draft.placeOf(path) };
  const refused = parsed.ok ? [] : parsed.faults.map((fault) => ({ ...fault, place: draft.placeOf(fault.path) }));
  // What a cell is refused for already leaves a gap in the scheme, which is no second fault.
  const others = refused.filter(({ place }) => !draft.faults.some((fault) => isSameCell(fault.place, place)));
  return { ok: false, faults: [...draft.faults, ...others] };
}
