// Texts kept within the workbook file, in its settings.
import { headName, isOurs, pieceName, piecesOf } from './kept-text';

/** Everything that is kept, by the names of the settings that hold it. */
export type Kept = ReadonlyMap<string, unknown>;

/** Queues the reading of all that is kept; it is there once the caller has sent it. */
export function loadKept(context: Excel.RequestContext): () => Kept {
  const { settings } = context.workbook;
  settings.load('items/key,items/value');
  return () =>
    new Map(settings.items.filter(({ key }) => isOurs(key)).map(({ key, value }) => [key, value as unknown]));
}

/** Reads all that is kept. */
export async function readKept(context: Excel.RequestContext): Promise<Kept> {
  const kept = loadKept(context);
  await context.sync();
  return kept();
}

const pieceCount = (kept: Kept, name: string): number => Number(kept.get(headName(name)) ?? 0);

/** The text kept under this name; null where nothing is kept. */
export function keptText(kept: Kept, name: string): string | null {
  if (!kept.has(headName(name))) return null;
  return Array.from({ length: pieceCount(kept, name) }, (_, index) => String(kept.get(pieceName(name, index)))).join(
    '',
  );
}

/** Queues the settings of one state in the place of those of another. The caller sends it. */
export function queueKept(context: Excel.RequestContext, before: Kept, after: Kept): void {
  const { settings } = context.workbook;
  for (const key of before.keys()) if (!after.has(key)) settings.getItem(key).delete();
  for (const [key, value] of after) if (before.get(key) !== value) settings.add(key, value);
}

/** What is kept once this text is; null forgets it. */
export function withText(kept: Kept, name: string, text: string | null): Kept {
  const next = new Map(kept);
  for (let index = 0; index < pieceCount(kept, name); index++) next.delete(pieceName(name, index));
  next.delete(headName(name));
  if (text === null) return next;
  const pieces = piecesOf(text);
  pieces.forEach((piece, index) => next.set(pieceName(name, index), piece));
  return next.set(headName(name), pieces.length);
}
