// A chart of a sheet as a picture: columns or bars over a block whose first column names them and whose first row the series.
import type { Cell } from '../grid/grid';

export interface ChartLook {
  readonly kind: 'column' | 'bar';
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
}

interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

// Excel's first colours for series, and what it writes with.
const COLOURS = ['#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47'];
const PAPER = { light: '#FFFFFF', dark: '#262626' };
const INK = { light: '#404040', dark: '#E0E0E0' };
const LINE = { light: '#D9D9D9', dark: '#4D4D4D' };
const FONT = "'Segoe UI','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
const TEXT = 11;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Chinese signs are as wide as high, others about half as wide. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? TEXT : TEXT * 0.58), 0);

function fitting(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && widthOf(`${signs.join('')}…`) > width) signs.pop();
  return `${signs.join('')}…`;
}

/** A step of 1, 2 or 5 times a power of ten, about five to the span. */
function stepOf(span: number): number {
  const rough = span / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((one) => one * power >= rough) ?? 10) * power;
}

function axisOf(values: readonly number[]): { readonly low: number; readonly high: number; readonly ticks: number[] } {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const step = stepOf(most - least || 1);
  const [first, last] = [Math.floor(least / step), Math.ceil(most / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { low: first * step, high: (last === first ? first + 1 : last) * step, ticks };
}

const textAt = (text: string, x: number, y: number, more: string): string =>
  `<text x="${x}" y="${y}" ${more}>${escaped(text)}</text>`;

const box = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${Math.max(0, width)}" height="${Math.max(0, height)}" fill="${fill}"/>`;

const between = (x1: number, y1: number, x2: number, y2: number, stroke: string): string =>
  `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${stroke}"/>`;

function readBlock([header = [], ...rows]: readonly (readonly Cell[])[]): { labels: string[]; series: Series[] } {
  const numbers = (column: number) =>
    rows.map((row) => {
      const value = row[column]?.value;
      return typeof value === 'number' ? value : 0;
    });
  return {
    labels: rows.map((row) => row[0]?.text ?? ''),
    series: header.slice(1).map((cell, index) => ({ name: cell.text, values: numbers(index + 1) })),
  };
}

/** The picture as SVG. Columns stand side by side, bars lie below each other from the first one at the bottom, as in Excel. */
export function chartPicture(block: readonly (readonly Cell[])[], look: ChartLook): string {
  const { kind, title, width, height } = look;
  const theme = look.dark ? 'dark' : 'light';
  const { labels, series } = readBlock(block);
  const axis = axisOf(series.flatMap(({ values }) => values));
  const isBar = kind === 'bar';
  const labelWidth = isBar ? Math.min(width * 0.3, Math.max(0, ...labels.map(widthOf)) + 8) : 40;
  const foot = (isBar ? 24 : 28) + (series.length > 1 ? 20 : 0);
  const plot = { left: labelWidth + 8, top: title ? 40 : 16, right: width - 16, bottom: height - foot };
  const along = isBar ? plot.bottom - plot.top : plot.right - plot.left;
  const across = isBar ? plot.right - plot.left : plot.bottom - plot.top;
  const place = (value: number): number => ((value - axis.low) / (axis.high - axis.low)) * across;
  const slot = along / Math.max(1, labels.length);
  const thick = (slot * 0.7) / Math.max(1, series.length);
  const parts: string[] = [];
  for (const tick of axis.ticks) {
    if (isBar) {
      const x = plot.left + place(tick);
      parts.push(between(x, plot.top, x, plot.bottom, LINE[theme]));
      parts.push(textAt(String(tick), x, plot.bottom + 16, 'text-anchor="middle"'));
    } else {
      const y = plot.bottom - place(tick);
      parts.push(between(plot.left, y, plot.right, y, LINE[theme]));
      parts.push(textAt(String(tick), plot.left - 6, y + 4, 'text-anchor="end"'));
    }
  }
  // Where there are more labels than room, some are left out.
  const every = Math.max(1, Math.ceil((isBar ? TEXT + 3 : TEXT * 2.5) / slot));
  labels.forEach((label, index) => {
    const start = index * slot + slot * 0.15;
    series.forEach(({ values }, order) => {
      const value = values[index] ?? 0;
      const [from, to] = [place(Math.min(0, value)), place(Math.max(0, value))];
      const fill = COLOURS[order % COLOURS.length] ?? '';
      const offset = start + order * thick;
      if (isBar) parts.push(box(plot.left + from, plot.bottom - offset - thick, to - from, thick, fill));
      else parts.push(box(plot.left + offset, plot.bottom - to, thick, to - from, fill));
    });
    if (index % every !== 0) return;
    const middle = (index + 0.5) * slot;
    if (isBar)
      parts.push(textAt(fitting(label, labelWidth), plot.left - 6, plot.bottom - middle + 4, 'text-anchor="end"'));
    else parts.push(textAt(fitting(label, slot * every), plot.left + middle, plot.bottom + 16, 'text-anchor="middle"'));
  });
  if (series.length > 1) {
    let x = plot.left;
    series.forEach(({ name }, order) => {
      parts.push(box(x, height - 18, 10, 10, COLOURS[order % COLOURS.length] ?? ''));
      parts.push(textAt(name, x + 14, height - 9, ''));
      x += widthOf(name) + 34;
    });
  }
  const heading = textAt(fitting(title, (width * TEXT) / 14), width / 2, 24, 'text-anchor="middle" font-size="14"');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" fill="${PAPER[theme]}" stroke="${LINE[theme]}"/>`,
    `<g font-family="${FONT}" font-size="${TEXT}" fill="${INK[theme]}">${heading}${parts.join('')}</g></svg>`,
  ].join('');
}
