// Liuzhou's preset holds the figures of its system, item by item, and gives them when a period is consolidated.
import { checkScheme } from '../../../../shared/scheme/check-scheme';
import { preset } from '../../../../shared/scheme/presets';
import { pastPeriods } from '../../../../shared/scoring/claims';
import { consolidate } from '../../../../shared/scoring/consolidate';
import type { Sheet } from '../../../../shared/scoring/sheet';
import { complete, fullSheets, resultsFrom } from '../full-sheets';
import { periodOf, unitsOf } from './outcomes';

describe('Liuzhou', () => {
  const scheme = preset('liuzhou');
  const lossOf = (component: string, points: number) =>
    unitsOf(scheme, (unit) => (unit.id === 'd01' ? { component, points } : null))[0];

  it('item 1: every duty of a department is covered; one that is not is found', () => {
    expect(scheme.units.every((unit) => (unit.duties ?? []).length > 0)).toBe(true);
    const units = scheme.units.map((unit, index) => (index === 0 ? { ...unit, duties: ['外事接待'] } : unit));
    const codes = checkScheme({ ...scheme, units }).map(({ code }) => code);
    expect(codes.filter((code) => code === 'duty-not-covered')).toHaveLength(1);
  });

  it('item 2: indicators and leaders are weighted from 100 each, visits and deductions outside come off whole', () => {
    expect(lossOf('business', 10)?.final).toBe(92);
    expect(lossOf('public', 10)?.final).toBe(92);
    expect(lossOf('leaders', 10)?.final).toBe(98);
    expect(lossOf('visits', 1.5)).toMatchObject({ base: 100, final: 98.5 });
    expect(lossOf('outside', 1.5)).toMatchObject({ base: 100, final: 98.5 });
  });

  it('item 2: leader evaluation is the mean of the leaders, item 3: the deductions of all visits add up', () => {
    const twice = fullSheets(scheme).flatMap((sheet): Sheet[] => {
      if (sheet.component === 'leaders') {
        return [90, 80].map((points, index) => ({ ...sheet, assessor: `leader-${index}`, lines: [{ points }] }));
      }
      if (sheet.component === 'visits') {
        return [0.5, 0.25].map((points, index) => ({
          ...sheet,
          assessor: `inspector-${index}`,
          lines: [{ points, reason: '现场发现' }],
        }));
      }
      return [sheet];
    });
    expect(complete(resultsFrom(scheme, periodOf(scheme.cycle), twice))[0]?.components).toMatchObject({
      leaders: 85,
      visits: -0.75,
    });
  });

  it('item 4: five kinds of bonus', () => {
    expect(scheme.components.find((component) => component.id === 'bonus')?.indicators).toHaveLength(5);
  });

  it.each([
    [2, []],
    [3, [3]],
    [6, [3, 6]],
    [9, [3, 6, 9]],
    [12, [3, 6, 9, 12]],
  ])('item 4: %d months without a deduction open the zero-error claims of %j months', (months, opened) => {
    const sheets = fullSheets(scheme);
    const past = pastPeriods(scheme, periodOf('month')).slice(12 - months);
    const results = consolidate(
      scheme,
      periodOf('month'),
      sheets,
      past.map((period) => ({ period, scheme, sheets })),
    );
    const claims = complete(results)[0]?.claims ?? [];
    for (const component of ['business', 'public', 'visits', 'outside']) {
      const own = claims.filter((claim) => claim.component === component);
      expect(own.map((claim) => claim.periods)).toEqual(opened);
    }
  });
});
