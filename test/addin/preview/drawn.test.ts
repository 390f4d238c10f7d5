// What the preview draws beside cells: charts as pictures, the looks of tables.
import { chartPicture } from '../../../addin/preview/draw/chart-picture';
import { tableLook } from '../../../addin/preview/draw/table-look';
import { USUAL_TABLE_LOOK } from '../../../addin/preview/book/book';
import type { Cell } from '../../../addin/preview/grid/grid';

const cell = (value: string | number): Cell => ({ value, formula: '', text: String(value) });
const block = (...rows: (string | number)[][]): Cell[][] => rows.map((row) => row.map(cell));

const look = { kind: 'column', title: '得分 <分布>', width: 400, height: 300, dark: false } as const;

/** Where and how large the columns of a series are. */
const boxes = (svg: string, colour: string) =>
  [...svg.matchAll(/<rect x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)" fill="([^"]+)"/g)]
    .filter(([, , , , , fill]) => fill === colour)
    .map(([, x, y, width, height]) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }));

describe('a chart', () => {
  test('has a column for each row, as high as its number; those below zero hang', () => {
    const svg = chartPicture(block(['单位', '得分'], ['甲', 100], ['乙', 50], ['丙', -25]), look);
    const [first, second, third] = boxes(svg, '#4472C4');
    expect(second?.height).toBeCloseTo((first?.height ?? 0) / 2);
    expect(third?.height).toBeCloseTo((first?.height ?? 0) / 4);
    expect(third?.y).toBeCloseTo((first?.y ?? 0) + (first?.height ?? 0));
    expect(svg).toContain('得分 &lt;分布&gt;');
    expect(svg).toContain('>甲</text>');
    expect(svg).not.toContain('NaN');
  });

  test('has bars that grow to the right, and the first of them at the bottom', () => {
    const svg = chartPicture(block(['单位', '得分'], ['甲', 0.1], ['乙', 0.3]), { ...look, kind: 'bar' });
    const [first, second] = boxes(svg, '#4472C4');
    expect(second?.width).toBeCloseTo((first?.width ?? 0) * 3);
    expect(first?.y).toBeGreaterThan(second?.y ?? 0);
    expect(svg).toContain('>0.3</text>');
  });

  test('names its series where they are several, and draws nothing of none', () => {
    const svg = chartPicture(block(['单位', '得分', '加分'], ['甲', 90, 5]), look);
    expect(svg).toContain('>加分</text>');
    expect(boxes(svg, '#ED7D31')).toHaveLength(2);
    expect(chartPicture(block(['单位', '得分']), look)).not.toContain('NaN');
  });
});

describe('a table', () => {
  const table = (style: string, isBanded: boolean) => ({
    ...{ id: '1', name: 'T', sheet: 's', columns: ['a', 'b'], ...USUAL_TABLE_LOOK, style, isBanded },
    rect: { row: 2, column: 1, rows: 4, columns: 2 },
  });

  test('stripes every other row below its header', () => {
    const fills = [3, 4, 5].map((row) => tableLook(table('TableStyleLight1', true), row, 1).fill);
    expect(fills).toEqual(['#D9D9D9', undefined, '#D9D9D9']);
    expect(tableLook(table('TableStyleLight1', false), 3, 1).fill).toBeUndefined();
  });

  test('has lines around it', () => {
    expect(tableLook(table('TableStyleMedium2', true), 2, 1)).toMatchObject({
      fill: '#4472C4',
      borders: { top: { line: 'thin' }, left: { line: 'thin' } },
    });
    expect(Object.keys(tableLook(table('TableStyleLight1', true), 5, 2).borders ?? {})).toEqual(['bottom']);
  });
});
