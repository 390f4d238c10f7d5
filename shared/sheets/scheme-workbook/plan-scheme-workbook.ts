// A scheme as a workbook (方案工作簿): each part of it a table that the office edits.
import type { Scheme } from '../../scheme/scheme';
import { textIn, type Language } from '../../scheme/text';
import { blockAddress, cellAddress, columnLetters, fixed, onSheet } from '../address';
import { tabNames } from '../labels';
import type { Address, Cell, SheetPlan, ValidationPlan } from '../plan';
import type { Entry } from '../table/codec';
import type { Field } from '../table/field';
import { profileIn } from './scheme-fields';
import type { SchemeTable } from './scheme-table';
import { profilesIn, schemeSheetKey, schemeTableName, schemeTables } from './scheme-tables';
import { schemeSpeaker } from './scheme-words';

const headerRow = 3;
const firstRow = headerRow + 1;
// A protected sheet does not let a table grow, so rows for new parts stand ready.
const spareRows = 30;
// Columns of full marks for new profiles; no id holds a question mark, so what is left blank names no profile.
const spareProfiles = ['?1', '?2'];
const longestTitle = 32;

/** A table with the cells that it takes. */
interface LaidTable {
  readonly table: SchemeTable;
  readonly tab: string;
  readonly fields: readonly Field[];
  readonly cells: readonly (readonly Cell[])[];
  /** The cells of a field, its header not counted. */
  readonly extentOf: (field: number) => Address;
  readonly headerOf: (field: number) => Address;
}

function layTable(table: SchemeTable, scheme: Scheme, tab: string, language: Language): LaidTable {
  const say = schemeSpeaker(language);
  const fields = table.fields([...profilesIn(scheme), ...spareProfiles]);
  const header = fields.map((field) => field.header(language));
  const rows = table.rows(scheme).map((row) => fields.map((field) => field.write(row, language)));
  if (table.sideways) {
    const items = header.map((item, index): Cell[] => [item, ...rows.map((row) => row[index] ?? null)]);
    return {
      table,
      tab,
      fields,
      cells: [[say('item'), say('value')], ...items],
      extentOf: (index) => cellAddress(firstRow + index, 1),
      headerOf: (index) => cellAddress(firstRow + index, 0),
    };
  }
  const spares = Array.from({ length: spareRows }, () => fields.map((): Cell => null));
  const body = [...rows, ...spares];
  return {
    table,
    tab,
    fields,
    cells: [header, ...body],
    extentOf: (index) => blockAddress(firstRow, index, body.length, 1),
    headerOf: (index) => cellAddress(headerRow, index),
  };
}

const columnWidths: Readonly<Record<Entry['kind'], number>> = {
  text: 200,
  number: 90,
  choice: 110,
  'id-of': 110,
  several: 200,
};
const itemWidth = 190;

function columnsOf({ table, fields }: LaidTable): NonNullable<SheetPlan['columns']> {
  const widths = table.sideways ? [itemWidth, 320] : fields.map(({ entry }) => columnWidths[entry.kind]);
  return widths.map((width, index) => ({ at: `${columnLetters(index)}:${columnLetters(index)}`, width }));
}

function rulesFor(
  entry: Entry,
  laid: readonly LaidTable[],
  language: Language,
): Pick<ValidationPlan, 'rule' | 'message' | 'advises'>[] {
  const say = schemeSpeaker(language);
  switch (entry.kind) {
    case 'text':
      return [{ rule: { kind: 'text', max: entry.most }, message: say('lengthMessage', { most: entry.most }) }];
    case 'number': {
      const { least, most } = entry;
      return [{ rule: { kind: 'decimal', min: least, max: most }, message: say('numberMessage', { least, most }) }];
    }
    case 'choice': {
      const source = entry.words.map((said) => said(language)).join(',');
      return [{ rule: { kind: 'list', source }, message: say('chooseMessage') }];
    }
    case 'id-of': {
      const named = laid.find(({ table }) => table.key === entry.table);
      if (named === undefined) throw new RangeError(`no table of ids: ${entry.table}`);
      const ids = named.extentOf(named.fields.findIndex(({ path }) => path.join('.') === 'id'));
      const source = `=${onSheet(named.tab, fixed(ids))}`;
      return [{ rule: { kind: 'list', source }, message: say('chooseIdMessage'), advises: true }];
    }
    // Excel checks a whole cell only, not the entries in it.
    case 'several':
      return [];
  }
}

const isId = ({ entry }: Field): boolean => entry.kind === 'id-of' || (entry.kind === 'text' && entry.most < 2000);

function planSheet(one: LaidTable, laid: readonly LaidTable[], headline: string, language: Language): SheetPlan {
  const { table, fields, cells } = one;
  const say = schemeSpeaker(language);
  const width = cells[0]?.length ?? 1;
  const spareHeaders = fields.flatMap((field, index) =>
    spareProfiles.includes(profileIn(field.header(language)) ?? '') ? [one.headerOf(index)] : [],
  );
  const [spare] = fields.filter((field) => profileIn(field.header(language)) === spareProfiles[0]);
  const extents = fields.map((_, index) => one.extentOf(index));
  const note = [
    say('editNote'),
    ...(spare === undefined ? [] : [say('profileNote', { header: spare.header(language) })]),
  ].join(language === 'zh-CN' ? '' : ' ');
  return {
    key: schemeSheetKey(table.key),
    name: one.tab,
    blocks: [
      { at: 'A1', cells: [[`${headline} · ${say(table.word)}`]] },
      { at: 'A2', cells: [[note]] },
      { at: cellAddress(headerRow, 0), cells },
    ],
    tables: [{ name: schemeTableName(table.key), at: blockAddress(headerRow, 0, cells.length, width) }],
    validations: fields.flatMap(({ entry, header }, index) =>
      rulesFor(entry, laid, language).map((rule) => ({
        at: one.extentOf(index),
        title: header(language).slice(0, longestTitle),
        ...rule,
      })),
    ),
    styles: [
      { at: 'A1', style: 'title' },
      { at: 'A2', style: 'note' },
      { at: blockAddress(headerRow, 0, 1, width), style: 'header' },
      ...extents.map((at) => ({ at, style: 'input' as const })),
    ],
    // Excel would make a number of an id like 007 and a date of one like 1-2.
    numberFormats: fields.flatMap((field, index) => (isId(field) ? [{ at: one.extentOf(index), format: '@' }] : [])),
    columns: columnsOf(one),
    inputs: [...extents, ...spareHeaders],
    freeze: { rows: headerRow + 1, columns: table.frozen },
    print: { landscape: true, titleRows: `$${headerRow + 1}:$${headerRow + 1}` },
  };
}

/**
 * The sheets of a scheme workbook (方案工作簿): 方案, 类别, 评价小组, 被考核单位, 考评构成, 指标, 兑现, 等次, 分数段, 零扣分, 周期汇总, 签批,
 * 台账 and its five tables, 备注, each one table with ids in sight and empty rows for new parts. `readSchemeWorkbook` gives exactly this scheme again.
 * @example planSchemeWorkbook({ scheme: luan, language: 'zh-CN' }).map(({ name }) => name)[5] // '指标'
 */
export function planSchemeWorkbook(request: { readonly scheme: Scheme; readonly language: Language }): SheetPlan[] {
  const { scheme, language } = request;
  const say = schemeSpeaker(language);
  const tabs = tabNames(schemeTables.map(({ word }) => say(word)));
  const laid = schemeTables.map((table, index) => layTable(table, scheme, tabs[index] ?? table.key, language));
  const headline = textIn(scheme.title, language);
  return laid.map((one) => planSheet(one, laid, headline, language));
}
