// How cells look: our words for it as Univer's style data, and back.
import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy } from '@univerjs/core';
import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from '@univerjs/core';
import type { Border, Style } from './grid';

const flag = (on: boolean) => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);

const LINES = {
  hair: BorderStyleTypes.HAIR,
  thin: BorderStyleTypes.THIN,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
} as const;

const HORIZONTAL = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
} as const;
const VERTICAL = { top: VerticalAlign.TOP, center: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM } as const;
const SIDES = { top: 't', right: 'r', bottom: 'b', left: 'l' } as const;

type Side = keyof typeof SIDES;
const sides = Object.keys(SIDES) as Side[];

/** The name under which a table of ours has this value. */
function nameOf<Name extends string, Value>(table: Readonly<Record<Name, Value>>, value: unknown): Name | undefined {
  return (Object.keys(table) as Name[]).find((name) => table[name] === value);
}

function toBorderData(borders: NonNullable<Style['borders']>): IBorderData {
  const data: IBorderData = {};
  for (const side of sides) {
    const border = borders[side];
    // null takes a line away; a side that is not named stays as it is.
    if (border === null) data[SIDES[side]] = null;
    else if (border) data[SIDES[side]] = { s: LINES[border.line], cl: { rgb: border.color } };
  }
  return data;
}

export function toStyleData(style: Style): IStyleData {
  const data: IStyleData = {};
  if (style.numberFormat !== undefined)
    data.n = style.numberFormat === 'General' ? null : { pattern: style.numberFormat };
  if (style.bold !== undefined) data.bl = flag(style.bold);
  if (style.italic !== undefined) data.it = flag(style.italic);
  if (style.underline !== undefined) data.ul = { s: flag(style.underline) };
  if (style.fontName !== undefined) data.ff = style.fontName;
  if (style.fontSize !== undefined) data.fs = style.fontSize;
  if (style.fontColor !== undefined) data.cl = { rgb: style.fontColor };
  if (style.fill !== undefined) data.bg = { rgb: style.fill };
  if (style.horizontal !== undefined) data.ht = HORIZONTAL[style.horizontal];
  if (style.vertical !== undefined) data.vt = VERTICAL[style.vertical];
  if (style.wrap !== undefined) data.tb = style.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW;
  if (style.borders !== undefined) data.bd = toBorderData(style.borders);
  return data;
}

const colorOf = (color: Nullable<{ rgb?: Nullable<string> }>): string | undefined => {
  const hex = /^#[0-9a-f]{6}$/i.exec(color?.rgb ?? '')?.[0];
  return hex?.toUpperCase();
};

function borderOf(data: Nullable<IBorderStyleData>): Border | undefined {
  if (!data) return undefined;
  const line = nameOf(LINES, data.s);
  return line === undefined ? undefined : { line, color: colorOf(data.cl) ?? '#000000' };
}

/** Only what is said of the cell; colours that are none of `#rrggbb` are left out. */
export function fromStyleData(data: Nullable<IStyleData>): Style {
  if (!data) return {};
  const borders = Object.fromEntries(
    sides.flatMap((side) => {
      const border = borderOf(data.bd?.[SIDES[side]]);
      return border ? [[side, border]] : [];
    }),
  );
  const said: Style = {
    numberFormat: data.n?.pattern,
    bold: data.bl === BooleanNumber.TRUE || undefined,
    italic: data.it === BooleanNumber.TRUE || undefined,
    underline: data.ul?.s === BooleanNumber.TRUE || undefined,
    fontName: data.ff ?? undefined,
    fontSize: data.fs,
    fontColor: colorOf(data.cl),
    fill: colorOf(data.bg),
    horizontal: nameOf(HORIZONTAL, data.ht),
    vertical: nameOf(VERTICAL, data.vt),
    wrap: data.tb === WrapStrategy.WRAP || undefined,
    borders: Object.keys(borders).length > 0 ? borders : undefined,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
