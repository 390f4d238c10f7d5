// Which worksheet was laid out for which key, so that a sheet is found again after somebody renames it.

/** The name under which the map is kept. */
export const keysName = 'sheets';

/** Worksheet ids by key, as kept within the workbook. */
export type SheetKeys = ReadonlyMap<string, string>;

/** The map from its kept text; nothing kept is an empty map, a text that is none of ours is refused. */
export function parseSheetKeys(text: string | null): SheetKeys {
  if (text === null) return new Map();
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('not a map of sheets');
  return new Map(
    Object.entries(value).map(([key, id]) => {
      if (typeof id !== 'string') throw new SyntaxError(`not the id of a sheet: ${key}`);
      return [key, id];
    }),
  );
}

/** The text to keep for a map. */
export function sheetKeysText(keys: SheetKeys): string {
  return JSON.stringify(Object.fromEntries(keys));
}
