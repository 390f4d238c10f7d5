// However a score sheet lies, what stands in it says the same.
import fc from 'fast-check';
import { asAsked, keysOf, rowsOfSheets, rowsOfTable, type InputRow } from '../../../addin/score-workbook/input-rows';
import { plannedTable } from '../../../addin/score-workbook/planned-table';
import { cellsFor, furtherLinesOf, type TableFrame } from '../../../addin/score-workbook/write-rows';
import type { Component, Scheme } from '../../../shared/scheme/scheme';
import { languages, type Language } from '../../../shared/scheme/text';
import { nothingThen, type CountedThen } from '../../../shared/sheets/counted-table';
import { listed } from '../../../shared/sheets/matrix/listed';
import { layoutsFor, scoreLayouts, type ScoreLayout } from '../../../shared/sheets/matrix/score-layout';
import type { ReadTable } from '../../../shared/sheets/plan';
import { readScoreTables } from '../../../shared/sheets/read-score-tables';
import { tableName } from '../../../shared/sheets/score-table';
import { planScoreWorkbook } from '../../../shared/sheets/score-workbook';
import { takesSheets } from '../../../shared/scheme/defaults';
import { sheetsFrom } from '../../shared/accepted';
import { months } from '../../shared/sheets/matrix/random-sheets';
import { preset, presetIds } from '../../../shared/scheme/presets';
import { written } from '../taskpane/laid-table';

const matrices = ['matrix', 'beside'] as const;

interface Laid {
  readonly table: ReadTable;
  readonly frame: TableFrame;
}

/** A sheet laid out in one way, with these rows in it. */
function laid(
  scheme: Scheme,
  component: Component,
  layout: ScoreLayout,
  rows: readonly InputRow[],
  { language = 'zh-CN', counted = nothingThen }: { language?: Language; counted?: CountedThen } = {},
): Laid {
  const frame = { scheme, component, layouts: { [component.id]: layout } };
  const plans = planScoreWorkbook({
    ...{ scheme, period: '2026-10', language, components: [component.id], layouts: frame.layouts, counted },
    furtherLines: new Map([[component.id, furtherLinesOf(frame, rows)]]),
  });
  const empty = plannedTable(plans, tableName(component.id));
  const asked = keysOf(listed(scheme, component, empty, frame.layouts));
  return { frame, table: written(empty, cellsFor(frame, empty, asAsked(rows, asked))) };
}

const readFrom = ({ table, frame: { scheme, component, layouts } }: Laid) =>
  readScoreTables({ scheme, tables: [table], components: [component.id], layouts });

const typedIn = ({ table, frame: { scheme, component, layouts } }: Laid): InputRow[] =>
  rowsOfTable(listed(scheme, component, table, layouts));

/** A preset with three units of each category: enough to differ. */
function small(id: (typeof presetIds)[number]): Scheme {
  const whole = preset(id);
  const units = whole.categories.flatMap(({ id: category }) =>
    whole.units.filter((unit) => unit.category === category).slice(0, 3),
  );
  return { ...whole, units };
}

const withIndicators = presetIds.flatMap((id) =>
  preset(id)
    .components.filter((component) => takesSheets(component) && layoutsFor(component).length > 1)
    .map((component) => [id, component.id] as const),
);

test('every component with indicators may lie in all ways', () => {
  expect(withIndicators.length).toBe(
    presetIds.flatMap((id) =>
      preset(id).components.filter((one) => takesSheets(one) && (one.indicators ?? []).length > 0),
    ).length,
  );
});

describe.each(withIndicators)('%s · %s', (id, componentId) => {
  const scheme = small(id);
  const component = scheme.components.find((one) => one.id === componentId) as Component;

  it('says the same as a list and as a matrix of either kind, and lies anew in each without losing anything', () => {
    fc.assert(
      fc.property(months(scheme, component), fc.constantFrom(...languages), ({ sheets: made, counted }, language) => {
        const sheets = sheetsFrom(scheme, made);
        const rows = rowsOfSheets(scheme, sheets, language);
        const list = laid(scheme, component, 'list', rows, { language, counted });
        const said = readFrom(list).sheets;
        const linesOf = new Map(said.map(({ unit, lines }) => [unit, lines.length]));
        for (const { unit, lines } of sheets) expect(linesOf.get(unit)).toBe(lines.length);
        for (const layout of matrices) {
          const matrix = laid(scheme, component, layout, rows, { language, counted });
          expect(readFrom(matrix).sheets).toEqual(said);
          for (const next of scoreLayouts) {
            const again = laid(scheme, component, next, typedIn(matrix), { language, counted });
            expect(readFrom(again).sheets).toEqual(said);
          }
        }
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it.each(matrices)('has the same blank cells as a list where it is a matrix: %s', (layout) => {
    const [list, matrix] = (['list', layout] as const).map((one) => readFrom(laid(scheme, component, one, [])));
    const what = (read: typeof list) => read?.faults.map(({ code, detail }) => ({ code, ...detail }));
    expect(what(matrix)).toEqual(what(list));
    expect(new Set(matrix?.faults.map(({ place }) => place.address)).size).toBe(matrix?.faults.length);
  });
});
