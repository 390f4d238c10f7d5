// The chart of a distribution: a column for each band, with its figures above it.
import { axisWords, basicOption, wordsWidth, type Drawing } from './drawing';
import { ink } from './ink';

export interface ColumnDrawn {
  readonly title: string;
  readonly figures: string;
  readonly count: number;
}

export function drawColumns(columns: readonly ColumnDrawn[]): Drawing {
  return {
    leastWidth: (font) => columns.length * font * 3,
    heightIn: (_, font) => font * 17,
    option(room) {
      const { width, font } = room;
      const each = (width - font) / Math.max(columns.length, 1);
      // Beside each other while they have room, else upright.
      const turned = columns.some(({ title }) => wordsWidth(title, font) > each);
      const bottom = turned ? font * 7 : font * 2.2;
      return {
        ...basicOption(room),
        grid: { left: font / 2, right: font / 2, top: font * 3.5, bottom, outerBoundsMode: 'none' },
        xAxis: {
          type: 'category',
          data: columns.map(({ title }) => title),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: ink.line } },
          axisLabel: axisWords(room, turned ? font * 6.5 : each, turned ? { rotate: 90 } : {}),
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
