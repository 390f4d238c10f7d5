// Reads a register sheet (读取台账表): what somebody has changed in each row, every row known by its key and never by its position.
import type { Value } from '../../registers/record';
import { namesRecord } from '../../registers/who';
import { understand } from '../../registers/values';
import { languages, type Language } from '../../scheme/text';
import { cellAddress } from '../address';
import type { CellPlace, ReadCell, ReadTable } from '../plan';
import type { CellFault, CellFaultCode } from '../table/cell-fault';
import { RefusedCell } from '../table/codec';
import { filledIn } from '../table/field';
import { isBlank, uprightGrid } from '../table/grid';
import { findColumns } from '../table/read-rows';
import { shownText } from '../table/shown';
import { isAsWritten, isWritten } from './column-cells';
import { registerFields, registerTable, type FixedColumn, type RegisterField } from './register-columns';
import { shownOf, wordsBy, type RegisterWords, type ShownColumn } from './register-words';
import { isAddedKey, type KnownRow, type RegisterSheet } from './sheet-record';
import { oneOf, type Vocabulary } from './vocabulary';

/** A row with something to submit. */
export interface ChangedRow {
  /** null where it has none yet */
  readonly key: string | null;
  readonly row: number;
  /** null: somebody has added it */
  readonly known: KnownRow | null;
  readonly period: string;
  readonly words: RegisterWords;
  /** of an added row of a register about units */
  readonly unit: string | null;
  /** what is another value now; null where it was emptied */
  readonly set: Readonly<Record<string, Value | null>>;
  readonly step: string | null;
  readonly reason: string | null;
  /** The cell of a column, or of what every record has; that of its number where it has no cell. */
  readonly placeOf: (column: string) => CellPlace;
}

export interface ReadRegisterSheet {
  readonly rows: readonly ChangedRow[];
  readonly faults: readonly CellFault[];
  /** where each key stands */
  readonly rowOf: ReadonlyMap<string, number>;
  /** rows without a key that say something, from top to bottom */
  readonly unkeyed: readonly number[];
  /** The cell of what every record has, in some row; null where the table has no such column. */
  readonly cellAt: (column: FixedColumn, row: number) => CellPlace | null;
  readonly count: number;
}

/** What nobody fills in to say something. */
const unseen: readonly (FixedColumn | null)[] = ['key', 'base', 'steps', 'row'];

const shownColumns: readonly ShownColumn[] = ['number', 'unit', 'state', 'files', 'due'];

/** One row while it is read. */
class RowReader {
  readonly faults: CellFault[] = [];

  constructor(
    private readonly table: string,
    readonly row: number,
    private readonly cells: ReadonlyMap<string, ReadCell>,
    private readonly places: ReadonlyMap<string, CellPlace>,
    private readonly language: Language,
    private readonly headers: ReadonlyMap<string, RegisterField>,
  ) {}

  cell(path: string): ReadCell {
    return this.cells.get(path) ?? { kind: 'blank' };
  }

  has(path: string): boolean {
    return this.cells.has(path);
  }

  text(path: string): string {
    const cell = this.cell(path);
    return cell.kind === 'blank' || cell.kind === 'error' ? '' : shownText(cell).trim();
  }

  readonly placeOf = (column: string): CellPlace =>
    this.places.get(`values/${column}`) ??
    this.places.get(column) ??
    this.places.get('number') ??
    ([...this.places.values()][0] as CellPlace);

  /** Columns of other versions of the register. */
  otherColumns({ planned }: RegisterWords): string[] {
    return [...this.cells.keys()].filter(
      (path) => path.startsWith('values/') && !planned.columns.has(path.slice('values/'.length)),
    );
  }

  refuse(code: CellFaultCode, path: string, detail: CellFault['detail'] = {}): void {
    const column = this.headers.get(path)?.header(this.language) ?? path;
    const place = this.places.get(path) ?? this.placeOf('number');
    this.faults.push({ code, path: `${this.table}[${this.row}].${path}`, detail: { column, ...detail }, place });
  }

  /** Refuses what is not as it was laid out, where nobody writes but the pane. */
  keep(path: string, was: readonly (string | number | null)[]): void {
    if (!this.has(path) || was.some((one) => isWritten(one, this.cell(path)))) return;
    this.refuse('read-only-changed', path);
  }

  /** Which part a cell names; null where it is blank, undefined where that cannot be told. */
  named(path: string, vocabulary: Vocabulary): string | null | undefined {
    const cell = this.cell(path);
    if (cell.kind === 'error') return this.refuse('cell-error', path, { text: cell.value }) as undefined;
    const filled = filledIn(cell);
    if (filled === null) return null;
    const read = oneOf(vocabulary).read(filled);
    if (typeof read === 'string') return read;
    if (read instanceof RefusedCell) this.refuse(read.code, path, { text: read.text });
    return undefined;
  }
}

/** What a cell of the register's own columns says now; undefined where it says what it said, or cannot be understood. */
function changedValue(
  reader: RowReader,
  { plan, planned, codecs }: RegisterWords,
  id: string,
  known: KnownRow | null,
): Value | null | undefined {
  const path = `values/${id}`;
  const [codec, column] = [codecs.get(id), planned.columns.get(id)];
  const cell = reader.cell(path);
  if (codec === undefined || column === undefined) return reader.keep(path, [null]) as undefined;
  const before = known?.record.values[id];
  if (isAsWritten(codec, cell, before)) return undefined;
  if (known !== null && namesRecord(planned, id)) return reader.refuse('read-only-changed', path) as undefined;
  if (cell.kind === 'error') return reader.refuse('cell-error', path, { text: cell.value }) as undefined;
  const filled = filledIn(cell);
  const read = filled === null ? null : codec.read(filled);
  if (read instanceof RefusedCell) return reader.refuse(read.code, path, { text: read.text }) as undefined;
  const understood = understand(plan.scheme, column, read);
  if (!understood.ok) {
    const { code, detail } = understood.fault;
    return reader.refuse(code, path, detail) as undefined;
  }
  return JSON.stringify(understood.value) === JSON.stringify(before ?? null) ? undefined : understood.value;
}

/** Reads the table of a register sheet. `null` stands for a table that is not there. */
export function readRegisterSheet(
  sheet: RegisterSheet,
  table: ReadTable | null,
  language: Language,
): ReadRegisterSheet {
  const name = registerTable(sheet.register);
  if (table === null) {
    const place = { sheet: '', address: 'A1' };
    const faults: CellFault[] = [{ code: 'register-table-missing', path: name, detail: {}, place }];
    return { rows: [], faults, rowOf: new Map(), unkeyed: [], cellAt: () => null, count: 0 };
  }
  const fields = registerFields(sheet);
  const { mapping, repeated } = findColumns(
    table.header,
    (header) => fields.find((one) => one.isNamedBy(header)) ?? null,
  );
  const grid = uprightGrid(table);
  const headerPlace = { sheet: table.sheet, address: cellAddress(table.top, table.left) };
  const faults: CellFault[] = [
    ...repeated.map(({ key, column }): CellFault => ({
      code: 'register-column-repeated',
      path: name,
      detail: { column: key.header(language) },
      place: grid.placeOf(-1, column),
    })),
    ...fields
      .filter((field) => !mapping.has(field))
      .map((field): CellFault => ({
        code: 'register-column-missing',
        path: name,
        detail: { column: field.header(language) },
        place: headerPlace,
      })),
  ];
  const pathOf = ({ path }: RegisterField): string => path.join('/');
  const headers = new Map(fields.map((field) => [pathOf(field), field]));
  const cellAt = (column: FixedColumn, row: number): CellPlace | null => {
    const at = [...mapping].find(([{ fixed }]) => fixed === column)?.[1];
    return at === undefined ? null : grid.placeOf(row, at);
  };
  const nowhere = { rows: [], faults, rowOf: new Map<string, number>(), unkeyed: [], cellAt, count: grid.rows.length };
  const isKeyed = fields
    .filter(({ fixed }) => fixed === 'key' || fixed === 'base')
    .every((field) => mapping.has(field));
  // Without the keys nobody knows which row is which record.
  if (!isKeyed) return nowhere;
  const readers = grid.rows.map(
    (cells, row) =>
      new RowReader(
        name,
        row,
        new Map([...mapping].map(([field, column]) => [pathOf(field), cells[column] ?? { kind: 'blank' }])),
        new Map([...mapping].map(([field, column]) => [pathOf(field), grid.placeOf(row, column)])),
        language,
        headers,
      ),
  );
  // A row that somebody has cleared, as far as they see it, is gone for them.
  const filled = readers.filter((reader) =>
    fields.some(({ path, fixed }) => !unseen.includes(fixed) && !isBlank(reader.cell(path.join('/')))),
  );
  const wordsIn = wordsBy(sheet);
  const known = new Map(sheet.rows.map((row) => [row.key, row]));
  const rowOf = new Map<string, number>();
  const repeats = new Set<string>();
  for (const reader of filled) {
    const key = reader.text('key');
    if (key === '') continue;
    if (rowOf.has(key)) repeats.add(key);
    else rowOf.set(key, reader.row);
  }
  const rows = filled.flatMap((reader): ChangedRow[] => {
    const key = reader.text('key') || null;
    if (key !== null && repeats.has(key)) {
      const other = filled.find((one) => one !== reader && one.text('key') === key);
      reader.refuse('row-repeated', 'number', { text: other?.placeOf('number').address ?? '' });
      return [];
    }
    const found = key === null ? null : (known.get(key) ?? null);
    if (found === null && key !== null && !isAddedKey(key)) {
      reader.refuse('row-of-other-sheet', 'number');
      return [];
    }
    return changedRow(sheet, reader, found, wordsIn);
  });
  return {
    rows,
    faults: [...faults, ...filled.flatMap((reader) => reader.faults)],
    rowOf,
    unkeyed: rows.flatMap(({ key, row }) => (key === null ? [row] : [])),
    cellAt,
    count: grid.rows.length,
  };
}

function changedRow(
  sheet: RegisterSheet,
  reader: RowReader,
  known: KnownRow | null,
  wordsIn: ReturnType<typeof wordsBy>,
): ChangedRow[] {
  const period = known?.record.period ?? sheet.period;
  const words = period === null ? null : wordsIn(period);
  if (period === null || words === null) {
    reader.refuse('row-of-other-sheet', 'number');
    return [];
  }
  if (known !== null && reader.text('base') !== (known.record.etag ?? '')) {
    reader.refuse('row-of-other-download', 'number');
    return [];
  }
  const said = languages.map((language) => (known === null ? null : shownOf(known.record, words, language)));
  for (const column of shownColumns) {
    // Whose an added row is somebody says there.
    if (column !== 'unit' || known !== null)
      reader.keep(
        column,
        said.map((one) => one?.[column] ?? null),
      );
  }
  const set: Record<string, Value | null> = {};
  for (const { id } of words.planned.register.columns) {
    if (!reader.has(`values/${id}`)) continue;
    const value = changedValue(reader, words, id, known);
    if (value !== undefined && !(known === null && value === null)) set[id] = value;
  }
  for (const path of reader.otherColumns(words)) reader.keep(path, [null]);
  const step = reader.named('step', words.steps);
  const reason = reader.text('reason') || null;
  const isSaid = Object.keys(set).length > 0 || (step ?? null) !== null;
  const unit = known === null && words.planned.register.about === 'unit' ? reader.named('unit', words.units) : null;
  if (step === null && reason !== null && (known !== null || isSaid)) reader.refuse('reason-without-step', 'reason');
  if (known === null && words.planned.register.about === 'unit' && unit === null) {
    reader.refuse('row-without-unit', 'unit');
  }
  if (reader.faults.length > 0 || (known !== null && !isSaid)) return [];
  const { row, placeOf } = reader;
  const key = reader.text('key') || null;
  return [{ key, row, known, period, words, unit: unit ?? null, set, step: step ?? null, reason, placeOf }];
}
