// The charts of scores over the periods: a small one for each unit on one common axis, or one large one with the spread of all.
import { axisWords, bareAxis, basicOption, cut, wordsWidth, type Drawing, type Room } from './drawing';
import { ink } from './ink';

export interface UnitTrend {
  readonly title: string;
  /** its last score, as text */
  readonly figure: string;
  readonly finals: readonly (number | null)[];
  readonly told: readonly string[];
  readonly strong: boolean;
}

export interface Trends {
  readonly periods: readonly string[];
  readonly units: readonly UnitTrend[];
  readonly mean: readonly (number | null)[];
  readonly least: number;
  readonly most: number;
}

/** In characters: as wide as the longest title wants to be within these bounds, and as high as the line under it. */
const SMALL = { least: 12, most: 18, height: 8 };

function columnsIn(units: readonly UnitTrend[], width: number, font: number): number {
  const wanted = units.map(({ title, figure }) => wordsWidth(title, 1) + wordsWidth(figure, 1.1) + 1.6);
  const each = Math.min(Math.max(...wanted, SMALL.least), SMALL.most) * font;
  return Math.max(1, Math.floor(width / each));
}

const line = (data: readonly unknown[], more: object) => ({
  type: 'line',
  emphasis: { disabled: true },
  connectNulls: false,
  data,
  ...more,
});

const dashed = { showSymbol: false, silent: true, lineStyle: { color: ink.second, width: 1.5, type: 'dashed' } };

export function drawTrends({ periods, units, mean, least, most }: Trends): Drawing {
  return {
    leastWidth: () => 0,
    heightIn: (width, font) => Math.ceil(units.length / columnsIn(units, width, font)) * SMALL.height * font,
    option(room) {
      const { width, height, font } = room;
      const columns = columnsIn(units, width, font);
      const [wide, high] = [width / columns, height / Math.ceil(units.length / columns)];
      const place = (at: number) => ({ left: (at % columns) * wide, top: Math.floor(at / columns) * high });
      const titleRoom = (figure: string): number => wide - wordsWidth(figure, font) * 1.1 - font * 1.5;
      return {
        ...basicOption(room),
        title: units.map(({ title, figure, strong }, at) => ({
          ...place(at),
          padding: 0,
          text: `{title|${cut(title.replaceAll(/[{|}]/g, ' '), titleRoom(figure), font)}}{figure|${figure}}`,
          textStyle: {
            color: ink.text,
            fontSize: font,
            fontWeight: strong ? 'bold' : 'normal',
            rich: {
              title: { color: ink.text, fontSize: font, width: titleRoom(figure), align: 'left' },
              figure: { color: ink.text, fontSize: font, fontWeight: 'bold' },
            },
          },
        })),
        grid: units.map((_, at) => ({
          left: place(at).left + font,
          top: place(at).top + font * 1.6,
          width: wide - font * 2.5,
          height: high - font * 3.6,
          outerBoundsMode: 'none',
        })),
        xAxis: units.map((_, at) => ({
          gridIndex: at,
          type: 'category',
          boundaryGap: false,
          data: periods,
          axisTick: { show: false },
          axisLine: { lineStyle: { color: ink.line } },
          axisLabel: {
            color: ink.quiet,
            fontSize: font * 0.8,
            // The first and the last of them say enough.
            interval: (index: number) => index === 0 || index === periods.length - 1,
            showMinLabel: true,
            showMaxLabel: true,
            alignMinLabel: 'left',
            alignMaxLabel: 'right',
          },
        })),
        yAxis: units.map((_, at) => ({
          gridIndex: at,
          type: 'value',
          min: least,
          max: most,
          ...bareAxis,
          axisLabel: { show: false },
        })),
        series: units.flatMap(({ finals, told }, at) => [
          line(mean, { xAxisIndex: at, yAxisIndex: at, ...dashed }),
          line(
            finals.map((value, index) => ({ value, told: told[index] ?? '' })),
            {
              ...{ xAxisIndex: at, yAxisIndex: at, symbol: 'circle', symbolSize: font * 0.5 },
              ...{ itemStyle: { color: ink.main }, lineStyle: { color: ink.main, width: 2 } },
            },
          ),
        ]),
      };
    },
  };
}

export interface SpreadTrend extends Omit<Trends, 'units'> {
  readonly unit: UnitTrend | null;
  readonly median: readonly (number | null)[];
  readonly max: readonly (number | null)[];
  readonly min: readonly (number | null)[];
}

/** Two lines of which the upper stands on the lower one, with the room between them filled. */
function range(min: SpreadTrend['min'], max: SpreadTrend['max']): object[] {
  const unseen = { showSymbol: false, silent: true, stack: 'range', stackStrategy: 'all', lineStyle: { opacity: 0 } };
  const height = max.map((most, at) => {
    const least = min[at] ?? null;
    return most === null || least === null ? null : most - least;
  });
  return [line(min, unseen), line(height, { ...unseen, areaStyle: { color: ink.second, opacity: 0.2 } })];
}

export function drawSpread({ periods, unit, mean, median, max, min, least, most }: SpreadTrend): Drawing {
  const known = (told: string) => told !== '';
  return {
    leastWidth: () => 0,
    heightIn: (_, font) => font * 20,
    option(room: Room) {
      const { font } = room;
      const left = Math.max(wordsWidth(String(least), font), wordsWidth(String(most), font)) + font;
      return {
        ...basicOption(room),
        grid: { left, right: font * 2, top: font * 2, bottom: font * 2.5, outerBoundsMode: 'none' },
        xAxis: {
          type: 'category',
          data: periods,
          axisTick: { show: false },
          axisLine: { lineStyle: { color: ink.line } },
          axisLabel: { color: ink.quiet, fontSize: font, hideOverlap: true },
        },
        yAxis: {
          type: 'value',
          min: least,
          max: most,
          axisLabel: axisWords(room, left, { color: ink.quiet }),
          splitLine: { lineStyle: { color: ink.line } },
        },
        series: [
          ...range(min, max),
          line(mean, dashed),
          line(median, { ...dashed, lineStyle: { color: ink.second, width: 1.5, type: 'dotted' } }),
          ...(unit === null
            ? []
            : [
                line(
                  unit.finals.map((value, at) => ({ value, told: unit.told[at] ?? '' })),
                  {
                    symbol: 'circle',
                    symbolSize: font * 0.8,
                    itemStyle: { color: ink.main },
                    lineStyle: { color: ink.main, width: 3 },
                    label: {
                      show: true,
                      position: 'top',
                      color: ink.text,
                      fontSize: font,
                      formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
                        (unit.told[dataIndex] ?? '').split('\n').filter(known).at(-1) ?? '',
                    },
                    labelLayout: { hideOverlap: true },
                  },
                ),
              ]),
        ],
      };
    },
  };
}
