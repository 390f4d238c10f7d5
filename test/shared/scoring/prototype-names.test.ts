// Parts of a scheme whose ids every object has as names of its own: `constructor` and `toString` are ids like others.
import type { Profile } from '../../../shared/scheme/id';
import { marksIn } from '../../../shared/scheme/marks';
import { consolidate } from '../../../shared/scoring/consolidate';
import { parseSheets } from '../../../shared/scoring/parse-sheets';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import { scoreIn, type CompleteResult } from '../../../shared/scoring/results';
import { rollUp } from '../../../shared/scoring/roll-up';
import { planDetailsSheet } from '../../../shared/sheets/details-sheet';
import { viewResults } from '../../../shared/sheets/results-columns';
import { period, schemeFrom, sheetsFrom } from '../accepted';

/** `toString` applies to one unit of the category `dept` only, by its profile. */
const scheme = schemeFrom({
  format: 1,
  id: 'prototype',
  version: 1,
  title: 'p',
  cycle: 'month',
  categories: [
    { id: 'dept', title: 'd' },
    { id: 'constructor', title: 'c' },
  ],
  groups: [{ id: 'valueOf', title: 'g' }],
  units: [
    ...['hasOwnProperty', 'd2'].map((id) => ({ id, title: id, category: 'dept' })),
    { id: 'd3', title: 'd3', category: 'dept', profile: 'constructor' },
    { id: 'c1', title: 'c1', category: 'constructor' },
  ],
  components: [
    { id: 'score', title: '分', group: 'valueOf', method: 'rate', marks: 100 },
    { id: 'toString', title: '另', group: 'valueOf', method: 'rate', marks: { constructor: 10 } },
  ],
  ranking: { tieBreakers: ['toString'] },
  rollups: [{ to: 'quarter', from: 'month', how: 'mean' }],
});
const dept = ['hasOwnProperty', 'd2', 'd3'];
const monthOf = (text: string) =>
  consolidate(
    scheme,
    period(text),
    sheetsFrom(scheme, [
      ...[...dept, 'c1'].map((unit) => ({ unit, component: 'score', lines: [{ points: 80 }] })),
      { unit: 'd3', component: 'toString', lines: [{ points: 0 }] },
      { unit: 'c1', component: 'toString', lines: [{ points: 7 }] },
    ]),
  );
const complete = (results: ReturnType<typeof monthOf>, id: string) =>
  results.units.find(({ unit }) => unit === id) as CompleteResult;

test('a tie stands where the tie-breaker gives nobody more, whether it applies or not', () => {
  const results = monthOf('2026-10');
  expect(dept.map((id) => complete(results, id).place)).toEqual([1, 1, 1]);
});

test('a roll-up has the scores of those components that apply', () => {
  const quarter = rollUp(scheme, period('2026-Q4'), ['2026-10', '2026-11', '2026-12'].map(monthOf));
  expect(complete(quarter, 'd2')).toMatchObject({ components: { score: 80 }, final: 80, place: 1 });
  expect(scoreIn(complete(quarter, 'd2'), 'toString' as never)).toBeNull();
  expect(scoreIn(complete(quarter, 'c1'), 'toString' as never)).toBe(7);
});

test('marks of one profile are none for another', () => {
  const parsed = parseSheets(planScheme(scheme), [{ unit: 'd2', component: 'toString', lines: [{ points: 7 }] }]);
  expect(parsed).toMatchObject({ ok: false, faults: [{ code: 'component-does-not-apply' }] });
  const byProfile = { constructor: 25 };
  expect(marksIn(byProfile, 'constructor' as Profile)).toBe(25);
  expect(marksIn({}, 'constructor' as Profile)).toBeNull();
});

test('the sheet 明细 leaves blank what does not apply', () => {
  const { blocks } = planDetailsSheet(viewResults(scheme, monthOf('2026-10'), 'zh-CN'), '明细');
  const cells = blocks.flatMap((block) => block.cells).filter(([, unit]) => [...dept, 'c1'].includes(String(unit)));
  expect(cells.map((row) => row.slice(2, 4))).toEqual([
    [80, null],
    [80, null],
    [80, 0],
    [80, 7],
  ]);
});
