// What the office decides beside the scores: a veto, and an excuse for what is missing.
import { consolidate } from '../../../shared/scoring/consolidate';
import { withDecisions, type Decisions } from '../../../shared/scoring/decisions';
import { narrowResults } from '../../../shared/scoring/narrow-results';
import type { CompleteResult } from '../../../shared/scoring/results';
import { period, schemeFrom, sheetsFrom } from '../accepted';
import { bureau, month } from '../bureau';

const scheme = schemeFrom({
  ...bureau,
  bands: [80],
  grades: [
    { id: 'A', title: '优秀', share: 0.5 },
    { id: 'B', title: '合格' },
  ],
  rewards: [
    { id: 'r', title: '兑现', on: 'month', rule: 'tiers', top: [{ board: 'red' }], bottom: [{ board: 'blue' }] },
  ],
});
const calculated = consolidate(scheme, period('2026-10'), sheetsFrom(scheme, month));
const decided = (decisions: Decisions, from = calculated) => withDecisions(scheme, from, decisions);
const unitIn = (results: typeof calculated, id: string) => results.units.find(({ unit }) => unit === id);
const finalOf = (results: typeof calculated, id: string) => (unitIn(results, id) as CompleteResult).final;
const veto = { unit: 'd3', reason: '安全事故，一票否决' };

describe('a unit that is taken out of the ranking', () => {
  const results = decided({ excluded: [veto] });

  it('keeps its scores and has no place, no reward and no grade', () => {
    expect(unitIn(calculated, 'd3')).toMatchObject({ place: 1, grade: 'A', rewards: [{ reward: 'r' }] });
    expect(unitIn(results, 'd3')).toEqual({
      ...unitIn(calculated, 'd3'),
      grade: undefined,
      of: 2,
      excluded: veto.reason,
      place: null,
      placeFromBottom: null,
      rewards: [],
    });
  });

  it('does not count among the others: places, rewards, bands, means', () => {
    expect(unitIn(calculated, 'd1')).toMatchObject({ place: 2, rewards: [] });
    expect(unitIn(results, 'd1')).toMatchObject({
      place: 1,
      of: 2,
      rewards: [{ reward: 'r', tier: 'top-1' }],
      grade: 'A',
    });
    const [dept] = results.categories;
    expect(dept).toMatchObject({
      ranked: 2,
      incomplete: 0,
      excluded: 1,
      max: finalOf(results, 'd1'),
    });
    expect(dept?.bands.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(results.overall).toMatchObject({ ranked: 3, excluded: 1 });
  });

  it('is still the counterpart of its host', () => {
    expect(unitIn(results, 'b1')).toEqual(unitIn(calculated, 'b1'));
  });

  it('is ranked again where the decision is taken back', () => {
    expect(decided({ excused: [veto] }, results)).toMatchObject({
      units: calculated.units.map(({ unit }) => ({ unit })),
    });
    expect(decided({})).toEqual(calculated);
  });

  it('gives nothing away to other units but that somebody is out', () => {
    const narrowed = narrowResults(results, ['d1']);
    expect(JSON.stringify(narrowed)).not.toContain(veto.reason);
    expect(narrowed.units).toEqual([unitIn(results, 'd1')]);
  });
});

describe('an excuse', () => {
  const without = month.filter(({ unit, component }) => unit !== 'd3' || component !== 'work');
  const incomplete = consolidate(scheme, period('2026-10'), sheetsFrom(scheme, without));

  it('stands beside what the unit lacks', () => {
    expect(unitIn(decided({ excused: [{ unit: 'd3', reason: '借调' }] }, incomplete), 'd3')).toMatchObject({
      complete: false,
      missing: ['work'],
      excused: '借调',
    });
  });

  it('is of no unit that is complete, and a veto of none that is not', () => {
    const results = decided(
      { excused: [{ unit: 'd1', reason: 'x' }], excluded: [{ unit: 'd3', reason: 'y' }] },
      incomplete,
    );
    expect(results).toEqual(incomplete);
  });
});

describe('a unit that a group does not assess', () => {
  const reason = '本月新设';
  const notAssessed = (component: string, unit = 'd1') =>
    month.map((sheet) =>
      sheet.unit === unit && sheet.component === component ? { ...sheet, lines: [], notAssessed: reason } : sheet,
    );
  const resultsOf = (sheets: readonly object[]) => consolidate(scheme, period('2026-10'), sheetsFrom(scheme, sheets));

  it('lacks the component, says why, and keeps the scores that it has', () => {
    expect(unitIn(resultsOf(notAssessed('work')), 'd1')).toMatchObject({
      complete: false,
      missing: ['work'],
      notAssessed: [{ component: 'work', reason }],
      components: { quality: 39, leaders: 9, visits: 0, bonus: 0 },
    });
  });

  it('lacks also an addition or a penalty that is not assessed', () => {
    expect(unitIn(resultsOf(notAssessed('bonus', 'd3')), 'd3')).toMatchObject({
      complete: false,
      missing: ['bonus'],
      notAssessed: [{ component: 'bonus', reason }],
    });
  });

  it('is scored by the others where one of several raters abstains', () => {
    const sheets = month.map((sheet) =>
      'assessor' in sheet && sheet.unit === 'd1' && sheet.assessor === 'leader-0'
        ? { ...sheet, lines: [], notAssessed: reason }
        : sheet,
    );
    expect(unitIn(resultsOf(sheets), 'd1')).toMatchObject({ complete: true, components: { leaders: 8.5 } });
  });

  it('lacks the component where all raters abstain', () => {
    expect(unitIn(resultsOf(notAssessed('leaders')), 'd1')).toMatchObject({ complete: false, missing: ['leaders'] });
  });
});
