// The chart of a distribution: a column for each band, with its figures above it.
import { drawBars } from './draw-bars';
import { axisWords, basicOption, widest, type Drawing } from './drawing';
import { ink } from './ink';

export interface ColumnDrawn {
  readonly title: string;
  readonly figures: string;
  readonly count: number;
}

const MOST_LINES = 4;

export function drawColumns(columns: readonly ColumnDrawn[]): Drawing {
  const leastWidth = (font: number): number => columns.length * font * 4.4;
  const lying = drawBars(columns.map(({ count, ...column }) => ({ ...column, solid: count, hatched: 0 })));
  return {
    leastWidth,
    heightIn: (_, font) => font * 17,
    option(room) {
      const { width, font } = room;
      // On a wall nothing is moved: where columns have no room for their words, they lie.
      if (width < leastWidth(font)) return lying.option(room);
      const each = (width - font) / Math.max(columns.length, 1);
      // What has no room in one line goes on in the next.
      const lines =
        Math.ceil(
          widest(
            columns.map(({ title }) => title),
            font,
          ) /
            (each - font / 2),
        ) + 1;
      const bottom = Math.min(lines, MOST_LINES) * font * 1.3 + font;
      return {
        ...basicOption(room),
        grid: { left: font / 2, right: font / 2, top: font * 3.5, bottom, outerBoundsMode: 'none' },
        xAxis: {
          type: 'category',
          data: columns.map(({ title }) => title),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: ink.line } },
          axisLabel: axisWords(room, each - font / 2, { overflow: 'break', lineHeight: font * 1.3 }),
        },
        yAxis: { type: 'value', show: false, minInterval: 1 },
        series: [
          {
            type: 'bar',
            barCategoryGap: '25%',
            emphasis: { disabled: true },
            itemStyle: { color: ink.main },
            label: {
              show: true,
              position: 'top',
              color: ink.text,
              fontSize: font,
              formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
                columns[dataIndex]?.figures.replace(/[，,] ?/, '\n') ?? '',
            },
            data: columns.map(({ title, figures, count }) => ({ value: count, told: `${title}\n${figures}` })),
          },
        ],
      };
    },
  };
}
