// The chart of parts of a whole, row by row: what is done or in time, then hatched what is missing or overdue, with the figures at the end.
import { axisWords, bareAxis, basicOption, widest, type Drawing } from './drawing';
import { hatched, ink } from './ink';

export interface BarDrawn {
  readonly title: string;
  readonly figures: string;
  readonly solid: number;
  readonly hatched: number;
}

export function drawBars(bars: readonly BarDrawn[]): Drawing {
  const told = ({ title, figures }: BarDrawn): string => `${title}\n${figures}`;
  const part = (value: (bar: BarDrawn) => number, itemStyle: object) => ({
    type: 'bar',
    stack: 'whole',
    barWidth: '60%',
    emphasis: { disabled: true },
    itemStyle,
    // Of nothing not even an outline is drawn.
    data: bars.map((bar) => ({ value: value(bar) === 0 ? null : value(bar), told: told(bar) })),
  });
  return {
    leastWidth: () => 0,
    heightIn: (_, font) => bars.length * font * 2.4 + font,
    option(room) {
      const { width, font } = room;
      const left = Math.min(
        widest(
          bars.map(({ title }) => title),
          font,
        ) + font,
        width * 0.42,
      );
      const right = Math.min(
        widest(
          bars.map(({ figures }) => figures),
          font,
        ) + font,
        width * 0.4,
      );
      const words = (texts: readonly string[], most: number, more: object) => ({
        type: 'category',
        inverse: true,
        ...bareAxis,
        data: texts,
        axisLabel: axisWords(room, most - font / 2, more),
      });
      return {
        ...basicOption(room),
        grid: { left, right, top: font / 2, bottom: font / 2, outerBoundsMode: 'none' },
        xAxis: { type: 'value', show: false, max: 'dataMax' },
        yAxis: [
          words(
            bars.map(({ title }) => title),
            left,
            { align: 'left', margin: left - font / 2 },
          ),
          {
            ...words(
              bars.map(({ figures }) => figures),
              right,
              { align: 'left' },
            ),
            position: 'right',
          },
        ],
        series: [
          part(({ solid }) => solid, { color: ink.main }),
          part((bar) => bar.hatched, { color: ink.warn, borderColor: ink.warn, borderWidth: 1, decal: hatched }),
        ],
      };
    },
  };
}
