// Texts kept within the workbook file, in its settings.
import { headName, pieceName, piecesOf } from './kept-text';

async function pieceCount(context: Excel.RequestContext, name: string): Promise<number | null> {
  const head = context.workbook.settings.getItemOrNullObject(headName(name));
  head.load('value');
  await context.sync();
  return head.isNullObject ? null : Number(head.value);
}

/** A text as it is kept, and in how many pieces. */
export interface Kept {
  readonly text: string | null;
  readonly pieces: number;
}

/** What is kept under this name. */
export async function readKept(context: Excel.RequestContext, name: string): Promise<Kept> {
  const count = await pieceCount(context, name);
  if (count === null) return { text: null, pieces: 0 };
  const pieces = Array.from({ length: count }, (_, index) => {
    const piece = context.workbook.settings.getItem(pieceName(name, index));
    piece.load('value');
    return piece;
  });
  await context.sync();
  return { text: pieces.map((piece) => String(piece.value)).join(''), pieces: count };
}

/** The text kept under this name; null where nothing is kept. */
export async function keptText(context: Excel.RequestContext, name: string): Promise<string | null> {
  return (await readKept(context, name)).text;
}

/** Queues a text to be kept in the place of one of so many pieces; null forgets it. The caller sends it. */
export function queueText(context: Excel.RequestContext, name: string, text: string | null, before: number): void {
  const { settings } = context.workbook;
  const pieces = text === null ? [] : piecesOf(text);
  for (let index = pieces.length; index < before; index++) settings.getItem(pieceName(name, index)).delete();
  pieces.forEach((piece, index) => settings.add(pieceName(name, index), piece));
  if (text !== null) settings.add(headName(name), pieces.length);
  else if (before > 0) settings.getItem(headName(name)).delete();
}

/** Keeps a text under this name; null forgets it. */
export async function keepText(context: Excel.RequestContext, name: string, text: string | null): Promise<void> {
  queueText(context, name, text, (await pieceCount(context, name)) ?? 0);
  await context.sync();
}
