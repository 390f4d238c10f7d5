import { unitIdSchema } from '../../../../shared/scheme/id';
import { compareResults } from '../../../../shared/scoring/analysis/compare-periods';
import { consolidate } from '../../../../shared/scoring/consolidate';
import type { Results } from '../../../../shared/scoring/results';
import type { Sheet } from '../../../../shared/scoring/sheet';
import { period, schemeFrom, sheetsFrom } from '../../accepted';
import { bureau, month } from '../../bureau';
import { caseNames, workedCase } from '../../worked-cases';

const bureauIn = (at: string, sheets: readonly object[], changes: object = {}): Results => {
  const scheme = schemeFrom({ ...bureau, ...changes });
  return consolidate(scheme, period(at), sheetsFrom(scheme, sheets));
};

/** The sheets with so many points given back, from the first routine deductions on. */
function givenBack(sheets: readonly Sheet[], hundredths: number): Sheet[] {
  let left = hundredths;
  return sheets.map((sheet) => {
    if (sheet.component !== 'routine') return sheet;
    const lines = sheet.lines.map((line) => {
      const taken = Math.round(line.points * 100);
      const back = Math.min(taken, left);
      left -= back;
      return { ...line, points: (taken - back) / 100 };
    });
    return { ...sheet, lines };
  });
}

describe('a comparison with the earlier period', () => {
  it('finds Xunyang’s mean of 102.09 risen to 103.87, by 1.74 % (domain, system 6: distribution of the 54)', () => {
    const { scheme, period: year, sheets } = workedCase('xunyang-year');
    // 54 units × 1.78 points.
    const better = givenBack(sheets, 9612);
    const { overall, categories, units } = compareResults(
      consolidate(scheme, year, sheets),
      consolidate(scheme, period('2027'), better),
    );
    expect(overall).toEqual({ before: 102.09, after: 103.87, change: 1.78, percent: 1.74 });
    expect(categories.map(({ category, before }) => [category, before])).toEqual([
      ['street', 102.23],
      ['party', 102.07],
      ['government', 102.08],
    ]);
    expect(units).toHaveLength(54);
    expect(units.every(({ scoreChange }) => scoreChange !== null && scoreChange >= 0)).toBe(true);
  });

  it('gives every unit’s change of score and place, exactly', () => {
    const others = month.filter(({ unit, component }) => unit !== 'd1' || component !== 'work');
    const worse = [
      ...others,
      { unit: 'd1', component: 'work', lines: [{ indicator: 'plan', points: 30.07, reason: '逾期' }] },
    ];
    const { before, after, units } = compareResults(bureauIn('2026-10', month), bureauIn('2026-11', worse));
    expect([before, after]).toEqual(['2026-10', '2026-11']);
    expect(units.map(({ unit, scoreChange, placesGained }) => [unit, scoreChange, placesGained])).toEqual([
      // 0.3 × 30.07 / 2 and 0.7 × 30.07 points less.
      ['b1', -4.51, 0],
      ['d1', -21.05, -1],
      ['d2', 0, 1],
      ['d3', 0, 0],
    ]);
    expect(units[1]).toMatchObject({
      before: { category: 'dept', final: 88.95, place: 2, of: 3 },
      after: { final: 67.9, place: 3 },
    });
  });

  it('leaves open what was not scored in one of the two', () => {
    const without = month.filter(({ unit, component }) => unit !== 'd3' || component !== 'quality');
    const { units, overall } = compareResults(bureauIn('2026-10', without), bureauIn('2026-11', month));
    expect(units[3]).toMatchObject({ unit: 'd3', before: null, scoreChange: null, placesGained: null });
    expect(units[3]?.after).toMatchObject({ place: 1 });
    expect(overall.change).not.toBeNull();
    const nobody = compareResults(bureauIn('2026-10', []), bureauIn('2026-11', month));
    expect(nobody.overall).toEqual({ before: null, after: 85.52, change: null, percent: null });
  });

  it('names the units that only one period has, and compares no places across categories', () => {
    const [branch, first, second, third] = bureau.units;
    const alone = { ...third, id: 'd4' };
    const moved = { ...bureau, blend: undefined, units: [branch, first, { ...second, category: 'branch' }, alone] };
    const of = (units: readonly string[]) => month.filter(({ unit }) => units.includes(unit));
    const renamed = of(['d3']).map((sheet) => ({ ...sheet, unit: 'd4' }));
    const quality = schemeFrom(bureau).components.map((part) =>
      part.id === 'quality' ? { ...part, marks: 40 } : part,
    );
    const rated = of(['d1']).filter(({ component }) => component === 'quality');
    const sheets = [...of(['b1', 'd1', 'd2']), ...renamed, ...rated.map((sheet) => ({ ...sheet, unit: 'b1' }))];
    const later = bureauIn('2026-11', sheets, { ...moved, components: quality });
    const { units, onlyBefore, onlyAfter, categories } = compareResults(bureauIn('2026-10', month), later);
    expect([onlyBefore, onlyAfter]).toEqual([[unitIdSchema.parse('d3')], [unitIdSchema.parse('d4')]]);
    expect(units.map(({ unit, placesGained }) => [unit, placesGained])).toEqual([
      ['b1', 0],
      ['d1', 0],
      ['d2', null],
    ]);
    expect(categories.map(({ category }) => category)).toEqual(['dept', 'branch']);
  });

  it.each(caseNames)('with itself changes nothing: %s', (name) => {
    const { scheme, period: at, sheets } = workedCase(name);
    const results = consolidate(scheme, at, sheets);
    const { units, overall, categories } = compareResults(results, results);
    for (const { after, scoreChange, placesGained } of units) {
      expect([scoreChange, placesGained]).toEqual(after === null ? [null, null] : [0, 0]);
    }
    for (const { after, change } of [overall, ...categories]) expect(change).toBe(after === null ? null : 0);
  });
});
