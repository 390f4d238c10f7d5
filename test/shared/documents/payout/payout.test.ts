// The payout of people: exact to the cent, by hand on small figures, by another way on large ones; and refused where its sums do not agree.
import Decimal from 'decimal.js';
import { assertAgrees, payoutOf } from '../../../../shared/documents/payout/payout';
import { PayoutDisagrees } from '../../../../shared/documents/payout/payout-disagrees';
import { paidRoles, type RosterPerson } from '../../../../shared/documents/payout/roster';
import type { Effects } from '../../../../shared/scheme/scheme';
import type { CompleteResult, IncompleteResult } from '../../../../shared/scoring/results';
import { payIn } from '../../../../shared/sheets/tier-table';
import { publishedCase } from '../published-case';

const scheme = { units: ['d1', 'd2', 'd3'].map((id) => ({ id, title: id, category: 'c' })) } as unknown as Parameters<
  typeof payoutOf
>[0];

const earning = (unit: string, ...effects: Effects[]): CompleteResult =>
  ({
    ...{ unit, category: 'c', complete: true, components: {}, base: 90, assessed: 90, counterpart: null, final: 90 },
    ...{ place: 1, placeFromBottom: 1, of: 1 },
    rewards: effects.map((one) => ({ reward: 'r', effects: one })),
  }) as unknown as CompleteResult;

const person = (unit: string, role: RosterPerson['role'], base: number | null, name = '张三'): RosterPerson =>
  ({ unit, name, role, base }) as RosterPerson;

const changes = (results: (CompleteResult | IncompleteResult)[], roster: RosterPerson[]): number[] =>
  payoutOf(scheme, { units: results }, roster).units.flatMap(({ people }) => people.map(({ change }) => change));

test('a share is taken of each one’s own bonus, and cash goes whole to each', () => {
  const rewards = earning('d1', {
    chief: { bonusPercent: 20 },
    deputy: { cash: 300 },
    staff: { bonusPercent: 10, cash: 5 },
  });
  const roster = [
    person('d1', 'chief', 3200),
    person('d1', 'deputy', 2800),
    person('d1', 'deputy', null, '李四'),
    person('d1', 'staff', 1500),
  ];
  expect(changes([rewards], roster)).toEqual([640, 300, 300, 155]);
});

test('what is taken is below zero, and what is left is told', () => {
  const { units, overall } = payoutOf(scheme, { units: [earning('d1', { chief: { bonusPercent: -15 } })] }, [
    person('d1', 'chief', 3200),
  ]);
  expect(units[0]?.people[0]).toMatchObject({ share: -0.15, change: -480, after: 2720 });
  expect(overall).toEqual({ people: 1, base: 3200, change: -480, after: 2720, unitCash: 0 });
});

test('several rewards are added up before the one rounding: 1.5 cents are 2, and not 1 and 1', () => {
  const half = { chief: { bonusPercent: 0.5 } };
  expect(changes([earning('d1', half, half, half)], [person('d1', 'chief', 1)])).toEqual([0.02]);
  expect(changes([earning('d1', { chief: { bonusPercent: 0.5 } })], [person('d1', 'chief', 1)])).toEqual([0.01]);
  expect(changes([earning('d1', { chief: { bonusPercent: -0.5 } })], [person('d1', 'chief', 1)])).toEqual([-0.01]);
});

test('a percentage that no double’s hundredth hits is taken exactly', () => {
  // 1.1 / 100 is 0.011000000000000001 for a double.
  expect(payIn({ chief: { bonusPercent: 1.1 } }, { role: 'chief', measure: 'percent' })).toBe(0.011);
  expect(changes([earning('d1', { chief: { bonusPercent: 1.1 } })], [person('d1', 'chief', 4_550_000)])).toEqual([
    50_050,
  ]);
  expect(changes([earning('d1', { chief: { bonusPercent: 7 } })], [person('d1', 'chief', 0.5)])).toEqual([0.04]);
});

test('a unit that is incomplete or out of the ranking earns nothing; its people stand there unchanged', () => {
  const incomplete = {
    unit: 'd1',
    category: 'c',
    complete: false,
    missing: [],
    waitsFor: [],
  } as unknown as IncompleteResult;
  const excluded = { ...earning('d2', { chief: { cash: 500 } }), place: null };
  const { units } = payoutOf(scheme, { units: [incomplete, excluded] }, [
    person('d1', 'chief', 100),
    person('d2', 'chief', 200),
  ]);
  expect(units.map(({ change, after }) => [change, after])).toEqual([
    [0, 100],
    [0, 200],
  ]);
});

test('who lacks a bonus of which a share is due, and which rewards find nobody, is told', () => {
  const results = [
    earning('d1', { chief: { bonusPercent: 20 }, staff: { cash: 10 } }),
    earning('d2', { unit: { cash: 30_000 } }),
  ];
  const { withoutBase, withoutPeople, overall, units } = payoutOf(scheme, { units: results }, [
    person('d1', 'chief', null),
  ]);
  expect(withoutBase).toEqual([person('d1', 'chief', null)]);
  expect(withoutPeople).toEqual([{ unit: 'd1', role: 'staff' }]);
  expect([overall.unitCash, units.map(({ unit }) => unit)]).toEqual([30_000, ['d1', 'd2']]);
});

describe.each(['luan-month', 'xunyang-year'])('a roster of thousands for %s', (name) => {
  const published = publishedCase(name, 'zh-CN');
  // A fixed sequence of odd amounts: every cent and many halves of cents come up.
  let seed = 7;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
  const roster = published.scheme.units.flatMap(({ id }) =>
    Array.from({ length: 60 }, (_, at): RosterPerson => ({
      ...{ unit: id, name: `人员${at}`, role: paidRoles[at % 3] ?? 'staff' },
      base: (next() % 1_000_000) / 100,
    })),
  );
  const payout = payoutOf(published.scheme, published.results, roster);

  test('has sums that agree on either way, in whole cents', () => {
    // Exact, and none where an amount is no whole number of cents.
    const inCents = (amount: number): bigint => BigInt(new Decimal(amount).times(100).toString());
    const cents = (amounts: readonly number[]): bigint => amounts.reduce((sum, one) => sum + inCents(one), 0n);
    const people = payout.units.flatMap((unit) => unit.people);
    expect(people).toHaveLength(roster.length);
    expect(cents(people.map(({ change }) => change))).toBe(inCents(payout.overall.change));
    expect(cents(payout.units.map(({ after }) => after))).toBe(inCents(payout.overall.after));
    expect(people.some(({ change }) => change !== 0)).toBe(true);
  });

  test('fails loudly where a single cent is wrong', () => {
    const at = payout.units.findIndex(({ people }) => people.length > 0);
    const [unit] = payout.units.slice(at);
    const [first, ...others] = unit?.people ?? [];
    if (unit === undefined || first === undefined) throw new Error('nobody is paid');
    const wrong = { ...unit, people: [{ ...first, change: first.change + 0.01 }, ...others] };
    const broken = { ...payout, units: payout.units.map((one, index) => (index === at ? wrong : one)) };
    expect(() => assertAgrees(broken, published.results, roster)).toThrow(PayoutDisagrees);
    const missing = { ...payout, units: payout.units.slice(1) };
    expect(() => assertAgrees(missing, published.results, roster)).toThrow(PayoutDisagrees);
    const moved = { ...payout, overall: { ...payout.overall, after: payout.overall.after + 0.01 } };
    expect(() => assertAgrees(moved, published.results, roster)).toThrow(PayoutDisagrees);
    expect(() => assertAgrees(payout, published.results, roster.slice(1))).toThrow(PayoutDisagrees);
  });
});
