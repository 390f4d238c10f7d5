// Every table of the scheme workbook, column by column: the one description that planning and reading share.
import type { Blend, Combine, Method, PeriodKind, Rollup, Scheme, Signature } from '../../scheme/scheme';
import { choice, flag, id, idOf, names, number, several } from '../table/codec';
import { field, free, headed, marksFields, texts, type Field } from '../table/field';
import { indicatorsTable } from './indicators-table';
import { periodKindWords, rewardsTable } from './rewards-table';
import { listTable, type SchemeTable } from './scheme-table';
import { withValue } from './value-path';

const most = 1_000_000;
const share = number(0, 1);
const dayOfMonth = number(1, 31);
const periodKind = choice<PeriodKind>(periodKindWords);
const method = choice<Method>({ deduct: 'deduct', rate: 'rate', add: 'add', penalty: 'penalty' });
const combine = choice<Combine>({ one: 'one', mean: 'mean', 'trimmed-mean': 'trimmedMean', sum: 'sum' });
const missingMembers = choice<NonNullable<Blend['missingMembers']>>({
  incomplete: 'incomplete',
  'leave-out': 'leaveOut',
});
const how = choice<Rollup['how']>({ mean: 'mean', sum: 'sum' });
const role = choice<Signature['role']>({ office: 'office', leader: 'leader', 'group-leader': 'groupLeader' });

const idAndTitle: readonly Field[] = [field(headed('id'), ['id'], id), ...texts('title', ['title'])];

const schemeFields: readonly Field[] = [
  field(headed('format'), ['format'], number(1, 1)),
  ...idAndTitle,
  field(headed('version'), ['version'], number(1, most)),
  field(headed('period'), ['cycle'], periodKind),
  field(headed('digits'), ['digits'], number(0, 4)),
  field(headed('issueDay'), ['calendar', 'issueDay'], dayOfMonth),
  field(headed('submitBy'), ['calendar', 'submitBy'], dayOfMonth),
  field(headed('publishDay'), ['calendar', 'publishDay'], dayOfMonth),
  field(headed('appealDays'), ['calendar', 'appealDays'], number(0, 366)),
  field(headed('blendHosts'), ['blend', 'hosts'], idOf('categories')),
  field(headed('memberTakes'), ['blend', 'memberTakes'], share),
  field(headed('hostTakes'), ['blend', 'hostTakes'], share),
  field(headed('missingMembers'), ['blend', 'missingMembers'], missingMembers),
  field(headed('tieBreakers'), ['ranking', 'tieBreakers'], several(idOf('components'))),
];

export const schemeTable: SchemeTable = {
  key: 'scheme',
  word: 'schemeTable',
  sideways: true,
  frozen: 1,
  fields: () => schemeFields,
  rows: (scheme: Scheme) => [scheme],
  gather: ([row], draft) => {
    if (row === undefined) return;
    draft.add(row.value);
    draft.markRow([], row);
  },
};

// A note without a place is a note on the whole scheme.
const noteAt: Field = {
  ...free(headed('at'), ['at']),
  put: (row, filled) => withValue(row, ['at'], filled === null ? '' : String(filled)),
};

/** The tables in the order of their tabs; indicators come after the components that they belong to. */
export const schemeTables: readonly SchemeTable[] = [
  schemeTable,
  listTable({ key: 'categories', word: 'category', required: true, frozen: 2, fields: () => idAndTitle }),
  listTable({ key: 'groups', word: 'group', required: true, frozen: 2, fields: () => idAndTitle }),
  listTable({
    key: 'units',
    word: 'unit',
    required: true,
    frozen: 2,
    fields: () => [
      ...idAndTitle,
      field(headed('category'), ['category'], idOf('categories')),
      field(headed('host'), ['host'], idOf('units')),
      field(headed('profile'), ['profile'], id),
      field(headed('unitDuties'), ['duties'], names),
    ],
  }),
  listTable({
    key: 'components',
    word: 'component',
    required: true,
    frozen: 2,
    fields: (profiles) => [
      ...idAndTitle,
      field(headed('group'), ['group'], idOf('groups')),
      field(headed('method'), ['method'], method),
      ...marksFields(profiles),
      field(headed('weight'), ['weight'], number(0, most)),
      field(headed('countsInBase'), ['base'], flag),
      field(headed('combine'), ['combine'], combine),
    ],
  }),
  indicatorsTable,
  rewardsTable,
  listTable({
    key: 'grades',
    word: 'grade',
    frozen: 2,
    fields: () => [
      ...idAndTitle,
      field(headed('share'), ['share'], share),
      field(headed('atLeast'), ['atLeast'], number(-most, most)),
    ],
  }),
  listTable({
    key: 'bands',
    word: 'band',
    frozen: 1,
    fields: () => [field(headed('bandFrom'), [], number(-most, most))],
  }),
  listTable({
    key: 'streaks',
    word: 'streaks',
    frozen: 1,
    fields: () => [
      field(headed('component'), ['component'], idOf('components')),
      field(headed('periodsRunning'), ['periods'], number(1, most)),
      field(headed('claimPoints'), ['points'], number(-most, most)),
    ],
  }),
  listTable({
    key: 'rollups',
    word: 'rollups',
    frozen: 1,
    fields: () => [
      field(headed('toKind'), ['to'], periodKind),
      field(headed('fromKind'), ['from'], periodKind),
      field(headed('how'), ['how'], how),
    ],
  }),
  listTable({
    key: 'signatures',
    word: 'signatures',
    frozen: 1,
    fields: () => [field(headed('role'), ['role'], role), ...texts('title', ['title'])],
  }),
  listTable({ key: 'notes', word: 'remarks', frozen: 1, fields: () => [noteAt, ...texts('text', ['text'])] }),
];

/**
 * The name of a scheme table in the workbook (表名): the same in every language.
 * @example schemeTableName('units') // 'Scheme_units'
 */
export function schemeTableName(key: SchemeTable['key']): string {
  return `Scheme_${key}`;
}

/**
 * The names of all tables that a scheme workbook holds (方案工作簿的表).
 * @example schemeTableNames()[1] // 'Scheme_categories'
 */
export function schemeTableNames(): string[] {
  return schemeTables.map(({ key }) => schemeTableName(key));
}

/** The key of the sheet that holds a table. */
export function schemeSheetKey(key: SchemeTable['key']): string {
  return `scheme:${key}`;
}

/**
 * The profiles that full marks are given for (分列标准分的类型), in the order in which the scheme names them.
 * @example profilesIn({ components: [{ ...party, indicators: [], marks: { branch: 20 } }] }) // ['branch']
 */
export function profilesIn(scheme: Scheme): string[] {
  const marked = scheme.components.flatMap((component) => [component, ...(component.indicators ?? [])]);
  return [...new Set(marked.flatMap(({ marks }) => (typeof marks === 'object' ? Object.keys(marks) : [])))];
}
