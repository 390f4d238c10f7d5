// Expected records: drafts from the open period, from published results and from other registers; nothing that is there already.
import type { PeriodState } from '../../../shared/lifecycle/period-life';
import { expectedRecords, isNamedBy, noLongerFollows } from '../../../shared/registers/expected-records';
import { draftOf, type RegisterRecord, type Values } from '../../../shared/registers/record';
import type { Results } from '../../../shared/scoring/results';
import { findings, checks, follow, withRegisters, witnesses } from './ledgers';
import { assessor, head, office, story } from './story';

const unit = (id: string, more: object) => ({ unit: id, complete: true, rewards: [], ...more });
const results = {
  units: [
    unit('d1', { rewards: [{ reward: 'blue', effects: { duties: ['talk'] } }] }),
    unit('d2', { claims: [{ component: 'work', periods: 3, since: '2025-12' }] }),
    { unit: 'd3', complete: false, missing: ['work'] },
  ],
} as unknown as Results;

const scheme = withRegisters();
const expected = (
  told: ReturnType<typeof story>,
  register: string,
  state: PeriodState,
  given: Results | null = results,
  observers: readonly string[] = [],
) =>
  expectedRecords(told.plan, told.registerOf(register), {
    ...{ state, since: '2026-02-01T00:00:00Z', results: given, claimed: given, observers },
    recordsOf: (id) => [...told.records.values()].filter((record) => record.register === id),
  });
const named = (drafts: readonly RegisterRecord[]) => drafts.map(({ unit: of, values }) => [of, values]);

it('every unit is to have its book in an open period, but for those who have', () => {
  const told = story(scheme);
  const drafts = expected(told, 'books', 'open');
  expect(drafts.map(({ unit: of }) => of)).toEqual(['b1', 'd1', 'd2', 'd3']);
  expect(drafts[0]).toMatchObject({ version: 0, number: null, state: 'draft' });
  told.does(head, { register: 'books' });
  expect(named(expected(told, 'books', 'open')).map(([of]) => of)).toEqual(['b1', 'd2', 'd3']);
  expect(expected(told, 'books', 'closed')).toEqual([]);
});

it('a duty in published results asks for its talk, and no longer once they are gone', () => {
  const told = story(scheme);
  expect(named(expected(told, 'talks', 'published'))).toEqual([['d1', { kind: 'list' }]]);
  expect(expected(told, 'talks', 'signed')).toEqual([]);
  expect(expected(told, 'talks', 'open', null)).toEqual([]);
  told.does(office, { register: 'talks', set: { kind: 'list' } });
  expect(expected(told, 'talks', 'final')).toEqual([]);
});

it('a claim is offered where it still counts, by the name of its run, so that it is used once', () => {
  const told = story(scheme);
  expect(expected(told, 'claims', 'published')).toEqual([]);
  expect(expected(told, 'claims', 'open', null)).toEqual([]);
  expect(named(expected(told, 'claims', 'open'))).toEqual([['d2', { matter: 'work 3 2025-12' }]]);
  told.does(
    { id: 'wu', roles: [{ kind: 'head', scheme: 'bureau', unit: 'd2' }] },
    {
      ...{ register: 'claims', unit: 'd2', set: { matter: 'work 3 2025-12' } },
    },
  );
  expect(expected(told, 'claims', 'open')).toEqual([]);
});

it('a record in some state asks for one that links to it', () => {
  const told = story(scheme);
  const number = told.does(assessor, { register: 'findings', set: { what: '缺页', at: 'work/plan', points: 1 } });
  expect(expected(told, 'follow', 'open')).toEqual([]);
  const one = { register: 'findings', number };
  told.does(assessor, { ...one, step: 'agree' });
  told.does(head, { ...one, step: 'agree' });
  told.does(head, { ...one, set: { done: '已补' }, step: 'report' });
  expect(named(expected(told, 'follow', 'closed'))).toEqual([['d1', { finding: number }]]);
  told.does(office, { register: 'follow', set: { finding: number } });
  expect(expected(told, 'follow', 'closed')).toEqual([]);
});

it('of five thousand units are told apart by name, not each held against each', () => {
  const [first] = scheme.units;
  const many = { ...scheme, units: Array.from({ length: 5000 }, (_, i) => ({ ...first, id: `u${String(i)}` })) };
  const told = story(many as never);
  for (const draft of expected(told, 'books', 'open')) {
    const number = draft.unit ?? '';
    if (number.endsWith('0')) continue;
    told.records.set(number, { ...draft, number, version: 1 });
  }
  const from = performance.now();
  expect(expected(told, 'books', 'open')).toHaveLength(500);
  expect(performance.now() - from).toBeLessThan(5000);
});

it('a draft is named by unit and key, or by unit and link where nothing is the key; what its opening fills in need not be said', () => {
  const noted = { ...follow, opens: [{ ...follow.opens[0], set: { note: '季度' } }] };
  const told = story(withRegisters([findings, checks, noted]));
  const register = told.registerOf('follow');
  const draft = draftOf(register.register, 'd1', { finding: 'F-1', note: '季度' }, '2026-02-01');
  const names = (values: Values, of = 'd1') => isNamedBy(register, draft, { unit: of, values });
  expect(names({ finding: 'F-1', note: '季度' })).toBe(true);
  expect(names({ finding: 'F-1' })).toBe(true);
  expect(names({ finding: 'F-1', note: '月度' })).toBe(false);
  expect(names({ finding: 'F-1' }, 'd2')).toBe(false);
  expect(names({ finding: 'F-2' })).toBe(false);
  expect(names({ note: '季度' })).toBe(false);
  const talk = story(scheme).registerOf('talks');
  const due = draftOf(talk.register, 'd1', { kind: 'list' }, '2026-02-01');
  expect(isNamedBy(talk, due, { unit: 'd1', values: { kind: 'list', minutes: '谈话' } })).toBe(true);
  expect(isNamedBy(talk, due, { unit: 'd1', values: { minutes: '谈话' } })).toBe(false);
});

describe('of observers in turn', () => {
  const turns = withRegisters([{ ...witnesses, opens: [{ from: 'observers', column: 'who' }] }]);

  it('each who is named is to witness, whatever the period’s state; who has begun is not asked twice', () => {
    const told = story(turns);
    const drafts = expected(told, 'witnesses', 'closed', null, ['qian', 'sun']);
    expect(named(drafts)).toEqual([
      [null, { who: 'qian' }],
      [null, { who: 'sun' }],
    ]);
    expect(drafts[0]?.from).toBe('observers');
    told.does(office, { register: 'witnesses', unit: null, set: { who: 'qian' } });
    expect(named(expected(told, 'witnesses', 'open', null, ['qian', 'sun']))).toEqual([[null, { who: 'sun' }]]);
    expect(expected(told, 'witnesses', 'open', null, [])).toEqual([]);
  });

  it('what somebody has begun who observes no more is told', () => {
    const told = story(turns);
    const [draft] = expected(told, 'witnesses', 'open', null, ['qian']);
    const source = { state: 'open' as const, since: '', results: null, claimed: null, recordsOf: () => [] };
    const isGone = (observers: string[]) =>
      noLongerFollows(told.plan, told.registerOf('witnesses'), { ...source, observers })(draft as RegisterRecord);
    expect([isGone(['qian', 'sun']), isGone(['sun'])]).toEqual([false, true]);
  });
});
