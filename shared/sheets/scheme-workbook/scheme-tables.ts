// Every table of the scheme workbook, column by column: the one description that planning and reading share.
import type { Blend, Combine, Component, Method, Rollup, Scheme, Signature } from '../../scheme/scheme';
import type { PeriodKind } from '../../scheme/period-kinds';
import { id, idOf, names, number, several, share, type Codec } from '../table/codec';
import type { Field } from '../table/field';
import { shownText } from '../table/shown';
import { withValue } from '../table/value-path';
import { indicatorsTable } from './indicators-table';
import { registerFields, registerTables } from './register-tables';
import { periodKindWords, rewardsTable } from './rewards-table';
import { free, headed, marksFields, onlyYes, part, texts, worded, yesOrNo } from './scheme-fields';
import { listTable, type SchemeTable } from './scheme-table';

const most = 1_000_000;
const dayOfMonth = number(1, 31);
const periodKind = worded<PeriodKind>(periodKindWords);
const method = worded<Method>({ deduct: 'deduct', rate: 'rate', add: 'add', penalty: 'penalty' });
const combine = worded<Combine>({ one: 'one', mean: 'mean', 'trimmed-mean': 'trimmedMean', sum: 'sum' });
const missingMembers = worded<NonNullable<Blend['missingMembers']>>({
  incomplete: 'incomplete',
  'leave-out': 'leaveOut',
});
const missingParts = worded<NonNullable<Rollup['missing']>>({ incomplete: 'incomplete', 'leave-out': 'leaveOutParts' });
// A component is filled by sheets unless it says that it is not.
const takesSheets: Codec = {
  ...yesOrNo,
  read: (filled) => {
    const value = yesOrNo.read(filled);
    return value === true ? undefined : value;
  },
};
const by = worded<NonNullable<Component['by']>>({ host: 'headOfHost' });
const how = worded<Rollup['how']>({ mean: 'mean', sum: 'sum' });
const role = worded<Signature['role']>({ office: 'office', leader: 'leader', 'group-leader': 'groupLeader' });

const idAndTitle: readonly Field[] = [part(headed('id'), ['id'], id), ...texts('title', ['title'])];

const schemeFields: readonly Field[] = [
  part(headed('format'), ['format'], number(1, 1)),
  ...idAndTitle,
  part(headed('version'), ['version'], number(1, most)),
  part(headed('period'), ['cycle'], periodKind),
  part(headed('digits'), ['digits'], number(0, 4)),
  part(headed('issueDay'), ['calendar', 'issueDay'], dayOfMonth),
  part(headed('submitBy'), ['calendar', 'submitBy'], dayOfMonth),
  part(headed('publishDay'), ['calendar', 'publishDay'], dayOfMonth),
  part(headed('appealDays'), ['calendar', 'appealDays'], number(0, 366)),
  part(headed('appealWorking'), ['calendar', 'appealWorking'], onlyYes),
  part(headed('blendHosts'), ['blend', 'hosts'], idOf('categories')),
  part(headed('memberTakes'), ['blend', 'memberTakes'], share),
  part(headed('hostTakes'), ['blend', 'hostTakes'], share),
  part(headed('missingMembers'), ['blend', 'missingMembers'], missingMembers),
  part(headed('tieBreakers'), ['ranking', 'tieBreakers'], several(idOf('components'))),
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
  put: (row, cell) => withValue(row, ['at'], cell.kind === 'blank' ? '' : shownText(cell)),
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
      part(headed('category'), ['category'], idOf('categories')),
      part(headed('host'), ['host'], idOf('units')),
      part(headed('profile'), ['profile'], id),
      part(headed('unitDuties'), ['duties'], names),
    ],
  }),
  listTable({
    key: 'components',
    word: 'component',
    required: true,
    frozen: 2,
    fields: (profiles) => [
      ...idAndTitle,
      part(headed('group'), ['group'], idOf('groups')),
      part(headed('method'), ['method'], method),
      ...marksFields(profiles),
      part(headed('weight'), ['weight'], number(0, most)),
      part(headed('countsInBase'), ['base'], yesOrNo),
      part(headed('combine'), ['combine'], combine),
      part(headed('raters'), ['raters'], number(1, most)),
      part(headed('takesSheets'), ['sheets'], takesSheets),
      part(headed('filledBy'), ['by'], by),
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
      part(headed('share'), ['share'], share),
      part(headed('atLeast'), ['atLeast'], number(-most, most)),
    ],
  }),
  listTable({
    key: 'bands',
    word: 'band',
    frozen: 1,
    fields: () => [part(headed('bandFrom'), [], number(-most, most))],
  }),
  listTable({
    key: 'streaks',
    word: 'streaks',
    frozen: 1,
    fields: () => [
      part(headed('component'), ['component'], idOf('components')),
      part(headed('periodsRunning'), ['periods'], number(1, most)),
      part(headed('claimPoints'), ['points'], number(-most, most)),
    ],
  }),
  listTable({
    key: 'rollups',
    word: 'rollups',
    frozen: 1,
    fields: () => [
      part(headed('toKind'), ['to'], periodKind),
      part(headed('fromKind'), ['from'], periodKind),
      part(headed('how'), ['how'], how),
      part(headed('missingParts'), ['missing'], missingParts),
      part(headed('leastParts'), ['atLeast'], number(1, 12)),
    ],
  }),
  listTable({
    key: 'signatures',
    word: 'signatures',
    frozen: 1,
    fields: () => [part(headed('role'), ['role'], role), ...texts('title', ['title'])],
  }),
  listTable({ key: 'registers', word: 'registersTable', frozen: 2, fields: () => registerFields }),
  ...registerTables,
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
