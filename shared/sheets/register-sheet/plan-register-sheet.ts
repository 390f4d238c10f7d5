// A register laid out as a sheet (台账表): one table with a row for each record, and what its cells offer on a sheet beside.
import { textIn, type Language } from '../../scheme/text';
import { namesListed } from '../../text/lists';
import { message } from '../../text/sentences';
import { blockAddress, cellAddress, columnLetters } from '../address';
import { columnWidth } from '../column-width';
import { tabNames } from '../labels';
import type { SheetPlan, StyleName, ValidationPlan } from '../plan';
import { runsOf } from '../table/runs';
import { valueAt } from '../table/value-path';
import type { ColumnCodec } from './column-cells';
import { listSource, planLists, stepsSource, type Listed, type Lists } from './lists-sheet';
import {
  fixedPath,
  headerRow,
  hiddenColumns,
  listsKey,
  registerFields,
  registerTable,
  sheetKey,
  type FixedColumn,
  type RegisterField,
} from './register-columns';
import { wordsBy, type RegisterWords } from './register-words';
import { cellAt, cellsOf, rowStateText, type OwnColumn, type RowCells, type TypedRow } from './row-cells';
import { rightsOf, rightsToAdd, type RowRights } from './row-rights';
import { addedSet, setNamed, stepSetsOf, titlesOfSteps, type StepSets } from './step-sets';
import { askerIn, mainRegister, type KnownRow, type RegisterSheet } from './sheet-record';

const firstRow = headerRow + 1;
/** Empty rows at the end show where records are added; the table grows with what is typed below. */
const emptyRows = 10;

export interface RegisterSheetRequest {
  readonly sheet: RegisterSheet;
  readonly language: Language;
  /** Rows with changes that are not submitted yet: they stay as they were typed. */
  readonly typed?: readonly TypedRow[];
  /** Columns that somebody has put into the table: they come behind its own. */
  readonly own?: readonly OwnColumn[];
}

interface PlannedRow {
  readonly cells: RowCells;
  readonly rights: RowRights | null;
}

/** Columns that are filled in whatever the row. */
const entered: readonly (FixedColumn | null)[] = ['step', 'reason'];

/** The sheet of a register, and the one of its lists. Throws where none of the periods has the register. */
export function planRegisterSheet({ sheet, language, typed = [], own = [] }: RegisterSheetRequest): SheetPlan[] {
  const main = mainRegister(sheet);
  if (main === null) throw new RangeError(`no register ${sheet.register}`);
  const wordsIn = wordsBy(sheet);
  const mainWords = wordsIn([...sheet.plans].find(([, plan]) => plan === main.plan)?.[0] ?? '') as RegisterWords;
  const fields = registerFields(sheet);
  const toAdd = rightsToAdd(sheet, main);
  const sets = stepSetsOf(sheet, language);
  const rows = rowsOf(sheet, typed, { sets, toAdd, wordsIn, language });
  const cells = rows.map((row) => {
    const key = String(valueAt(row.cells, fixedPath('key')) ?? '');
    return [...fields.map((field) => cellAt(row.cells, field)), ...own.map((one) => one.cells.get(key) ?? null)];
  });
  const titles = [...fields.map((field) => field.header(language)), ...own.map((one) => one.title)];
  const { register } = main.planned;
  const title = textIn(register.title, language);
  const [tab = '', listsTab = ''] = tabNames([title, message(language, 'registerSheet.lists', { register: title })]);
  const lists: Lists = { steps: sets, columns: listsOf(fields, mainWords, language) };
  const down = (at: number, first = 0, count = rows.length) => blockAddress(firstRow + first, at, count, 1);
  const header = blockAddress(headerRow, 0, 1, titles.length);
  const isReadOnly = (field: RegisterField) => rows.every(({ rights }) => !isFilled(field, rights));
  const readOnly = fields.filter((field, at) => at >= hiddenColumns && isReadOnly(field));
  const note = message(language, toAdd === null ? 'registerSheet.note' : 'registerSheet.note.add', {
    period: sheet.period ?? '',
    readOnly: namesListed(
      language,
      readOnly.map((field) => field.header(language)),
    ),
  });
  const at = (fixed: FixedColumn) => fields.findIndex((field) => field.fixed === fixed);
  const plan: SheetPlan = {
    key: sheetKey(sheet.scheme, sheet.register),
    name: tab,
    blocks: [
      { at: cellAddress(0, hiddenColumns), cells: [[title]] },
      { at: cellAddress(1, hiddenColumns), cells: [[textIn(main.plan.scheme.scheme.title, language)]] },
      { at: cellAddress(2, hiddenColumns), cells: [[note]] },
      { at: cellAddress(headerRow, 0), cells: [titles, ...cells] },
    ],
    tables: [{ name: registerTable(sheet.register), at: blockAddress(headerRow, 0, rows.length + 1, titles.length) }],
    styles: [
      { at: cellAddress(0, hiddenColumns), style: 'title' },
      { at: cellAddress(1, hiddenColumns), style: 'subtitle' },
      { at: cellAddress(2, hiddenColumns), style: 'note' },
      { at: header, style: 'header' },
      ...fields.flatMap((field, column) =>
        runsOf(rows.map(({ rights }): StyleName => (isFilled(field, rights) ? 'input' : 'note'))).map(
          ({ first, count, value: style }) => ({ at: down(column, first, count), style }),
        ),
      ),
    ],
    numberFormats: fields.map((field, column) => ({ at: down(column), format: formatOf(field, mainWords) })),
    validations: [
      ...fields.flatMap((field, column) => validationOf(field, down(column), mainWords, lists, listsTab, language)),
      {
        at: down(at('step')),
        rule: {
          kind: 'list',
          source: stepsSource(lists, listsTab, `$${columnLetters(at('steps'))}${firstRow + 1}`, addedSet),
        },
        title: message(language, 'registerSheet.column.step'),
        message: message(language, 'registerSheet.message.step'),
        advises: true,
      },
    ],
    columns: fields.map((field, column) => ({
      at: `${columnLetters(column)}:${columnLetters(column)}`,
      width: columnWidth([field.header(language), ...cells.map((row) => String(row[column] ?? ''))], {
        least: leastWidth(field),
        most: 260,
      }),
      ...(column < hiddenColumns ? { hidden: true } : {}),
    })),
    freeze: { rows: firstRow, columns: at('number') + 1 },
    print: { landscape: true, titleRows: `$${headerRow + 1}:$${headerRow + 1}` },
  };
  return [plan, planLists(listsKey(sheet.scheme, sheet.register), listsTab, lists, language)];
}

/** Whether a cell is filled in by whoever has these rights. */
function isFilled({ fixed, column }: RegisterField, rights: RowRights | null): boolean {
  if (rights === null) return false;
  if (column !== null) return rights.columns.has(column.id);
  if (fixed === 'unit') return rights.columns.has('~unit');
  return entered.includes(fixed) && rights.steps.length > 0;
}

interface RowsAround {
  readonly sets: StepSets;
  readonly toAdd: RowRights | null;
  readonly wordsIn: (period: string) => RegisterWords | null;
  readonly language: Language;
}

/** Records in the order in which they are given, then what somebody has added, then empty rows to add more. */
function rowsOf(sheet: RegisterSheet, typed: readonly TypedRow[], around: RowsAround): PlannedRow[] {
  const { toAdd, language } = around;
  const byKey = new Map(typed.flatMap((row) => (row.key === null ? [] : [[row.key, row] as const])));
  const known = sheet.rows.flatMap((row) => knownRow(sheet, row, byKey.get(row.key), around));
  const isKnown = new Set(sheet.rows.map(({ key }) => key));
  const rights = toAdd === null ? null : { ...toAdd, columns: new Set([...toAdd.columns, '~unit']) };
  const added = typed
    .filter(({ key }) => key === null || !isKnown.has(key))
    .map((row) => ({ cells: row.over({ key: row.key, row: rowStateText('added', language) }), rights }));
  const isEmpty = known.length + added.length === 0;
  const empty = Array.from({ length: toAdd === null ? Number(isEmpty) : emptyRows }, () => ({ cells: {}, rights }));
  return [...known, ...added, ...empty];
}

function knownRow(
  sheet: RegisterSheet,
  row: KnownRow,
  typed: TypedRow | undefined,
  { sets, wordsIn, language }: RowsAround,
): PlannedRow[] {
  const words = wordsIn(row.record.period);
  if (words === null) return [];
  const rights = rightsOf(words, row.record, askerIn(sheet, row.record.period));
  const steps = setNamed(sets, titlesOfSteps(words, rights.steps, language));
  const cells = cellsOf(row, words, steps, typed === undefined ? 'unchanged' : 'changed', language);
  return [{ cells: typed?.over(cells) ?? cells, rights }];
}

/** Numbers and days are read whole, whatever they are written as. */
function leastWidth({ fixed, column }: RegisterField): number {
  if (fixed === 'number') return 120;
  return column?.type === 'date' || column?.type === 'text' ? 90 : 60;
}

function codecFor({ column }: RegisterField, { codecs }: RegisterWords): ColumnCodec | null {
  return column === null ? null : (codecs.get(column.id) ?? null);
}

function formatOf(field: RegisterField, words: RegisterWords): string {
  return field.fixed === 'files' ? 'General' : (codecFor(field, words)?.format ?? '@');
}

/** What the cells of each column offer, by the path of the column. */
function listsOf(fields: readonly RegisterField[], words: RegisterWords, language: Language): Map<string, Listed> {
  const listed = fields.flatMap((field): [string, Listed][] => {
    const entry = codecFor(field, words)?.entry;
    const offered =
      field.fixed === 'unit'
        ? words.units.ids.map((id) => words.units.titleOf(id, language))
        : entry?.kind === 'choice'
          ? entry.words.map((word) => word(language))
          : [];
    return offered.length === 0 ? [] : [[field.path.join('/'), { title: field.header(language), words: offered }]];
  });
  return new Map(listed);
}

function validationOf(
  field: RegisterField,
  at: string,
  words: RegisterWords,
  lists: Lists,
  listsTab: string,
  language: Language,
): ValidationPlan[] {
  const rule = ruleOf(field, words, listSource(lists, listsTab, field.path.join('/')));
  if (rule === null) return [];
  const text = rule.kind === 'list' ? 'choose' : rule.kind === 'decimal' ? 'number' : 'text';
  const limits: Record<string, number> = 'max' in rule ? { least: 'min' in rule ? rule.min : 0, most: rule.max } : {};
  const said = message(language, `registerSheet.message.${text}`, limits);
  return [{ at, rule, title: field.header(language), message: said, advises: true }];
}

function ruleOf(field: RegisterField, words: RegisterWords, source: string | null): ValidationPlan['rule'] | null {
  if (source !== null) return { kind: 'list', source };
  const entry = codecFor(field, words)?.entry;
  if (entry?.kind === 'number') return { kind: 'decimal', min: entry.least, max: entry.most };
  if (entry?.kind === 'text' && field.column?.type === 'text') return { kind: 'text', max: entry.most };
  return field.fixed === 'reason' ? { kind: 'text', max: 2000 } : null;
}
