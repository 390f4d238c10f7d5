// A life as data: who may take which step when, who signs in which order, where a reason is due.
import { awaited, decide, isSigned, stepsOpenTo, type Life, type Standing } from '../../../shared/lifecycle/life';
import { periodActor, periodLife, periodStates, periodStepInto } from '../../../shared/lifecycle/period-life';

type Who = 'head' | 'secretary' | 'office';
type Id = 'file' | 'sign' | 'return' | 'note';
const taskBook: Life<'draft' | 'filed' | 'in-force', Who, Id> = {
  states: ['draft', 'filed', 'in-force'],
  steps: [
    { id: 'file', from: ['draft'], to: 'filed', by: ['head', 'secretary'] },
    { id: 'sign', from: ['filed'], to: 'in-force', by: { all: ['head', 'secretary'] } },
    { id: 'return', from: ['filed'], to: 'draft', by: ['office'], needsReason: true, dropsSignatures: true },
    { id: 'note', from: ['filed', 'in-force'], by: ['office'] },
  ],
};
const filed: Standing<'draft' | 'filed' | 'in-force', Who> = { state: 'filed', signatures: [] };
const headSigned = { ...filed, signatures: [{ role: 'head' as const, by: 'wang' }] };
const head = { id: 'wang', roles: ['head' as const] };
const secretary = { id: 'li', roles: ['secretary' as const] };
const office = { id: 'zhao', roles: ['office' as const] };

test('a step is taken in its states only, and by those whom it names', () => {
  expect(decide(taskBook, { state: 'draft', signatures: [] }, { step: 'file', actor: head })).toMatchObject({
    ok: true,
    state: 'filed',
  });
  expect(decide(taskBook, filed, { step: 'file', actor: head })).toMatchObject({ refusal: { code: 'wrong-state' } });
  expect(decide(taskBook, filed, { step: 'return', actor: head, reason: '重写' })).toMatchObject({
    refusal: { code: 'not-allowed' },
  });
});

test('where all sign, in any order, the last signature takes the step', () => {
  const first = decide(taskBook, filed, { step: 'sign', actor: secretary });
  expect(first).toEqual({ ok: true, state: 'filed', drops: false, signature: { role: 'secretary', by: 'li' } });
  expect(decide(taskBook, headSigned, { step: 'sign', actor: secretary })).toMatchObject({ state: 'in-force' });
  expect(awaited(taskBook.steps[1] ?? { by: [] }, headSigned.signatures)).toEqual(['secretary']);
});

test('nobody signs for two, whatever roles they hold', () => {
  const both = { id: 'wang', roles: ['head' as const, 'secretary' as const] };
  expect(decide(taskBook, headSigned, { step: 'sign', actor: both })).toMatchObject({
    refusal: { code: 'signed-already' },
  });
  expect(decide(taskBook, headSigned, { step: 'sign', actor: { ...head, id: 'sun' } })).toMatchObject({
    refusal: { code: 'signature-awaited', role: 'secretary', position: 2 },
  });
});

test('a step back needs its reason and takes the signatures with it', () => {
  expect(decide(taskBook, headSigned, { step: 'return', actor: office })).toMatchObject({
    refusal: { code: 'reason-missing' },
  });
  expect(decide(taskBook, headSigned, { step: 'return', actor: office, reason: '重写' })).toEqual({
    ok: true,
    state: 'draft',
    drops: true,
    signature: null,
  });
});

test('a step that leads nowhere else leaves the state', () => {
  expect(decide(taskBook, headSigned, { step: 'note', actor: office })).toMatchObject({ state: 'filed', drops: false });
  expect(stepsOpenTo(taskBook, headSigned, office).map(({ id }) => id)).toEqual(['return', 'note']);
});

test('the one who consolidates signs first where the office is named first and others follow', () => {
  const signedBy = (...roles: ('office' | 'leader')[]) =>
    periodLife({ signatures: roles.map((role) => ({ role, title: role })) });
  const actor = periodActor('office-1', [{ kind: 'office' }, { kind: 'head' }]);
  const consolidate = (life: ReturnType<typeof periodLife>) =>
    decide(life, { state: 'closed', signatures: [] }, { step: 'consolidate', actor });
  expect(consolidate(signedBy('office', 'leader'))).toMatchObject({ signature: { role: 'office', by: 'office-1' } });
  for (const life of [signedBy('office'), signedBy('leader', 'office'), signedBy()]) {
    expect(consolidate(life)).toMatchObject({ state: 'consolidated', signature: null });
  }
});

test('a period is signed in the scheme’s order, each place by another person', () => {
  const life = periodLife({
    signatures: [
      { role: 'leader', title: '分管领导' },
      { role: 'leader', title: '主要领导' },
    ],
  });
  const leader = (id: string) => periodActor(id, [{ kind: 'leader' }]);
  const first = { role: 'leader' as const, by: 'leader-1' };
  const after = (signatures: (typeof first)[], id: string) =>
    decide(life, { state: 'consolidated', signatures }, { step: 'sign', actor: leader(id) });
  expect(after([], 'leader-1')).toMatchObject({ state: 'consolidated', signature: first });
  expect(after([first], 'leader-1')).toMatchObject({ refusal: { code: 'signed-already' } });
  expect(after([first], 'leader-2')).toMatchObject({ state: 'signed' });
  expect(isSigned({ all: ['leader', 'leader'], inOrder: true }, [first])).toBe(false);
});

test('every state of a period has the one step that leads into it', () => {
  const { steps } = periodLife({});
  expect(periodStates.map((state) => steps.find(({ id }) => id === periodStepInto(state))?.to)).toEqual(periodStates);
});
