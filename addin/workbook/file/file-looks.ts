// What makes a sheet of a file an official document: the looks of its cells, merged ones, heights, pictures, the foot of its pages.
import type { CellStyle, MergeRange, RowDef, SheetImage, WriteSheet } from 'hucre';
import { addressStart } from '../../../shared/sheets/address';
import type { ImagePlan, LookPlan, SheetPlan } from '../../../shared/sheets/plan';
import { areaOf } from './plan-area';

const line = { style: 'thin', color: { rgb: '000000' } } as const;
const box: CellStyle['border'] = { top: line, right: line, bottom: line, left: line };
const [ROMAN, SWISS, SIMPLIFIED_CHINESE] = [1, 2, 134];

/** The style of a look. Family and character set lead a program without the font to one of its kind. */
export function lookStyle(look: LookPlan): CellStyle {
  const { font, size, bold, shaded, bordered, align, wrapped } = look;
  const named = font && {
    name: font.name,
    family: font.serif ? ROMAN : SWISS,
    ...(/[^\u0020-\u007e]/.test(font.name) && { charset: SIMPLIFIED_CHINESE }),
  };
  const letters = {
    ...named,
    ...(size !== undefined && { size }),
    ...(bold !== undefined && { bold }),
    ...(shaded === true && { color: { rgb: '000000' } }),
  };
  const alignment = {
    ...(align !== undefined && { horizontal: align }),
    ...(wrapped === true && { wrapText: true, vertical: 'center' as const }),
  };
  return {
    ...(Object.keys(letters).length > 0 && { font: letters }),
    ...(shaded === true && { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } } }),
    ...(bordered === true && { border: box }),
    ...(Object.keys(alignment).length > 0 && { alignment }),
  };
}

function heightsOf({ rowHeights = [] }: SheetPlan): Map<number, RowDef> {
  const defs = new Map<number, RowDef>();
  for (const { at, height } of rowHeights) {
    const [from = 1, to = from] = at.split(':').map(Number);
    for (let row = from; row <= to; row += 1) defs.set(row - 1, { height });
  }
  return defs;
}

const mergeOf = (at: string): MergeRange => {
  const { top, left, bottom, right } = areaOf(at);
  return { startRow: top, startCol: left, endRow: bottom, endCol: right };
};

const PIXELS_PER_POINT = 96 / 72;

function imageOf({ at, png, width, height, alt }: ImagePlan): SheetImage {
  const { row, column } = addressStart(at) ?? { row: 0, column: 0 };
  return {
    data: Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0)),
    type: 'png',
    anchor: { from: { row, col: column } },
    width: Math.round(width * PIXELS_PER_POINT),
    height: Math.round(height * PIXELS_PER_POINT),
    altText: alt,
  };
}

/** What the library writes of it beside the cells. */
export function documentParts(plan: SheetPlan): Partial<WriteSheet> {
  return {
    ...(plan.merges && { merges: plan.merges.map(mergeOf) }),
    ...(plan.rowHeights && { rowDefs: heightsOf(plan) }),
    ...(plan.images && { images: plan.images.map(imageOf) }),
    ...(plan.print?.footer !== undefined && { headerFooter: { oddFooter: `&C${plan.print.footer}` } }),
  };
}
