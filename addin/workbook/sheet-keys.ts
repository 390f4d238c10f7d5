// Which worksheet was laid out for which key, so that a sheet is found again after somebody renames it.
import { z } from 'zod';

/** The name under which the map is kept. */
export const keysName = 'sheets';

const asLaidSchema = z.strictObject({ name: z.string(), content: z.string() });

/** A worksheet that was laid out; `asLaid` is how it looked then, where changes to it are looked for. */
export interface LaidSheet {
  readonly id: string;
  readonly asLaid?: z.infer<typeof asLaidSchema>;
}

/** Worksheets by key, as kept within the workbook. */
export type SheetKeys = ReadonlyMap<string, LaidSheet>;

const keysSchema = z.record(
  z.string(),
  z.union([
    z.string().transform((id): LaidSheet => ({ id })),
    z.strictObject({ id: z.string(), asLaid: asLaidSchema }),
  ]),
);

/** The map from its kept text; nothing kept is an empty map, a text that is none of ours is refused. */
export function parseSheetKeys(text: string | null): SheetKeys {
  return new Map(text === null ? [] : Object.entries(keysSchema.parse(JSON.parse(text))));
}

/** The map of a file that tells tabs by key, once its tabs are worksheets with these ids. */
export function sheetKeysOfTabs(tabs: ReadonlyMap<string, string>, ids: ReadonlyMap<string, string>): SheetKeys {
  return new Map(
    [...tabs].flatMap(([key, tab]) => {
      const id = ids.get(tab);
      return id === undefined ? [] : [[key, { id }] as const];
    }),
  );
}

/** The text to keep for a map. */
export function sheetKeysText(keys: SheetKeys): string {
  return JSON.stringify(
    Object.fromEntries([...keys].map(([key, sheet]) => [key, sheet.asLaid === undefined ? sheet.id : sheet])),
  );
}
