// Texts kept within the workbook file, in its settings.
import { headName, pieceName, piecesOf } from './kept-text';

async function pieceCount(context: Excel.RequestContext, name: string): Promise<number | null> {
  const head = context.workbook.settings.getItemOrNullObject(headName(name));
  head.load('value');
  await context.sync();
  return head.isNullObject ? null : Number(head.value);
}

/** The text kept under this name; null where nothing is kept. */
export async function keptText(context: Excel.RequestContext, name: string): Promise<string | null> {
  const count = await pieceCount(context, name);
  if (count === null) return null;
  const pieces = Array.from({ length: count }, (_, index) => {
    const piece = context.workbook.settings.getItem(pieceName(name, index));
    piece.load('value');
    return piece;
  });
  await context.sync();
  return pieces.map((piece) => String(piece.value)).join('');
}

/** Keeps a text under this name; null forgets it. */
export async function keepText(context: Excel.RequestContext, name: string, text: string | null): Promise<void> {
  const { settings } = context.workbook;
  const before = (await pieceCount(context, name)) ?? 0;
  const pieces = text === null ? [] : piecesOf(text);
  for (let index = pieces.length; index < before; index++) settings.getItem(pieceName(name, index)).delete();
  pieces.forEach((piece, index) => settings.add(pieceName(name, index), piece));
  if (text !== null) settings.add(headName(name), pieces.length);
  else if (before > 0) settings.getItem(headName(name)).delete();
  await context.sync();
}
