// How a cell looks: our words for it as the library's style, and back.
import { resolveThemeColor, type BorderSide, type CellStyle, type Color } from 'hucre';
import type { CellLook, LineLook } from './whole-book';

/** The colours of Excel's usual theme, in the order in which files name them; a file's own theme is not read. */
const theme = [
  'FFFFFF',
  '000000',
  'E7E6E6',
  '44546A',
  '4472C4',
  'ED7D31',
  'A5A5A5',
  'FFC000',
  '5B9BD5',
  '70AD47',
  '0563C1',
  '954F72',
];

/** Kinds of line that a grid draws as another one. */
const alike: Readonly<Record<string, LineLook['line']>> = {
  mediumDashed: 'dashed',
  dashDot: 'dashed',
  mediumDashDot: 'dashed',
  dashDotDot: 'dotted',
  mediumDashDotDot: 'dotted',
  slantDashDot: 'dashed',
};
const lines = new Set<string>(['hair', 'thin', 'dotted', 'dashed', 'double', 'medium', 'thick']);
const sides = ['top', 'right', 'bottom', 'left'] as const;
const horizontals = new Set(['left', 'center', 'right']);
const verticals = new Set(['top', 'center', 'bottom']);

export function colourOf(color: Color | undefined): string | undefined {
  if (color === undefined) return undefined;
  const hex = /^(?:[0-9A-F]{2})?([0-9A-F]{6})$/i.exec(color.rgb ?? '')?.[1];
  if (hex !== undefined) return `#${hex.toUpperCase()}`;
  if (color.theme === undefined || theme[color.theme] === undefined) return undefined;
  return `#${resolveThemeColor(theme, color.theme, color.tint).toUpperCase()}`;
}

function lineOf(side: BorderSide | undefined): LineLook | undefined {
  if (side === undefined) return undefined;
  const line = lines.has(side.style) ? (side.style as LineLook['line']) : alike[side.style];
  return line === undefined ? undefined : { line, color: colourOf(side.color) ?? '#000000' };
}

/** The colour of a plain fill; patterns and gradients are left out. */
export function fillOf(style: CellStyle): string | undefined {
  const { fill } = style;
  return fill?.type === 'pattern' && fill.pattern === 'solid' ? colourOf(fill.fgColor) : undefined;
}

function withoutGaps(look: CellLook): CellLook | undefined {
  const said = Object.entries(look).filter(([, value]) => value !== undefined);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** What a style of the file says of the look; undefined where it says nothing. */
export function lookOf(style: CellStyle | undefined): CellLook | undefined {
  if (style === undefined) return undefined;
  const { font, border, alignment, numFmt } = style;
  const borders = sides.flatMap((side) => {
    const line = lineOf(border?.[side]);
    return line === undefined ? [] : [[side, line] as const];
  });
  const { horizontal = '', vertical = '' } = alignment ?? {};
  return withoutGaps({
    numberFormat: numFmt === undefined || numFmt === 'General' ? undefined : numFmt,
    bold: font?.bold === true || undefined,
    italic: font?.italic === true || undefined,
    underline: (font?.underline !== undefined && font.underline !== false) || undefined,
    fontName: font?.name,
    fontSize: font?.size,
    fontColor: colourOf(font?.color),
    fill: fillOf(style),
    horizontal: horizontals.has(horizontal) ? (horizontal as 'left') : undefined,
    vertical: verticals.has(vertical) ? (vertical as 'top') : undefined,
    wrap: alignment?.wrapText === true || undefined,
    borders: borders.length === 0 ? undefined : Object.fromEntries(borders),
  });
}

const rgb = (color: string): Color => ({ rgb: color.slice(1) });

export const solid = (color: string): CellStyle['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: rgb(color) });

function fontOf({ bold, italic, underline, fontName, fontSize, fontColor }: CellLook): CellStyle['font'] {
  const font = {
    ...(bold === true && { bold }),
    ...(italic === true && { italic }),
    ...(underline === true && { underline }),
    ...(fontName !== undefined && { name: fontName }),
    ...(fontSize !== undefined && { size: fontSize }),
    ...(fontColor !== undefined && { color: rgb(fontColor) }),
  };
  return Object.keys(font).length === 0 ? undefined : font;
}

function borderOf({ borders = {} }: CellLook): CellStyle['border'] {
  const drawn = sides.flatMap((side) => {
    const border = borders[side];
    return border ? [[side, { style: border.line, color: rgb(border.color) }] as const] : [];
  });
  return drawn.length === 0 ? undefined : Object.fromEntries(drawn);
}

/** The style for a look, and for whether the cell may be written on a protected sheet. */
export function styleOf(look: CellLook, isUnlocked: boolean): CellStyle {
  const { horizontal, vertical, wrap } = look;
  const [font, border] = [fontOf(look), borderOf(look)];
  const alignment = {
    ...(horizontal !== undefined && { horizontal }),
    ...(vertical !== undefined && { vertical }),
    ...(wrap === true && { wrapText: true }),
  };
  return {
    ...(font && { font }),
    ...(border && { border }),
    ...(look.fill !== undefined && { fill: solid(look.fill) }),
    ...(look.numberFormat !== undefined && { numFmt: look.numberFormat }),
    ...(Object.keys(alignment).length > 0 && { alignment }),
    ...(isUnlocked && { protection: { locked: false } }),
  };
}
