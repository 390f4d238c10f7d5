// What somebody types into a record: what it means, what it becomes, and what others changed meanwhile.
import { changeOf, editedRecord, overtakenIn } from '../../../../addin/taskpane/registers/record-edits';
import { ownDraft, registerDesk, type RegisterDesk } from '../../../../addin/taskpane/registers/register-desk';
import type { ShownRecord } from '../../../../shared/api/records';
import { planRegisters } from '../../../../shared/registers/register-plan';
import { preset } from '../../../../shared/scheme/presets';

const plan = planRegisters(preset('liuzhou'));
const desk = (register: string, ...roles: string[]): RegisterDesk => {
  const made = registerDesk(plan, register, '2026-11', { id: 'me', roles });
  if (made === null) throw new Error(register);
  return made;
};
const inspector = desk('visit-findings', 'assessor:liuzhou/inspectors');
const head = desk('visit-findings', 'head:liuzhou/d01');
const draft = ownDraft(inspector, '2026-11', 'd01', {});
const agreed: ShownRecord = {
  ...draft,
  ...{ number: 'F-2026-11-001', state: 'agreed', version: 3, etag: '"e3"', author: 'somebody', says: 'f'.repeat(64) },
  values: { kind: 'site', what: '通道堆物', points: 0.5, basis: 'outside' },
};
const columnsOf = (of: RegisterDesk) => of.register.register.columns.map(({ id }) => id);

test('a number is taken as a Chinese keyboard types it; what is none is refused and sent nowhere', () => {
  expect(editedRecord(inspector, draft, { points: '０．５' }).values).toEqual({ points: 0.5 });
  const wrong = editedRecord(inspector, draft, { points: '半分', what: '通道堆物' });
  expect([wrong.values, [...wrong.faults.keys()]]).toEqual([{ what: '通道堆物' }, ['points']]);
  expect(editedRecord(inspector, draft, { points: '-1' }).faults.size).toBe(1);
});

test('blank empties a column, and what stands there already is no change', () => {
  expect(editedRecord(head, agreed, { kind: 'site', what: ' ' }).values).toEqual({ what: null });
});

test('the fields are what the person may write, and what their steps need; nothing else is sent', () => {
  const edited = editedRecord(head, agreed, { measure: '清理', owner: 'me', deadline: '2026-12-20', points: '0.1' });
  expect(edited.steps.map(({ step, missing }) => [step.id, missing])).toEqual([['plan', []]]);
  expect([...edited.withStep.keys()].filter((id) => !edited.own.has(id))).toEqual(['measure', 'owner', 'deadline']);
  const [now] = edited.steps;
  const change = changeOf(edited, agreed, now?.step ?? null, '');
  expect(change).toEqual({
    ...{ register: 'visit-findings', number: 'F-2026-11-001', base: '"e3"', step: 'plan' },
    set: { measure: '清理', owner: 'me', deadline: '2026-12-20' },
  });
});

test('what is missing for a step is told as it is typed', () => {
  const [now] = editedRecord(head, agreed, { measure: '清理' }).steps;
  expect(now?.missing).toEqual(['owner', 'deadline']);
});

test('a signature names what was shown; a draft says what its address filled in', () => {
  const found = { ...agreed, state: 'found' };
  const [sign] = editedRecord(head, found, {}).steps;
  expect(sign?.isSignature).toBe(true);
  expect(changeOf(editedRecord(head, found, {}), found, sign?.step ?? null, '').says).toBe(found.says);
  const from = ownDraft(inspector, '2026-11', 'd01', { check: 'C-2026-11-001' });
  expect(changeOf(editedRecord(inspector, from, { what: '堆物' }), from, null, '')).toEqual({
    ...{ register: 'visit-findings', unit: 'd01' },
    set: { check: 'C-2026-11-001', what: '堆物' },
  });
});

test('whose a new record is may depend on the place that is typed: before it nobody writes it, then its group', () => {
  const operations = desk('tasks', 'assessor:liuzhou/office');
  const task = ownDraft(operations, '2026-11', 'd01', {});
  const at = preset('liuzhou').components.find(({ group }) => group === 'office')?.id ?? '';
  expect(editedRecord(operations, task, {}).own.size).toBe(0);
  expect(editedRecord(operations, task, { at }).own.size).toBeGreaterThan(0);
  expect(columnsOf(operations)).toContain('at');
});

test('only what somebody typed and another changed to something else is overtaken', () => {
  const values = { measure: '清理', owner: 'me', deadline: '2026-12-20' };
  const now = { ...agreed.values, measure: '搬走', owner: 'me' };
  expect(overtakenIn({ values }, agreed.values, now)).toEqual(['measure']);
});

test('what is part of a signed record keeps no field but those with writers of their own', () => {
  const xunyang = planRegisters(preset('xunyang'));
  const unit = registerDesk(xunyang, 'goals', '2026', { id: 'me', roles: ['head:xunyang/s01'] });
  if (unit === null) throw new Error('goals');
  const goal = { ...ownDraft(unit, '2026', 's01', { letter: 'RL-2026-001' }), number: 'G-2026-001', version: 1 };
  expect(editedRecord(unit, goal, {}).own.size).toBeGreaterThan(1);
  const fixed = editedRecord(unit, goal, { quantity: '十个', progress: '过半' }, true);
  expect([...fixed.own]).toEqual(['progress']);
  expect(changeOf(fixed, goal, null, '').set).toEqual({ progress: '过半' });
});
