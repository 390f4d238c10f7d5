// What is kept within a file: on a sheet that nobody sees, which every program saves again, and where it is short also among the document's properties.
import type { WriteSheet } from 'hucre';
import type { SheetGrid } from '../../../shared/sheets/grid';
import { headName, isOurs, piecesOf } from '../kept-text';
import { fileText } from './file-text';
import type { OpenedFile } from './opened-file';

/** The tab of the hidden sheet. */
export const keptTab = '_scorebook';

/** What a property of a document holds in every program. */
const longestProperty = 255;

/** A row for each piece of each text. */
export function keptPieces(kept: ReadonlyMap<string, string>): [name: string, piece: string][] {
  return [...kept].flatMap(([name, text]) => piecesOf(text).map((piece): [string, string] => [headName(name), piece]));
}

/** The hidden sheet of a new file. */
export function keptSheet(kept: ReadonlyMap<string, string>): WriteSheet {
  return { name: keptTab, rows: keptPieces(kept).map((line) => line.map(fileText)), hidden: true };
}

/** The texts that are short enough, by the name of their property. */
export function keptProperties(kept: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...kept].filter(([, text]) => text.length <= longestProperty).map(([name, text]) => [headName(name), text]),
  );
}

const isKept = ({ name }: SheetGrid): boolean => name === keptTab;

/** What the rows of the hidden sheet keep, by the names of their properties. */
export function keptOfRows(rows: readonly (readonly unknown[])[]): Map<string, string> {
  const kept = new Map<string, string>();
  for (const [name, piece] of rows) {
    if (typeof name !== 'string' || typeof piece !== 'string' || !isOurs(name)) continue;
    kept.set(name, (kept.get(name) ?? '') + piece);
  }
  return kept;
}

/** The same by the names that the texts are kept under. */
export function byName(kept: ReadonlyMap<string, string>): Map<string, string> {
  const prefix = headName('').length;
  return new Map([...kept].map(([name, text]) => [name.slice(prefix), text]));
}

/** What was kept, by name: the sheet counts, a property where the sheet has nothing of that name. */
export function keptIn({ sheets, properties }: OpenedFile): Map<string, string> {
  const rows = sheets.find(isKept)?.rows ?? [];
  const kept = keptOfRows(rows.map((row) => row.map((cell) => (cell.kind === 'text' ? cell.value : null))));
  for (const [name, text] of properties) if (isOurs(name) && !kept.has(name)) kept.set(name, text);
  return byName(kept);
}
