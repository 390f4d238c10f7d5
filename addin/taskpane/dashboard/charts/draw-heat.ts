// The heat map: indicators down, units or categories across; each cell as dark as its loss is large, with the figure in it.
import type { CustomSeriesOption } from 'echarts/charts';
import { axisWords, bareAxis, basicOption, widest, type Drawing } from './drawing';
import { ink } from './ink';

export interface HeatCell {
  readonly value: number;
  readonly figure: string;
  readonly told: string;
}

export interface HeatDrawn {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly title: string; readonly cells: readonly (HeatCell | null)[] }[];
}

/** Words stay readable on the darkest cell, on light and on dark ground. */
const DARKEST = 0.55;
const FAINTEST = 0.08;
const ROW = 2;

export function drawHeat({ columns, rows }: HeatDrawn): Drawing {
  const cells = rows.flatMap((row, y) =>
    row.cells.flatMap((cell, x) => (cell === null ? [] : [{ ...cell, value: [x, y], lost: cell.value }])),
  );
  const most = cells.reduce((one, { lost }) => Math.max(one, lost), 0);
  const figureRoom = (font: number): number =>
    widest(
      cells.map(({ figure }) => figure),
      font * 0.85,
    );
  const leftOf = (width: number, font: number): number =>
    Math.min(
      widest(
        rows.map(({ title }) => title),
        font,
      ) + font,
      Math.max(width * 0.32, font * 9),
    );
  const heads = (font: number): number => Math.min(widest(columns, font) + font, font * 11);
  return {
    leastWidth: (font) => leftOf(0, font) + columns.length * (figureRoom(font) + 4),
    heightIn: (_, font) => rows.length * font * ROW + heads(font),
    option(room) {
      const { width, height, font } = room;
      const left = leftOf(width, font);
      const each = (width - left) / Math.max(columns.length, 1);
      const turned = widest(columns, font) > each - 4;
      const top = turned ? Math.min(heads(font), height * 0.3) : font * 2;
      // On a wall rows are as high as there is room.
      const size = Math.min(font, ((height - top) / rows.length) * 0.8);
      const draw: NonNullable<CustomSeriesOption['renderItem']> = ({ dataIndex }, api) => {
        const cell = cells[dataIndex];
        const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
        const [wide = 0, high = 0] = (api.size?.([1, 1]) ?? []) as number[];
        if (cell === undefined) return;
        const share = most === 0 ? 0 : Math.max(cell.lost, 0) / most;
        const shape = { x: x - wide / 2 + 1, y: y - high / 2 + 1, width: wide - 2, height: high - 2 };
        return {
          type: 'group',
          children: [
            {
              type: 'rect',
              shape,
              style: {
                fill: ink.warn,
                opacity: share === 0 ? 0.02 : FAINTEST + share * (DARKEST - FAINTEST),
              },
            },
            {
              type: 'text',
              x,
              y,
              style: {
                text: cell.figure,
                fill: cell.lost === 0 ? ink.quiet : ink.text,
                font: `${Math.min(font * 0.85, size)}px ${room.face}`,
                align: 'center',
                verticalAlign: 'middle',
              },
            },
          ],
        };
      };
      return {
        ...basicOption(room),
        grid: { left, right: 0, top, bottom: 0, outerBoundsMode: 'none' },
        xAxis: {
          type: 'category',
          position: 'top',
          data: columns,
          ...bareAxis,
          axisLabel: axisWords(room, turned ? top - font / 2 : each, turned ? { rotate: 90 } : {}),
        },
        yAxis: {
          type: 'category',
          inverse: true,
          data: rows.map(({ title }) => title),
          ...bareAxis,
          axisLabel: axisWords(room, left - font / 2, { fontSize: size }),
        },
        series: [{ type: 'custom', renderItem: draw, data: cells, encode: { x: 0, y: 1 } }],
      };
    },
  };
}
