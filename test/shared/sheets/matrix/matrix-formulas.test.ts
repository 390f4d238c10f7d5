// The formulas of a matrix stay within what Excel takes, and grow as the units do.
import type { Component, Scheme } from '../../../../shared/scheme/scheme';
import { languages } from '../../../../shared/scheme/text';
import { MatrixCells } from '../../../../shared/sheets/matrix/matrix-cells';
import { furtherState, matrixScore, matrixState } from '../../../../shared/sheets/matrix/matrix-formulas';
import { layoutsFor } from '../../../../shared/sheets/matrix/score-layout';
import { planScoreWorkbook } from '../../../../shared/sheets/score-workbook';
import { schemeFrom } from '../../accepted';
import { bureau } from '../../bureau';

const component = (id: string, of: Scheme) => of.components.find((one) => one.id === id) as Component;

const planOf = (scheme: Scheme, id: string) =>
  planScoreWorkbook({
    ...{ scheme, period: '2026-10', language: 'zh-CN', components: [id], layouts: { [id]: 'beside' } },
  }).find(({ key }) => key === `score:${id}`);

describe('the formulas of a matrix', () => {
  // As many indicators as a matrix takes, with names as long as they may be together.
  const many = schemeFrom({
    ...bureau,
    components: [
      {
        ...{ id: 'work', title: '工作', group: 'office', method: 'deduct', marks: 200 },
        indicators: Array.from({ length: 20 }, (_, index) => ({
          ...{ id: `an-indicator-${index}`, title: `${'指'.repeat(35)} "${index}`, marks: 10 },
        })),
      },
    ],
  });

  it.each(languages)('are no longer than Excel takes, and neither are their texts: %s', (language) => {
    expect(layoutsFor(component('work', many))).toContain('beside');
    const work = component('work', many);
    const limits = (work.indicators ?? []).map(() => 99.75);
    // As far down as 100,000 units reach.
    const [own, further] = [
      { first: 4, count: 100_000 },
      { first: 100_004, count: 10_000 },
    ];
    for (const layout of ['matrix', 'beside'] as const) {
      const cells = new MatrixCells(work, layout, language, own, further);
      const formulas = [
        matrixState(cells, 99_999, limits),
        furtherState(cells, 100_005, limits),
        matrixScore(cells, 99_999, limits, { marks: 240, counted: '$ZZ$99999:$ZZ$100000' }),
      ].map((cell) => (cell !== null && typeof cell === 'object' ? cell.formula : ''));
      expect(Math.max(...formulas.map((formula) => formula.length))).toBeLessThan(8192);
      const texts = formulas.flatMap((formula) => formula.match(/"(?:[^"]|"")*"/g) ?? []);
      expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(255);
    }
  });

  it('grow with the number of units, and not with its square', () => {
    const sized = (count: number): number => {
      const units = Array.from({ length: count }, (_, index) => ({
        id: `d${index}`,
        title: `${index} 处`,
        category: 'dept',
      }));
      const scheme = schemeFrom({ ...bureau, units: [...bureau.units.slice(0, 1), ...units] });
      return JSON.stringify(planOf(scheme, 'work')).length;
    };
    const [small, large] = [sized(200), sized(2000)];
    expect(large / small).toBeLessThan(11);
  });
});
