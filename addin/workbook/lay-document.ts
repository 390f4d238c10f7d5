// What makes a laid sheet an official document: fonts, lines and shades of cells, and pictures over them.
import { addressStart } from '../../shared/sheets/address';
import type { Address, ImagePlan, LookPlan, SheetPlan } from '../../shared/sheets/plan';

/** By this the pictures of ours are told from those that somebody put on a sheet. */
const prefix = 'Scorebook ';

/** Whether a picture of this name was drawn by a layout. */
export function isOurs(name: string): boolean {
  return name.startsWith(prefix);
}

const edges = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const;
const [SHADE, INK] = ['#E7E6E6', '#000000'];

const isOneCell = (at: Address): boolean => !at.includes(':');

function rule(range: Excel.Range, at: Address): void {
  const sides = isOneCell(at) ? edges : [...edges, 'InsideHorizontal' as const, 'InsideVertical' as const];
  for (const side of sides) {
    const border = range.format.borders.getItem(side);
    border.style = 'Continuous';
    border.weight = 'Thin';
  }
}

/** Queues how cells look. */
export function dress(range: Excel.Range, look: LookPlan): void {
  const { format } = range;
  if (look.font !== undefined) format.font.name = look.font.name;
  if (look.size !== undefined) format.font.size = look.size;
  if (look.bold !== undefined) format.font.bold = look.bold;
  if (look.shaded === true) {
    format.fill.color = SHADE;
    format.font.color = INK;
  }
  if (look.bordered === true) rule(range, look.at);
  if (look.align !== undefined) {
    format.horizontalAlignment = { left: 'Left', center: 'Center', right: 'Right' }[look.align] as 'Left';
  }
  if (look.wrapped === true) {
    format.wrapText = true;
    format.verticalAlignment = 'Center';
  }
}

// What Excel gives columns and rows for which nothing is planned; a picture that stands a little aside is still read.
const [USUAL_WIDTH, USUAL_HEIGHT] = [48, 15];

function sizeBefore(
  line: number,
  usual: number,
  planned: readonly { readonly from: number; readonly to: number; readonly size: number }[],
): number {
  let size = 0;
  for (let at = 0; at < line; at += 1) {
    size += planned.findLast(({ from, to }) => from <= at && at <= to)?.size ?? usual;
  }
  return size;
}

/** The place of a cell in points, as the plan sizes columns and rows: nothing has to be asked for it. */
function placeOf({ columns = [], rowHeights = [] }: SheetPlan, at: Address): { left: number; top: number } {
  const { row, column } = addressStart(at) ?? { row: 0, column: 0 };
  const spans = columns.flatMap(({ at: whole, width, hidden }) => {
    const [first = '', last = first] = whole.split(':');
    const [from, to] = [addressStart(`${first}1`)?.column ?? 0, addressStart(`${last}1`)?.column ?? 0];
    return hidden === true ? [{ from, to, size: 0 }] : width === undefined ? [] : [{ from, to, size: width }];
  });
  const heights = rowHeights.map(({ at: whole, height }) => {
    const [first = '1', last = first] = whole.split(':');
    return { from: Number(first) - 1, to: Number(last) - 1, size: height };
  });
  return { left: sizeBefore(column, USUAL_WIDTH, spans), top: sizeBefore(row, USUAL_HEIGHT, heights) };
}

/** Queues a picture over the cells. */
export function drawImage(sheet: Excel.Worksheet, plan: SheetPlan, image: ImagePlan, index: number): void {
  const { left, top } = placeOf(plan, image.at);
  const shape = sheet.shapes.addImage(image.png);
  shape.name = `${prefix}${index + 1}`;
  shape.altTextDescription = image.alt;
  shape.lockAspectRatio = false;
  shape.left = left + 2;
  shape.top = top + 2;
  shape.width = image.width;
  shape.height = image.height;
}
