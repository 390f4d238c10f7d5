import { componentIdSchema, indicatorIdSchema, unitIdSchema } from '../../../../shared/scheme/id';
import { whatIf, type PointsChange, type WhatIfChange } from '../../../../shared/scoring/analysis/what-if';
import { consolidate } from '../../../../shared/scoring/consolidate';
import { accepted, period, schemeFrom, sheetsFrom } from '../../accepted';
import { bureau, month } from '../../bureau';

const scheme = schemeFrom(bureau);
const sheets = sheetsFrom(scheme, month);
const october = period('2026-10');

const unit = (id: string) => unitIdSchema.parse(id);
const component = (id: string) => componentIdSchema.parse(id);
const indicator = (id: string) => indicatorIdSchema.parse(id);

const assume = (change: WhatIfChange, given = sheets) => whatIf(scheme, october, given, change);

const scoresIn = (change: WhatIfChange, given = sheets) =>
  accepted(assume(change, given)).results.units.map((result) => (result.complete ? result.final : null));

const faultsOf = (change: WhatIfChange) => {
  const parsed = assume(change);
  return parsed.ok ? [] : parsed.faults.map(({ code, path }) => [code, path]);
};

const points = (of: string, what: string, given: number, more: Partial<PointsChange> = {}): WhatIfChange => ({
  points: [{ unit: unit(of), component: component(what), points: given, ...more }],
});

describe('what-if', () => {
  it('gives the present results where nothing is changed', () => {
    const { results, present, moved } = accepted(assume({}));
    expect(results).toEqual(consolidate(scheme, october, sheets));
    expect(results).toEqual(present);
    expect(moved).toEqual([]);
  });

  it('varies the shares of the blend, each by itself', () => {
    expect(scoresIn({ blend: { memberTakes: 0, hostTakes: 0 } })).toEqual([67.25, 98.25, 82.38, 101.13]);
    // 0.5 × 98.25 + 0.5 × 67.25
    expect(scoresIn({ blend: { memberTakes: 0.5 } }).slice(0, 2)).toEqual([74.17, 82.75]);
  });

  it('varies weights, and says who moves from which place to which', () => {
    // 57 + 6.5 and 56.75 + … : without quality d2 has 58.75, d1 69 and d3 71.5, before the blend.
    expect(scoresIn({ weights: { [component('quality')]: 0 }, blend: { memberTakes: 0, hostTakes: 0 } })).toEqual([
      67.25, 69, 58.75, 71.5,
    ]);
    const { moved, comparison } = accepted(
      assume({
        ...points('d3', 'work', 40, { indicator: indicator('plan') }),
        weights: { [component('quality')]: 0.5 },
      }),
    );
    expect(
      moved.map(({ unit: id, before, after, placesGained }) => [id, before?.place, after?.place, placesGained]),
    ).toEqual([
      ['d1', 2, 1, 1],
      ['d2', 3, 2, 1],
      ['d3', 1, 3, -2],
    ]);
    expect(comparison.units).toHaveLength(4);
  });

  it('varies the points of an indicator, of a component, of one assessor', () => {
    const unblended = { blend: { memberTakes: 0, hostTakes: 0 } };
    const finalOf = (at: number, change: WhatIfChange) => scoresIn({ ...unblended, ...change })[at];
    expect(finalOf(2, points('d2', 'work', 0, { indicator: indicator('plan') }))).toBe(85.63);
    // A line where there was none.
    expect(finalOf(1, points('d1', 'work', 5, { indicator: indicator('report') }))).toBe(93.25);
    // Both lines of the visits together: 82.375 + 5 − 1.
    expect(finalOf(2, points('d2', 'visits', 1))).toBe(86.38);
    // (9 + 8.5) / 2 becomes (9 + 9.5) / 2.
    expect(finalOf(0, points('b1', 'leaders', 9.5, { assessor: 'leader-1' }))).toBe(67.75);
    expect(finalOf(0, points('b1', 'bonus', 2))).toBe(69.25);
  });

  it('scores a unit that nobody has scored', () => {
    const without = sheets.filter((sheet) => sheet.unit !== 'd3' || sheet.component !== 'work');
    const { moved } = accepted(assume(points('d3', 'work', 0.5), without));
    expect(moved.map(({ unit: id, before, after }) => [id, before?.place, after?.place])).toEqual([
      ['d1', 1, 2],
      ['d2', 2, 3],
      ['d3', undefined, 1],
    ]);
  });

  it('refuses what a scheme or a submission could not be, with every fault', () => {
    expect(
      faultsOf({
        blend: { memberTakes: 1.5 },
        weights: { [component('quality')]: -1, [component('nothing')]: 1 },
        points: [
          { unit: unit('d1'), component: component('work'), indicator: indicator('plan'), points: 41 },
          { unit: unit('nobody'), component: component('work'), points: 1 },
          { unit: unit('d1'), component: component('leaders'), points: -9 },
        ],
      }),
    ).toEqual([
      ['unknown-component', 'weights.nothing'],
      ['out-of-range', 'components[1].weight'],
      ['out-of-range', 'blend.memberTakes'],
      ['points-beyond-marks', 'sheets[1].lines[0].points'],
      ['unknown-unit', `sheets[${sheets.length}].unit`],
      ['points-negative', `sheets[${sheets.length + 1}].lines[0].points`],
    ]);
    const alone = schemeFrom({ ...bureau, blend: undefined });
    const unblended = whatIf(alone, october, sheets, { blend: { memberTakes: 0.2 } });
    expect(unblended.ok).toBe(false);
  });

  it('ranks no unit that is taken out of the ranking, in what is and in what would be', () => {
    const decisions = { excluded: [{ unit: 'd2', reason: '一票否决' }] };
    const { present, results } = accepted(whatIf(scheme, october, sheets, points('d2', 'visits', 1), decisions));
    for (const { units } of [present, results]) {
      expect(units.find(({ unit }) => unit === 'd2')).toMatchObject({ place: null, excluded: '一票否决', rewards: [] });
    }
  });

  it('leaves the scheme and the sheets as they are', () => {
    const kept = JSON.stringify([scheme, sheets]);
    assume({ ...points('d2', 'visits', 1), blend: { memberTakes: 0.1 }, weights: { [component('work')]: 2 } });
    expect(JSON.stringify([scheme, sheets])).toBe(kept);
  });
});
