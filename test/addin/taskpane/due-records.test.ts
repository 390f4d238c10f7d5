// What is due of records on Today: in groups by register, the earliest first, and how whom they wait for is said.
import { waitsForText } from '../../../addin/taskpane/registers/record-text';
import { dueGroups, isRemindable, keyValues } from '../../../addin/taskpane/today/due-records';
import type { DueRecord } from '../../../shared/api/records';
import { planRegisters } from '../../../shared/registers/register-plan';
import { preset } from '../../../shared/scheme/presets';

const record = (
  register: string,
  number: string | null,
  on: string | null,
  more: Partial<DueRecord> = {},
): DueRecord => ({
  ...{ scheme: 'luan', register, number, period: '2026-10', unit: 'd01', state: 'draft', version: 1 },
  ...{ etag: null, author: null, values: {}, signed: [], taken: [], says: '0'.repeat(64), steps: [], waitsFor: [] },
  ...{ due: on === null ? null : { on, is: 'due' }, colour: on === null ? null : 'yellow', why: 'step', ...more },
});

test('the register with the earliest comes first, within it the earliest; what is not soon due is counted', () => {
  const groups = dueGroups([
    record('finding', 'F-1', '2026-10-20'),
    record('task-book', 'TB-2', '2026-10-19'),
    record('task-book', 'TB-1', '2026-10-12'),
    record('task-book', 'TB-3', null),
    record('talk', 'K-1', null),
    record('finding', 'F-2', '2026-10-11', { scheme: 'baiyin' }),
  ]);
  expect(
    groups.map(({ scheme, register, due, later }) => [scheme, register, due.map((one) => one.number), later]),
  ).toEqual([
    ['baiyin', 'finding', ['F-2'], 0],
    ['luan', 'task-book', ['TB-1', 'TB-2'], 1],
    ['luan', 'finding', ['F-1'], 0],
  ]);
});

test('nothing due makes no groups', () => {
  expect(dueGroups([])).toEqual([]);
  expect(dueGroups([record('talk', 'K-1', null)])).toEqual([]);
});

test('a draft is named by its key, or by all that its opening has filled in; a record by its number', () => {
  const register = preset('baiyin').registers?.find(({ key }) => key?.some((column) => column !== 'unit'));
  if (!register?.key) throw new Error('baiyin has a register with a key');
  const [named = ''] = register.key.filter((column) => column !== 'unit');
  const values = { [named]: '2026-09', other: 'x' };
  expect(keyValues(register, record(register.id, null, null, { values }))).toEqual({ [named]: '2026-09' });
  expect(keyValues(undefined, record('gone', null, null, { values }))).toEqual(values);
  expect(keyValues(register, record(register.id, 'K-1', null, { values }))).toEqual({});
});

test('remind now is offered to whom the service lets remind, of what waits for others', () => {
  const plan = planRegisters(preset('luan'));
  const told = record('task-book', 'TB-1', '2026-10-12', { why: 'told' });
  const offered = (role: string, one = told) => isRemindable(plan, { id: 'somebody', roles: [role] }, one);
  expect(['office', 'leader', 'liaison:luan/d01'].map((role) => offered(role))).toEqual([true, true, true]);
  // Told because it stands too long, as the head of the unit is, yet not one who reminds.
  expect(['head:luan/d01', 'liaison:luan/d02', 'admin'].map((role) => offered(role))).toEqual([false, false, false]);
  expect(offered('office', { ...told, why: 'step' })).toBe(false);
  expect(offered('office', { ...told, register: 'gone' })).toBe(false);
});

test('whom it waits for is said by roles and by the titles of columns, each once', () => {
  const scheme = preset('tangxian');
  const register = scheme.registers?.find(({ id }) => id === 'work-list');
  if (register === undefined) throw new Error('tangxian has a work list');
  const who = ['head', 'head', 'author', { role: 'head', of: 'lead' }, { person: 'gone' }] as const;
  expect(waitsForText({ language: 'zh-CN', scheme }, register, who)).toMatch(
    /^单位负责人、填报人、单位负责人（.+）、gone$/,
  );
});
