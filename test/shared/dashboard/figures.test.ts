import { sampleSheets } from '../../../functions/local/development/sample/sheets';
import { distributionFigures } from '../../../shared/dashboard/distribution-figures';
import { endsOf } from '../../../shared/dashboard/ends';
import { heatFigures, unitsLost } from '../../../shared/dashboard/heat-figures';
import { openFigures } from '../../../shared/dashboard/open-figures';
import { placeFigures } from '../../../shared/dashboard/place-figures';
import { trendFigures } from '../../../shared/dashboard/trend-figures';
import { Exact } from '../../../shared/exact/exact';
import { preset, presetIds } from '../../../shared/scheme/presets';
import type { CategoryId } from '../../../shared/scheme/id';
import { compareResults } from '../../../shared/scoring/analysis/compare-periods';
import { lostPoints } from '../../../shared/scoring/analysis/lost-points';
import { boardLines, boardSide, namesBoard } from '../../../shared/scoring/board';
import { consolidate } from '../../../shared/scoring/consolidate';
import { narrowResults } from '../../../shared/scoring/narrow-results';
import { parseSheets } from '../../../shared/scoring/parse-sheets';
import { isRanked, type Results } from '../../../shared/scoring/results';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import type { Scheme } from '../../../shared/scheme/scheme';
import { period, schemeFrom, sheetsFrom } from '../accepted';
import { accepted } from '../scheme/full-sheets';
import { bureau, month } from '../bureau';

const scheme = schemeFrom(bureau);
const sheets = sheetsFrom(scheme, month);
const october = consolidate(scheme, period('2026-10'), sheets);
const september = consolidate(
  scheme,
  period('2026-09'),
  sheetsFrom(
    scheme,
    month.map((sheet) => (sheet.unit === 'd3' && sheet.component === 'work' ? { ...sheet, lines: [] } : sheet)),
  ),
);
const sampled = (of: Scheme) =>
  accepted(
    parseSheets(
      planScheme(of),
      of.groups.flatMap(({ id }) => sampleSheets(of, id, 'figures')),
    ),
  );
const dept = 'dept' as CategoryId;
const all = { most: 24, unit: null };

describe('both ends of an order', () => {
  it('are all of it while it is short, and keep what was chosen in its place', () => {
    expect(endsOf([1, 2, 3], 3, () => false)).toEqual({ shown: [1, 2, 3], leftOut: 0 });
    expect(endsOf([1, 2, 3, 4, 5, 6], 3, () => false)).toEqual({ shown: [1, 2, 6], leftOut: 3 });
    expect(endsOf([1, 2, 3, 4, 5, 6], 3, (item) => item === 4)).toEqual({ shown: [1, 2, 4, 6], leftOut: 2 });
  });
});

describe('places', () => {
  const figures = placeFigures(october, september, dept, all);

  it('are those of the results, with what the comparison of the two periods says', () => {
    const compared = compareResults(september, october).units;
    const ranked = october.units.filter(isRanked).filter(({ category }) => category === dept);
    expect(figures.lines.map(({ unit, place, final }) => ({ unit, place, final }))).toEqual(
      ranked.sort((a, b) => a.place - b.place).map(({ unit, place, final }) => ({ unit, place, final })),
    );
    for (const { unit, before, scoreChange, placesGained } of figures.lines)
      expect(compared.find((one) => one.unit === unit)).toMatchObject({ before, scoreChange, placesGained });
    expect(figures.risen + figures.fallen + figures.unchanged).toBe(ranked.length);
  });

  it('have nothing beside them without a period before', () => {
    const alone = placeFigures(october, null, dept, all);
    expect(alone.lines.map(({ before, scoreChange }) => [before, scoreChange])).toEqual(
      alone.lines.map(() => [null, null]),
    );
    expect([alone.risen, alone.fallen, alone.unchanged]).toEqual([0, 0, 0]);
  });

  it('of a large category are those of both ends, and count all', () => {
    const few = placeFigures(october, september, dept, { most: 2, unit: null });
    expect(few.lines.map(({ unit }) => unit)).toEqual([figures.lines[0]?.unit, figures.lines.at(-1)?.unit]);
    expect([few.of, few.leftOut]).toEqual([figures.of, figures.of - 2]);
    expect(few.risen + few.fallen + few.unchanged).toBe(figures.of);
  });

  it('that are narrowed to a unit show it alone among as many as there are', () => {
    const own = placeFigures(narrowResults(october, ['d2']), null, dept, all);
    expect([own.of, own.lines.map(({ unit }) => unit), own.leftOut]).toEqual([figures.of, ['d2'], 0]);
  });
});

describe('scores over the periods', () => {
  const over = [
    { period: '2026-08', results: null },
    { period: '2026-09', results: september },
    { period: '2026-10', results: october },
  ];

  it('are the final scores and the category’s figures of each, with a gap where there are none', () => {
    const { periods, lines, spread } = trendFigures(over, dept, all);
    expect(periods).toEqual(['2026-08', '2026-09', '2026-10']);
    const finalIn = ({ units }: Results, unit: string): number | null => {
      const found = units.find((one) => one.unit === unit);
      return found?.complete ? found.final : null;
    };
    expect(lines.map(({ finals }) => finals)).toEqual(
      lines.map(({ unit }) => [null, finalIn(september, unit), finalIn(october, unit)]),
    );
    const summary = (results: Results) => results.categories.find(({ category }) => category === dept);
    expect(spread.mean).toEqual([null, summary(september)?.mean, summary(october)?.mean]);
    expect(spread.min).toEqual([null, summary(september)?.min, summary(october)?.min]);
  });

  it('show the units of the last period by their places in it', () => {
    const places = trendFigures(over, dept, all).lines.map((line) => line.places.at(-1) ?? Infinity);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('the distribution', () => {
  it('is that of the results where the scheme names bands', () => {
    const banded = schemeFrom({ ...bureau, bands: [90, 95] });
    const results = consolidate(banded, period('2026-10'), sheetsFrom(banded, month));
    expect(distributionFigures(banded, results, null)).toMatchObject({ bands: results.overall.bands, even: false });
    const [own] = results.categories.filter(({ category }) => category === dept);
    expect(distributionFigures(banded, results, dept)?.bands).toEqual(own?.bands);
  });

  it('has even bands where the scheme names none, which count every ranked unit', () => {
    const figures = distributionFigures(scheme, october, null);
    expect(figures?.even).toBe(true);
    expect(figures?.bands?.reduce((sum, { count }) => sum + count, 0)).toBe(october.overall.ranked);
  });

  it('is told to nobody who sees only some of few units', () => {
    const own = narrowResults(october, ['d2']);
    expect(distributionFigures(scheme, own, null)).toMatchObject({ bands: null, even: false });
    expect(distributionFigures(scheme, own, 'branch')).toBeNull();
  });
});

describe('the heat map', () => {
  const heat = heatFigures(scheme, unitsLost(scheme, sheets), null, { rows: 99, columns: 99, unit: null });

  it('has in each cell what the analysis of lost points has', () => {
    const { causes, now } = lostPoints(scheme, sheets);
    expect(heat.rows.map(({ component, indicator, lost }) => ({ component, indicator, lost }))).toEqual(
      causes.map(({ component, indicator, lost }) => ({ component, indicator, lost })),
    );
    expect(heat.lost).toEqual(now?.lost);
    for (const [at, { cells }] of heat.rows.entries()) {
      for (const [column, { id }] of heat.columns.entries()) {
        const lost = causes[at]?.units.find(({ unit }) => unit === id)?.lost;
        if (lost) expect([id, cells[column]]).toEqual([id, lost]);
        else expect(cells[column] ?? { exact: '0' }).toMatchObject({ exact: '0' });
      }
    }
  });

  it('tells what lost nothing from what is not scored and from what does not apply', () => {
    const of = (unit: string, component: string) => {
      const column = heat.columns.findIndex(({ id }) => id === unit);
      return heat.rows.filter((row) => row.component === component).map(({ cells }) => cells[column]?.exact ?? null);
    };
    expect(of('d1', 'work')).toEqual(['0']);
    // A branch has no marks for quality.
    expect(new Set(of('b1', 'quality'))).toEqual(new Set([null]));
    const without = heatFigures(
      scheme,
      unitsLost(
        scheme,
        sheets.filter(({ unit, component }) => unit !== 'd1' || component !== 'work'),
      ),
      null,
      { rows: 99, columns: 99, unit: null },
    );
    expect(without.rows.find(({ component }) => component === 'work')?.cells[1]).toBeNull();
  });

  it.each(presetIds)('of %s adds up, however little of it is shown', (id) => {
    const known = preset(id);
    const given = unitsLost(known, sampled(known));
    const [category] = known.categories;
    const whole = heatFigures(known, given, category?.id ?? null, { rows: 999, columns: 9999, unit: null });
    const sum = (amounts: readonly ({ readonly exact: string } | null)[]): string =>
      amounts.reduce((total, one) => total.plus(Exact.parse(one?.exact ?? '0')), Exact.zero).toString();
    for (const { cells, lost } of whole.rows) expect(sum(cells)).toBe(lost.exact);
    expect(sum(whole.rows.map(({ lost }) => lost))).toBe(whole.lost.exact);
    const few = heatFigures(known, given, category?.id ?? null, { rows: 2, columns: 1, unit: null });
    expect(sum([...few.rows.map(({ lost }) => lost), few.otherRows?.lost ?? null])).toBe(whole.lost.exact);
    const shown = whole.columns.findIndex((column) => column.id === few.columns[0]?.id);
    const own = whole.rows.map(({ cells }) => cells[shown] ?? null);
    expect(sum([{ exact: sum(own) }, few.otherUnits?.lost ?? null])).toBe(whole.lost.exact);
  });

  it('of very many units has the mean of each category, of those that were scored', () => {
    const means = heatFigures(scheme, unitsLost(scheme, sheets), null, { rows: 99, columns: 3, unit: null });
    expect([means.of, means.columns]).toEqual([
      'means',
      [
        { kind: 'category', id: 'dept', units: 3 },
        { kind: 'category', id: 'branch', units: 1 },
      ],
    ]);
    const work = means.rows.find(({ component }) => component === 'work');
    // 0, 3.25 and 0.5 of three departments; 1.5 of the one branch.
    expect(work?.cells.map((cell) => cell?.exact)).toEqual(['1.25', '1.5']);
  });

  it('never leaves out the unit that somebody follows', () => {
    const units = heatFigures(scheme, unitsLost(scheme, sheets), dept, { rows: 99, columns: 1, unit: 'd1' });
    expect(units.columns).toEqual([{ kind: 'unit', id: 'd1' }]);
  });
});

describe('open records', () => {
  const counts = [
    {
      register: 'findings',
      rows: [
        { unit: 'a', open: 3, overdue: 1 },
        { unit: 'b', open: 5, overdue: 0 },
        { unit: null, open: 2, overdue: 2 },
      ],
    },
    { register: 'cards', rows: [{ unit: 'b', open: 1, overdue: 1 }] },
    { register: 'letters', rows: [] },
  ];

  it('are counted by register and by unit, the most overdue first', () => {
    expect(openFigures(counts, null, 10)).toEqual({
      open: 11,
      overdue: 4,
      registers: [
        { id: 'findings', open: 10, overdue: 3 },
        { id: 'cards', open: 1, overdue: 1 },
      ],
      units: [
        { id: 'b', open: 6, overdue: 1 },
        { id: 'a', open: 3, overdue: 1 },
      ],
      otherUnits: 0,
    });
  });

  it('of some units leave out those about no unit; units beyond the most are counted', () => {
    expect(openFigures(counts, (unit) => unit === 'a', 10)).toMatchObject({ open: 3, overdue: 1 });
    expect(openFigures(counts, null, 1)).toMatchObject({ units: [{ id: 'b', open: 6, overdue: 1 }], otherUnits: 1 });
  });
});

describe('the board', () => {
  it('has the lines of its sides, and is named by schemes whose rewards put units on it', () => {
    expect(presetIds.filter((id) => namesBoard(preset(id)))).toContain('baiyin');
    expect(namesBoard(preset('luan'))).toBe(false);
    const baiyin = preset('baiyin');
    const results = consolidate(baiyin, period('2026-Q3'), sampled(baiyin));
    for (const side of ['red', 'blue'] as const) {
      const lines = boardLines(results, side);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.map(({ unit }) => unit)).toEqual(boardSide(results, side).map(({ unit }) => unit.unit));
    }
  });
});
