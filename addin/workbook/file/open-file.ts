// A chosen file, whatever it is called: what it is, whether it is safe to read, and what stands in it.
import { readXls, readXlsx, type Workbook } from 'hucre';
import { boundedXlsx } from './bounded-parts';
import { openedBook } from './book-grids';
import { bounds } from './bounds';
import { fileKind } from './file-kind';
import { FileRefused } from './file-refused';
import { hasStream, isLocked } from './ole';
import type { OpenedFile } from './opened-file';
import { openPage, openValues } from './text-file';
import { isNeeded, unpack, type Progress } from './unpack';

/** The name of a file without its ending, as a sheet is called. */
const called = (name: string): string => name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');

async function readOle(bytes: Uint8Array): Promise<Workbook> {
  const holds = (stream: string): boolean => hasStream(bytes, stream);
  if (holds('EncryptedPackage') || isLocked(bytes)) throw new FileRefused('encrypted');
  if (!holds('Workbook') && !holds('Book')) throw new FileRefused('no-workbook');
  return readXls(bytes);
}

/** What is made of a file that holds a workbook, and of one that holds a table of texts. */
export interface Taking<Opened> {
  /** blank cells are read, too, as far as they lie by the others: their look and lock count */
  readonly keepsBlanks: boolean;
  book(book: Workbook, isOld: boolean): Opened;
  texts(opened: OpenedFile): Opened;
}

async function openKind<Opened>(
  bytes: Uint8Array,
  name: string,
  progress: Progress,
  { keepsBlanks, book, texts }: Taking<Opened>,
): Promise<Opened> {
  const kind = fileKind(bytes);
  switch (kind) {
    case 'zip': {
      const bounded = boundedXlsx(unpack(bytes, progress, isNeeded), keepsBlanks);
      return book(await readXlsx(bounded, { readStyles: true }), false);
    }
    case 'ole':
      return book(await readOle(bytes), true);
    case 'html':
      return texts(openPage(bytes, called(name)));
    case 'text':
      return texts(openValues(bytes, called(name)));
    case 'binary':
      throw new FileRefused('no-workbook');
    default:
      throw new FileRefused('other-format', { format: kind });
  }
}

/** Reads a file into what is made of it; rejects with FileRefused, and with nothing else. */
export async function openAs<Opened>(
  bytes: Uint8Array,
  name: string,
  progress: Progress,
  taking: Taking<Opened>,
): Promise<Opened> {
  if (bytes.length === 0) throw new FileRefused('empty');
  if (bytes.length > bounds.fileBytes) throw new FileRefused('too-large', { most: bounds.fileBytes / 1_000_000 });
  try {
    return await openKind(bytes, name, progress, taking);
  } catch (reason) {
    if (reason instanceof FileRefused) throw reason;
    const options = { cause: reason };
    const isOld = reason instanceof Error && reason.message.startsWith('Unsupported XLS version');
    throw new FileRefused(isOld ? 'too-old' : 'damaged', {}, options);
  }
}

const grids: Taking<OpenedFile> = { keepsBlanks: false, book: openedBook, texts: (opened) => opened };

/** Reads a file as grids of cells; rejects with FileRefused, and with nothing else. */
export function openFile(bytes: Uint8Array, name: string, progress: Progress): Promise<OpenedFile> {
  return openAs(bytes, name, progress, grids);
}
