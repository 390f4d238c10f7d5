import fc from 'fast-check';
import { exact, Exact } from '../../../../shared/exact/exact';
import { robustness, type RobustnessOptions } from '../../../../shared/scoring/analysis/robustness';
import { variedWeights } from '../../../../shared/scoring/analysis/varied-weights';
import { consolidate } from '../../../../shared/scoring/consolidate';
import { planScheme } from '../../../../shared/scoring/scheme-plan';
import { period, schemeFrom, sheetsFrom } from '../../accepted';
import { bureau } from '../../bureau';
import { caseNames, workedCase } from '../../worked-cases';

const tiers = { id: 'month', title: '兑现', on: 'month', rule: 'tiers', top: [{ board: 'red' }] };

/** Two rated components of 50 marks each, and what each unit is given in them. */
const rated = (given: Readonly<Record<string, readonly [number, number]>>, options: RobustnessOptions) => {
  const scheme = schemeFrom({
    ...bureau,
    blend: undefined,
    categories: [{ id: 'dept', title: '部门' }],
    units: Object.keys(given).map((id) => ({ id, title: id, category: 'dept' })),
    components: ['x', 'y'].map((id) => ({ id, title: id, group: 'office', method: 'rate', marks: 50 })),
    rewards: [tiers],
  });
  const sheets = Object.entries(given).flatMap(([unit, points]) =>
    ['x', 'y'].map((component, i) => ({ unit, component, lines: [{ points: points[i] }] })),
  );
  return robustness(scheme, period('2026-10'), sheetsFrom(scheme, sheets), options).units;
};

describe('robustness of places under other weights', () => {
  it.each(caseNames)('is whole where no weight varies: %s', (name) => {
    const { scheme, period: at, sheets } = workedCase(name);
    const ranked = consolidate(scheme, at, sheets).units.flatMap((unit) => (unit.complete ? [unit] : []));
    const { units } = robustness(scheme, at, sheets, { draws: 2, variation: 0, seed: 1 });
    expect(
      units.map(({ unit, place, best, worst, placeStays, rewardsStay }) => ({
        unit,
        places: [place, best, worst],
        stay: [placeStays, rewardsStay],
      })),
    ).toEqual(ranked.map(({ unit, place }) => ({ unit, places: [place, place, place], stay: [1, 1] })));
    expect(units.flatMap(({ earned }) => earned.map(({ reward, tier, stays }) => [reward, tier, stays]))).toEqual(
      ranked.flatMap(({ rewards }) => rewards.map(({ reward, tier }) => [reward, tier, 1])),
    );
  });

  it('leaves first the unit that is better in everything, and its reward with it', () => {
    const [first, second] = rated({ a: [45, 41], b: [44, 40] }, { seed: 5 });
    expect(first).toMatchObject({ place: 1, placeStays: 1, best: 1, worst: 1, median: 1, rewardsStay: 1 });
    expect(first?.earned).toEqual([{ reward: 'month', tier: 'top-1', stays: 1 }]);
    expect(second).toMatchObject({ place: 2, placeStays: 1, earned: [], rewardsStay: 1 });
  });

  it('leaves out a unit that is taken out of the ranking, whose place goes to the next one', () => {
    const decisions = { excluded: [{ unit: 'a', reason: '一票否决' }] };
    const [first, ...others] = rated({ a: [45, 41], b: [44, 40], c: [30, 30] }, { seed: 5, decisions });
    expect(others.map(({ unit, place }) => [unit, place])).toEqual([['c', 2]]);
    expect(first).toMatchObject({ unit: 'b', place: 1, of: 2, placeStays: 1, rewardsStay: 1 });
    expect(first?.earned).toEqual([{ reward: 'month', tier: 'top-1', stays: 1 }]);
  });

  it('takes the first place from a unit as often as its strong component weighs too little', () => {
    // a is ahead of b while w1 / w2 > 19.5 / 20: of independent uniform weights within ±10 % that is 61.85 %.
    const [a, b] = rated({ a: [50, 30.5], b: [30, 50] }, { draws: 4000, seed: 2026 });
    expect(Math.abs((a?.placeStays ?? 0) - 0.6185)).toBeLessThan(0.03);
    expect(a).toMatchObject({ place: 1, best: 1, worst: 2, median: 1 });
    expect(a?.earned[0]?.stays).toBe(a?.rewardsStay);
    // What a loses b wins, but for draws in which the two tie.
    expect(b).toMatchObject({ place: 2, best: 1, worst: 2, median: 2, earned: [] });
    expect(b?.rewardsStay).toBeLessThan(1);
    expect((a?.placeStays ?? 0) - (b?.placeStays ?? 0)).toBeLessThan(0.01);
  });

  it('is the same for the same seed and another for another, whatever the order of the sheets', () => {
    const { scheme, period: at, sheets } = workedCase('xunyang-year');
    const once = robustness(scheme, at, sheets, { draws: 40, seed: 3 });
    expect(robustness(scheme, at, [...sheets].reverse(), { draws: 40, seed: 3 })).toEqual(once);
    expect(robustness(scheme, at, sheets, { draws: 40, seed: 4 }).units).not.toEqual(once.units);
  });

  it('puts every place within the category and every share within 0 and 1', () => {
    const { scheme, period: at, sheets } = workedCase('luan-month');
    const { units, draws, variation } = robustness(scheme, at, sheets, { seed: 1 });
    expect([units.length, draws, variation]).toEqual([43, 1000, 0.1]);
    for (const { place, of, best, worst, median, placeStays, rewardsStay, earned } of units) {
      expect(1 <= best && best <= median && median <= worst && worst <= of).toBe(true);
      expect(placeStays === 1).toBe(best === place && worst === place);
      for (const share of [placeStays, rewardsStay, ...earned.map(({ stays }) => stays)]) {
        expect(share >= 0 && share <= 1).toBe(true);
      }
      for (const { stays } of earned) expect(stays).toBeGreaterThanOrEqual(rewardsStay);
    }
  });

  it.each([{ draws: 0 }, { draws: 1.5 }, { variation: 1 }, { variation: -0.1 }, { variation: NaN }, { seed: 0.5 }])(
    'refuses %j',
    (options) => {
      expect(() => rated({ a: [1, 2] }, { seed: 1, ...options })).toThrow(RangeError);
    },
  );
});

describe('varied weights', () => {
  const factor = fc.double({ min: 0.5, max: 1.5, noNaN: true });

  it('keep the full marks of the base, whatever the factors', () => {
    const [{ profile } = { profile: undefined }] = planScheme(schemeFrom(bureau)).units.slice(1);
    if (profile === undefined) throw new Error('no unit');
    fc.assert(
      fc.property(fc.array(factor, { minLength: 5, maxLength: 5 }), (factors) => {
        const { weights, baseWeights } = variedWeights(profile, factors);
        const full = profile.components
          .map(({ marks, method }, i) =>
            method === 'penalty' || marks === null ? Exact.zero : marks.times(baseWeights[i] as Exact),
          )
          .reduce((sum, worth) => sum.plus(worth), Exact.zero);
        // 60 + 0.75 × 40 + 10
        expect(Math.abs(full.minus(exact(100)).round(4))).toBeLessThanOrEqual(0.0005);
        // Visits and additions stand on top of the base.
        expect(weights.slice(3).map((weight) => weight.round(5))).toEqual(
          factors.slice(3).map((one) =>
            exact(Math.round(one * 100_000))
              .over(100_000)
              .round(5),
          ),
        );
        expect(baseWeights.slice(3)).toEqual([Exact.zero, Exact.zero]);
      }),
    );
  });
});
