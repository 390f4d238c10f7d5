// Cell formats between our words (Excel's) and Univer's style data.
import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy } from '@univerjs/core';
import type { IStyleData } from '@univerjs/core';
import { ALIGNMENTS } from './grid';
import type { LINE_STYLES, Style } from './grid';

const HORIZONTAL: Record<(typeof ALIGNMENTS.horizontal)[number], HorizontalAlign> = {
  General: HorizontalAlign.UNSPECIFIED,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
};

const VERTICAL: Record<(typeof ALIGNMENTS.vertical)[number], VerticalAlign> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};

export const LINES: Record<(typeof LINE_STYLES)[number], BorderStyleTypes> = {
  None: BorderStyleTypes.NONE,
  Continuous: BorderStyleTypes.THIN,
  Dash: BorderStyleTypes.DASHED,
  DashDot: BorderStyleTypes.DASH_DOT,
  DashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  Dot: BorderStyleTypes.DOTTED,
  Double: BorderStyleTypes.DOUBLE,
  SlantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};

const flag = (on: boolean) => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);

export function toUniver(style: Style): IStyleData {
  const data: IStyleData = {};
  if (style.numberFormat !== undefined)
    data.n = style.numberFormat === 'General' ? null : { pattern: style.numberFormat };
  if (style.bold !== undefined) data.bl = flag(style.bold);
  if (style.italic !== undefined) data.it = flag(style.italic);
  if (style.underline !== undefined) data.ul = { s: flag(style.underline) };
  if (style.strikethrough !== undefined) data.st = { s: flag(style.strikethrough) };
  if (style.fontName !== undefined) data.ff = style.fontName;
  if (style.fontSize !== undefined) data.fs = style.fontSize;
  if (style.fontColor !== undefined) data.cl = { rgb: style.fontColor };
  if (style.fill !== undefined) data.bg = style.fill === null ? null : { rgb: style.fill };
  if (style.horizontal !== undefined) data.ht = HORIZONTAL[style.horizontal];
  if (style.vertical !== undefined) data.vt = VERTICAL[style.vertical];
  if (style.wrap !== undefined) data.tb = style.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW;
  return data;
}

export function fromUniver(data: IStyleData | null | undefined): Required<Style> {
  return {
    numberFormat: data?.n?.pattern ?? 'General',
    bold: data?.bl === BooleanNumber.TRUE,
    italic: data?.it === BooleanNumber.TRUE,
    underline: data?.ul?.s === BooleanNumber.TRUE,
    strikethrough: data?.st?.s === BooleanNumber.TRUE,
    fontName: data?.ff ?? 'Calibri',
    fontSize: data?.fs ?? 11,
    fontColor: data?.cl?.rgb ?? '#000000',
    fill: data?.bg?.rgb ?? null,
    horizontal: ALIGNMENTS.horizontal.find((name) => HORIZONTAL[name] === data?.ht) ?? 'General',
    vertical: ALIGNMENTS.vertical.find((name) => VERTICAL[name] === data?.vt) ?? 'Bottom',
    wrap: data?.tb === WrapStrategy.WRAP,
  };
}
