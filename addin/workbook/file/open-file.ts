// A chosen file, whatever it is called: what it is, whether it is safe to read, and what stands in it.
import { readXls, readXlsx } from 'hucre';
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

async function openOle(bytes: Uint8Array): Promise<OpenedFile> {
  const holds = (stream: string): boolean => hasStream(bytes, stream);
  if (holds('EncryptedPackage') || isLocked(bytes)) throw new FileRefused('encrypted');
  if (!holds('Workbook') && !holds('Book')) throw new FileRefused('no-workbook');
  return openedBook(await readXls(bytes), true);
}

async function openKind(bytes: Uint8Array, name: string, progress: Progress): Promise<OpenedFile> {
  const kind = fileKind(bytes);
  switch (kind) {
    case 'zip':
      return openedBook(await readXlsx(boundedXlsx(unpack(bytes, progress, isNeeded)), { readStyles: true }), false);
    case 'ole':
      return openOle(bytes);
    case 'html':
      return openPage(bytes, called(name));
    case 'text':
      return openValues(bytes, called(name));
    case 'binary':
      throw new FileRefused('no-workbook');
    default:
      throw new FileRefused('other-format', { format: kind });
  }
}

/** Reads a file; rejects with FileRefused, and with nothing else. */
export async function openFile(bytes: Uint8Array, name: string, progress: Progress): Promise<OpenedFile> {
  if (bytes.length === 0) throw new FileRefused('empty');
  if (bytes.length > bounds.fileBytes) throw new FileRefused('too-large', { most: bounds.fileBytes / 1_000_000 });
  try {
    return await openKind(bytes, name, progress);
  } catch (reason) {
    if (reason instanceof FileRefused) throw reason;
    const options = { cause: reason };
    const isOld = reason instanceof Error && reason.message.startsWith('Unsupported XLS version');
    throw new FileRefused(isOld ? 'too-old' : 'damaged', {}, options);
  }
}
