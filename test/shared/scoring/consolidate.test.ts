import fc from 'fast-check';
import type { Scheme } from '../../../shared/scheme/scheme';
import { consolidate } from '../../../shared/scoring/consolidate';
import type { CompleteResult, Results } from '../../../shared/scoring/results';
import { period, schemeFrom, sheetsFrom } from '../accepted';
import { bureau, month } from '../bureau';
import { arbitraryScheme } from '../scheme/arbitrary-scheme';
import { arbitrarySheets } from '../scheme/arbitrary-sheets';
import { caseNames, workedCase } from '../worked-cases';

const october = period('2026-10');
const scheme = schemeFrom(bureau);

const consolidated = (sheets: readonly object[], by: Scheme = scheme): Results =>
  consolidate(by, october, sheetsFrom(by, sheets));

const unitIn = (results: Results, id: string) => results.units.find(({ unit }) => unit === id);

const scored = (results: Results): CompleteResult[] => results.units.flatMap((unit) => (unit.complete ? [unit] : []));

/** A scheme of one rated component, and the sheets that give each unit its score. */
const rated = (scores: Readonly<Record<string, readonly number[]>>, more: object = {}) => {
  const units = Object.entries(scores).flatMap(([category, given]) =>
    given.map((points, i) => ({ id: `${category}${i}`, title: category, category, points })),
  );
  const by = schemeFrom({
    ...bureau,
    blend: undefined,
    categories: Object.keys(scores).map((id) => ({ id, title: id })),
    units: units.map(({ id, title, category }) => ({ id, title, category })),
    components: [{ id: 'score', title: '分', group: 'office', method: 'rate', marks: 100 }],
    ...more,
  });
  return consolidated(
    units.map(({ id, points }) => ({ unit: id, component: 'score', lines: [{ points }] })),
    by,
  );
};

const rewardsOf = (results: Results) =>
  Object.fromEntries(
    scored(results).map(({ unit, rewards }) => [unit, rewards.map(({ reward, tier }) => tier ?? reward).join()]),
  );

/** Sheets of any scheme, some of which say why they do not assess their unit, and the same ones in another order, their lines too. */
const inTwoOrders = arbitraryScheme().chain((input) =>
  arbitrarySheets(input).chain(({ period: at, sheets }) => {
    const why = fc.constantFrom(null, null, null, '停产', '新设');
    return fc.array(why, { minLength: sheets.length, maxLength: sheets.length }).chain((reasons) => {
      const one = sheets.map((sheet, i) => (reasons[i] ? { ...sheet, lines: [], notAssessed: reasons[i] } : sheet));
      const turned = one.map((sheet) => ({ ...sheet, lines: [...sheet.lines].reverse() }));
      return fc
        .shuffledSubarray(turned, { minLength: turned.length })
        .map((other) => ({ by: schemeFrom(input), at: period(at), one, other }));
    });
  }),
);

describe('consolidation', () => {
  it('takes deductions off, weighs, blends and ranks', () => {
    expect(consolidated(month)).toMatchObject({
      scheme: 'bureau',
      version: 1,
      period: '2026-10',
      units: [
        // 58.5 + (9 + 8.5) / 2; d1 98.25 and d2 82.375 are its members.
        {
          unit: 'b1',
          components: { work: 58.5, leaders: 8.75, visits: 0, bonus: 0 },
          assessed: 67.25,
          counterpart: 90.31,
          final: 74.17,
        },
        {
          unit: 'd1',
          components: { quality: 39, leaders: 9 },
          assessed: 98.25,
          counterpart: 67.25,
          final: 88.95,
          place: 2,
        },
        // 56.75 + 0.75 × 31.5 + 7 − 5: visits take no more than their marks.
        { unit: 'd2', components: { visits: -5 }, base: 87.38, assessed: 82.38, final: 77.84, place: 3 },
        {
          unit: 'd3',
          components: { bonus: 3 },
          base: 98.13,
          assessed: 101.13,
          counterpart: null,
          final: 101.13,
          place: 1,
        },
      ],
      categories: [
        { category: 'dept', ranked: 3, mean: 89.31, median: 88.95, max: 101.13, min: 77.84 },
        { category: 'branch', ranked: 1 },
      ],
      overall: { ranked: 4, incomplete: 0 },
    });
  });

  it('does not depend on the order of sheets or lines', () => {
    const expected = consolidated(month);
    const shuffled = fc
      .shuffledSubarray(month, { minLength: month.length })
      .map((sheets) => sheets.map((sheet) => ({ ...sheet, lines: [...sheet.lines].reverse() })));
    fc.assert(
      fc.property(shuffled, (sheets) => expect(consolidated(sheets)).toEqual(expected)),
      { numRuns: 50 },
    );
  });

  it('does not depend on the order of sheets or lines in any scheme, be units assessed or not, to the letter', () => {
    let silent = 0;
    fc.assert(
      fc.property(inTwoOrders, ({ by, at, one, other }) => {
        const results = consolidate(by, at, sheetsFrom(by, one));
        silent += results.units.filter((unit) => !unit.complete && (unit.notAssessed ?? []).length > 1).length;
        expect(JSON.stringify(consolidate(by, at, sheetsFrom(by, other)))).toBe(JSON.stringify(results));
      }),
      { numRuns: 120 },
    );
    expect(silent).toBeGreaterThan(0);
  });

  it('does not depend on the order of units', () => {
    const byUnit = (results: Results) => new Map(results.units.map((unit) => [unit.unit, unit]));
    const expected = byUnit(consolidated(month));
    fc.assert(
      fc.property(fc.shuffledSubarray(bureau.units, { minLength: 4 }), (units) => {
        expect(byUnit(consolidated(month, schemeFrom({ ...bureau, units })))).toEqual(expected);
      }),
      { numRuns: 24 },
    );
  });

  it('never raises a unit’s own score when a deduction rises', () => {
    const points = fc.integer({ min: 0, max: 400_000 }).map((n) => n / 10_000);
    const withDeduction = (deduction: number) => {
      const line = { indicator: 'plan', points: deduction, reason: '逾期' };
      const sheets = month.filter(({ unit, component }) => unit !== 'd1' || component !== 'work');
      return consolidated([...sheets, { unit: 'd1', component: 'work', lines: [line] }]);
    };
    fc.assert(
      fc.property(points, points, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map(
          (deduction) => unitIn(withDeduction(deduction), 'd1') as CompleteResult,
        );
        expect(less?.assessed).toBeGreaterThanOrEqual(more?.assessed ?? NaN);
      }),
      { numRuns: 50 },
    );
  });

  it.each(caseNames)('gives equal scores one place and unequal ones different places: %s', (name) => {
    const { scheme: by, period: at, sheets } = workedCase(name);
    const units = scored(consolidate({ ...by, ranking: {} }, at, sheets));
    for (const unit of units) {
      const peers = units.filter(({ category }) => category === unit.category);
      expect(unit.place).toBe(1 + peers.filter(({ final }) => final > unit.final).length);
      expect(unit.placeFromBottom).toBe(1 + peers.filter(({ final }) => final < unit.final).length);
      expect(unit.of).toBe(peers.length);
    }
  });

  it('leaves a unit with a missing sheet unranked, and those who wait for it', () => {
    const results = consolidated(month.filter(({ unit, component }) => unit !== 'd1' || component === 'work'));
    expect(results.units.slice(0, 2)).toEqual([
      {
        unit: 'b1',
        category: 'branch',
        complete: false,
        missing: [],
        waitsFor: ['d1'],
        components: { work: 58.5, leaders: 8.75, visits: 0, bonus: 0 },
      },
      {
        unit: 'd1',
        category: 'dept',
        complete: false,
        missing: ['quality', 'leaders'],
        waitsFor: [],
        components: { work: 60, visits: 0, bonus: 0 },
      },
    ]);
    expect(unitIn(results, 'd2')).toMatchObject({ complete: true, counterpart: 67.25, of: 2 });
    expect(results.overall).toMatchObject({ ranked: 2, incomplete: 2 });
  });

  it('lets members wait for their host', () => {
    const results = consolidated(month.filter(({ unit }) => unit !== 'b1'));
    expect(unitIn(results, 'd1')).toEqual({
      unit: 'd1',
      category: 'dept',
      complete: false,
      missing: [],
      waitsFor: ['b1'],
      components: { work: 60, quality: 39, leaders: 9, visits: 0, bonus: 0 },
    });
  });

  it('leaves missing members out of the mean where the scheme says so, down to none', () => {
    const leaveOut = schemeFrom({ ...bureau, blend: { ...bureau.blend, missingMembers: 'leave-out' } });
    const without = (...units: string[]) =>
      consolidated(
        month.filter(({ unit }) => !units.includes(unit)),
        leaveOut,
      );
    expect(unitIn(without('d1'), 'b1')).toMatchObject({ counterpart: 82.38, final: 71.79 });
    expect(unitIn(without('d1', 'd2'), 'b1')).toMatchObject({ counterpart: null, final: 67.25 });
  });

  it('refuses a period that is not of the cycle and sheets that have no place', () => {
    expect(() => consolidate(scheme, period('2026-Q4'), [])).toThrow(RangeError);
    const stranger = schemeFrom({ ...bureau, units: bureau.units.slice(0, 3) });
    expect(() => consolidate(stranger, october, sheetsFrom(scheme, month))).toThrow(RangeError);
  });

  it('gives a tie-breaker the word before a tie stands', () => {
    const sheets = (first: number, second: number) => [
      { unit: 'a0', component: 'x', lines: [{ points: first }] },
      { unit: 'a0', component: 'y', lines: [{ points: 10 - first }] },
      { unit: 'a1', component: 'x', lines: [{ points: second }] },
      { unit: 'a1', component: 'y', lines: [{ points: 10 - second }] },
    ];
    const components = ['x', 'y'].map((id) => ({ id, title: id, group: 'office', method: 'rate', marks: 10 }));
    const two = {
      ...bureau,
      blend: undefined,
      categories: [{ id: 'a', title: 'a' }],
      units: ['a0', 'a1'].map((id) => ({ id, title: id, category: 'a' })),
      components,
    };
    const places = (by: object) => scored(consolidated(sheets(4, 6), schemeFrom(by))).map(({ place }) => place);
    expect(places(two)).toEqual([1, 1]);
    expect(places({ ...two, ranking: { tieBreakers: ['x'] } })).toEqual([2, 1]);
    expect(places({ ...two, ranking: { tieBreakers: ['y', 'x'] } })).toEqual([1, 2]);
  });
});

describe('rewards', () => {
  const tiers = { id: 'tiers', title: 't', on: 'month', rule: 'tiers', top: [{}, {}], bottom: [{}, {}] };
  const quota = { id: 'quota', title: 'q', on: 'month', rule: 'quota', effects: {} };

  it('reach the first and last two of thirteen', () => {
    const scores = Array.from({ length: 13 }, (_, i) => 90 - i);
    expect(Object.values(rewardsOf(rated({ a: scores }, { rewards: [tiers] })))).toEqual([
      'top-1',
      'top-2',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      'bottom-2',
      'bottom-1',
    ]);
  });

  it.each([
    [[90], ['']],
    [
      [90, 80],
      ['top-1', 'bottom-1'],
    ],
    [
      [90, 80, 70],
      ['top-1', '', 'bottom-1'],
    ],
    [
      [90, 90, 70, 60, 50],
      ['top-1', 'top-1', '', 'bottom-2', 'bottom-1'],
    ],
    [
      [90, 90, 90, 90],
      ['top-1', 'top-1', 'top-1', 'top-1'],
    ],
    [
      [90, 80, 80, 80],
      ['top-1', 'top-2', 'top-2', 'top-2'],
    ],
  ])('never reach both halves: %j', (scores, tiersOf) => {
    expect(Object.values(rewardsOf(rated({ a: scores }, { rewards: [tiers] })))).toEqual(tiersOf);
  });

  it('follow only from results of their own kind of period', () => {
    expect(Object.values(rewardsOf(rated({ a: [90, 80] }, { rewards: [{ ...tiers, on: 'quarter' }] })))).toEqual([
      '',
      '',
    ]);
  });

  it('go to the best of each category, or of all ranked units, whoever may receive', () => {
    const scores = { a: [90, 70], b: [80, 60], c: [99, 98] };
    const best = (more: object) => rewardsOf(rated(scores, { rewards: [{ ...quota, ...more }] }));
    expect(best({ count: 1 })).toEqual({ a0: 'quota', a1: '', b0: 'quota', b1: '', c0: 'quota', c1: '' });
    expect(best({ count: 2, across: 'all' })).toEqual({ a0: '', a1: '', b0: '', b1: '', c0: 'quota', c1: 'quota' });
    expect(best({ share: 0.5, across: 'all', categories: ['a', 'b'] })).toEqual({
      a0: 'quota',
      a1: '',
      b0: '',
      b1: '',
      c0: '',
      c1: '',
    });
  });

  it('follow from a threshold on the rounded score', () => {
    const rewards = [{ id: 'low', title: 'l', on: 'month', rule: 'threshold', score: 'final', below: 98, effects: {} }];
    expect(Object.values(rewardsOf(rated({ a: [97.99, 97.995, 98] }, { rewards })))).toEqual(['low', '', '']);
  });

  it('take the five winners out of fifty-four as one, four and six', () => {
    const category = (of: number) => Array.from({ length: of }, (_, i) => 100 - i);
    const results = rated(
      { a: category(5), b: category(21), c: category(28) },
      { rewards: [{ ...quota, share: 0.2 }] },
    );
    const winners = scored(results).filter(({ rewards }) => rewards.length > 0);
    expect(['a', 'b', 'c'].map((id) => winners.filter(({ category: of }) => of === id).length)).toEqual([1, 4, 6]);
  });

  it('grade by place and score, the last grade taking the rest', () => {
    const grades = [
      { id: 'A', title: 'A', share: 0.2, atLeast: 90 },
      { id: 'B', title: 'B', share: 0.5 },
      { id: 'C', title: 'C' },
    ];
    const results = rated({ a: [95, 89, 88, 80, 70, 60, 50, 40, 30, 20] }, { grades });
    expect(
      scored(results)
        .map(({ grade }) => grade)
        .join(''),
    ).toBe('ABBBBBBCCC');
  });
});
