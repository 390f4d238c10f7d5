// The chart of places: a row for each unit in the order of places, with its score of this period, that of before, and the change.
import type { CustomSeriesOption } from 'echarts/charts';
import { axisWords, bareAxis, basicOption, widest, type Drawing } from './drawing';
import { ink } from './ink';

export interface PlaceRow {
  readonly title: string;
  readonly figures: string;
  readonly told: string;
  readonly now: number;
  readonly before: number | null;
  /** the unit that somebody looks for */
  readonly strong: boolean;
}

/** Where units are left out, a row stands empty. */
export type PlaceRows = readonly (PlaceRow | null)[];

const ROW = 2;

/** From what it was to what it is. */
const way: NonNullable<CustomSeriesOption['renderItem']> = (_, api) => {
  const [from, to] = [api.coord([api.value(1), api.value(0)]), api.coord([api.value(2), api.value(0)])];
  return {
    type: 'line',
    shape: { x1: from[0] ?? 0, y1: from[1] ?? 0, x2: to[0] ?? 0, y2: to[1] ?? 0 },
    style: { stroke: ink.second, lineWidth: 2 },
  };
};

export function drawPlaces(rows: PlaceRows): Drawing {
  const shown = rows.flatMap((row) => row ?? []);
  const titles = shown.map(({ title }) => title);
  const figures = shown.map((row) => row.figures);
  const points = (pick: (row: PlaceRow) => number | null, symbol: string, itemStyle: object, size: number) => ({
    type: 'scatter',
    symbol,
    symbolSize: size,
    z: 3,
    emphasis: { disabled: true },
    itemStyle,
    data: rows.flatMap((row, at) => {
      const score = row && pick(row);
      return row === null || score === null ? [] : [{ value: [score, at], told: row.told }];
    }),
  });
  return {
    leastWidth: () => 0,
    heightIn: (_, font) => rows.length * font * ROW + font * 3,
    option(room) {
      const { width, font } = room;
      const right = Math.min(widest(figures, font) + font, width * 0.45);
      const left = Math.min(widest(titles, font) + font, width * 0.42);
      const labels = (texts: readonly string[], most: number, more: object) => ({
        type: 'category',
        inverse: true,
        ...bareAxis,
        data: rows.map((row, at) => ({
          value: row === null ? '⋯' : (texts[shown.indexOf(row)] ?? String(at)),
          textStyle: { align: 'left', fontWeight: row?.strong === true ? 'bold' : 'normal' },
        })),
        axisLabel: axisWords(room, most - font / 2, more),
      });
      return {
        ...basicOption(room),
        grid: { left, right, top: font / 2, bottom: font * 2, outerBoundsMode: 'none' },
        xAxis: {
          type: 'value',
          scale: true,
          axisLabel: { color: ink.quiet, fontSize: font, hideOverlap: true },
          splitLine: { lineStyle: { color: ink.line } },
        },
        yAxis: [
          {
            ...labels(titles, left, { margin: left - font / 2 }),
            splitLine: { show: true, lineStyle: { color: ink.line, type: 'dotted' } },
          },
          { ...labels(figures, right, {}), position: 'right' },
        ],
        series: [
          {
            type: 'custom',
            silent: true,
            renderItem: way,
            data: rows.flatMap((row, at) =>
              row === null || row.before === null ? [] : [{ value: [at, row.before, row.now] }],
            ),
            encode: { x: [1, 2], y: 0 },
          },
          points(
            ({ before }) => before,
            'diamond',
            { color: ink.back, borderColor: ink.second, borderWidth: 2, opacity: 1 },
            font,
          ),
          points(({ now }) => now, 'circle', { color: ink.main, opacity: 1 }, font * 0.9),
        ],
      };
    },
  };
}
