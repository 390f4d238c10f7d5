// A unit or an indicator of the scheme whose name ends as totals do is no total.
import { guessTables } from '../../../../shared/sheets/adopt/guess-tables';
import { knownNames } from '../../../../shared/sheets/adopt/known-names';
import { readAdopted } from '../../../../shared/sheets/adopt/read-adopted';
import { tablePicture } from '../../../../shared/sheets/adopt/table-picture';
import { schemeFrom } from '../../../shared/accepted';
import { bureau } from '../../../shared/bureau';
import { drawnGrid } from './written-tables';

const plain = schemeFrom(bureau);
const scheme = {
  ...plain,
  units: plain.units.map((unit) => (unit.id === 'd1' ? { ...unit, title: '物资总计' } : unit)),
  components: plain.components.map((component) => ({
    ...component,
    ...(component.indicators === undefined
      ? {}
      : {
          indicators: component.indicators.map((one) => (one.id === 'plan' ? { ...one, title: '满意度平均分' } : one)),
        }),
  })),
} as typeof plain;
const component = scheme.components.find(({ id }) => id === 'work');
if (component === undefined) throw new Error('no such component');

const grid = drawnGrid(
  `被考核单位 | 考核项目 | 扣分 | 扣分原因
  二处 | 满意度平均分（10分） | 2 | 偏低
  物资总计 | 报告 | 1 | 漏报
  物资总计 | 合计 | 3 |
  安全合计 | | 3 |
  合计 | | 6 |`,
);
const [guess] = guessTables(grid, { scheme, component });
if (guess === undefined) throw new Error('no table');
const { mapping } = guess;

test('its rows are read; rows that name another total beside it are not', () => {
  const { lines, rows } = readAdopted({ grid, mapping, scheme, component });
  expect(lines.map(({ unit, indicator, points }) => [unit?.id, indicator?.id, points])).toEqual([
    ['d2', 'plan', 2],
    ['d1', 'report', 1],
  ]);
  expect(rows.totals).toEqual([3, 4, 5]);
});

test('the preview shows them as they are read', () => {
  const kinds = (known: ReturnType<typeof knownNames> | null) =>
    tablePicture(grid, mapping, 20, known).rows.map(({ kind }) => kind);
  expect(kinds(knownNames(scheme, component))).toEqual(['band', 'data', 'data', 'total', 'total', 'total']);
  expect(kinds(null)).toEqual(['band', 'total', 'total', 'total', 'total', 'total']);
});
