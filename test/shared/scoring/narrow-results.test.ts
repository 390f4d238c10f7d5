// What of all units together a unit is told: nothing from which the scores of few others could be told.
import { narrowResults } from '../../../shared/scoring/narrow-results';
import { summarise } from '../../../shared/scoring/summary';
import type { Results, UnitResult } from '../../../shared/scoring/results';

type Category = Results['categories'][number];

/** Results of categories of so many ranked units, called `<category><number>`; `incomplete` names those that are not ranked. */
function resultsOf(sizes: Readonly<Record<string, number>>, incomplete: readonly string[] = []): Results {
  const units = Object.entries(sizes).flatMap(([category, size]) =>
    Array.from({ length: size }, (_, at) => {
      const unit = `${category}${at + 1}`;
      const result = incomplete.includes(unit)
        ? { unit, category, complete: false, missing: [], waitsFor: [] }
        : { unit, category, complete: true, final: 80 + at };
      return result as unknown as UnitResult;
    }),
  );
  const summary = (of: readonly UnitResult[]): Category => {
    const finals = of.flatMap((unit) => (unit.complete ? [unit.final] : []));
    return summarise(finals, of.length - finals.length, { digits: 2, bands: [82] });
  };
  const categories = Object.keys(sizes).map((category) => ({
    category,
    ...summary(units.filter((unit) => unit.category === category)),
  }));
  return {
    scheme: 's',
    version: 1,
    period: '2026-10',
    units,
    categories,
    overall: summary(units),
  } as unknown as Results;
}

/** Which summaries are told with their figures: categories by id, and `overall`. */
function told(results: Results, ...own: string[]): string[] {
  const { categories, overall } = narrowResults(results, own);
  for (const { mean, median, max, min, bands } of [...categories, overall]) {
    const figures = [mean, median, max, min];
    const withheld = figures.every((figure) => figure === null) && bands.length === 0;
    expect(withheld || (figures.every((figure) => figure !== null) && bands.length === 2)).toBe(true);
  }
  return [...categories, { category: 'overall', ...overall }].flatMap(({ category, mean }) =>
    mean === null ? [] : [category as string],
  );
}

test('the own units and their categories are there, others are not; how many are ranked is always told', () => {
  const results = resultsOf({ a: 4, b: 8, c: 9 }, ['a2']);
  const { units, categories, overall } = narrowResults(results, ['a1', 'b1']);
  expect(units.map(({ unit }) => unit)).toEqual(['a1', 'b1']);
  expect(categories.map(({ category, ranked, incomplete }) => [category, ranked, incomplete])).toEqual([
    ['a', 3, 1],
    ['b', 8, 0],
  ]);
  expect([overall.ranked, overall.incomplete]).toEqual([20, 1]);
});

test.each([
  [1, []],
  [2, []],
  [4, []],
  [5, []],
  [6, []],
  [7, ['a', 'overall']],
  [8, ['a', 'overall']],
])('of %i ranked units', (size, expected) => {
  expect(told(resultsOf({ a: size }), 'a1')).toEqual(expected);
});

test('units without a score do not hide the others', () => {
  expect(told(resultsOf({ a: 8 }, ['a7', 'a8']), 'a1')).toEqual([]);
  expect(told(resultsOf({ a: 8 }, ['a1']), 'a1')).toEqual(['a', 'overall']);
});

test('who knows several units knows their scores: they count as one', () => {
  const results = resultsOf({ a: 8 });
  expect(told(results, 'a1', 'a2')).toEqual(['a', 'overall']);
  expect(told(results, 'a1', 'a2', 'a3')).toEqual([]);
});

test('what is left of all units without a category that is told is not few either', () => {
  expect(told(resultsOf({ a: 8, b: 1 }), 'a1')).toEqual(['a']);
  expect(told(resultsOf({ a: 8, b: 7 }), 'a1')).toEqual(['a', 'overall']);
  expect(told(resultsOf({ a: 5, b: 8 }), 'a1', 'b1')).toEqual(['b']);
  expect(told(resultsOf({ a: 5, b: 8 }), 'a1')).toEqual(['overall']);
});
