// Finding a file of a period without seeing it: by the record that names it, by who brought it, by its own beginning.
import type { PeriodFiles } from '../../../shared/api/files';

type ListedFile = PeriodFiles['files'][number];

/** A file with what those are called who have brought it. */
export interface FoundFile extends Omit<ListedFile, 'by'> {
  readonly by: readonly { readonly id: string; readonly name: string }[];
}

/** Those in which every word stands, whatever its case. */
export function filesFound(files: readonly FoundFile[], search: string): FoundFile[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return files.filter(({ file, by, records }) => {
    const told = [...by.flatMap(({ id, name }) => [id, name]), ...records.map(({ number }) => number)];
    const text = told.join('\n').toLowerCase();
    return words.every((word) => text.includes(word) || file.startsWith(word));
  });
}
