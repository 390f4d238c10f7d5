// The guard in front of everything that reads a zip: parts are unpacked piece by piece and counted, and only what cells need is kept.
import { Unzip, UnzipInflate } from 'fflate';
import { bounds } from './bounds';
import { FileRefused } from './file-refused';

/** What was unpacked: the parts that are kept, by name, and the names of all. */
export interface Unpacked {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly names: ReadonlySet<string>;
}

/** How much of the file is unpacked, from 0 to 1. */
export type Progress = (done: number) => void;

const piece = 64 * 1024;

/** What no cell depends on is counted and thrown away: pictures, macros, charts, comments, links to other files. */
const unneeded =
  /(^|\/)(drawings|charts|media|externalLinks|pivot\w*|customXml|embeddings|activeX|ctrlProps|slicers?|slicerCaches|timelines?|timelineCaches|theme|webextensions|persons|threadedComments)\/|(comments\d*|calcChain|cellimages)\.xml/i;
/** Whether cells depend on a part. */
export const isNeeded = (name: string): boolean => /\.(xml|rels)$/i.test(name) && !unneeded.test(name);

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const one of pieces) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}

/** How many parts the directory at the end of a zip counts; -1 where it has no end: the file was cut off. */
function namedParts(bytes: Uint8Array): number {
  const [longestComment, directory] = [65_535, 22];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const least = Math.max(0, bytes.length - directory - longestComment);
  for (let at = bytes.length - directory; at >= least; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return view.getUint16(at + 10, true);
  }
  return -1;
}

/** Unpacks a zip and keeps what `isKept`; every part counts against the bound, kept or not. */
export function unpack(bytes: Uint8Array, progress: Progress, isKept: (name: string) => boolean): Unpacked {
  const parts = new Map<string, Uint8Array>();
  const names = new Set<string>();
  let unpacked = 0;
  let open = 0;
  const unzip = new Unzip((file) => {
    // A name that comes twice is read by one program as this, by another as that.
    if (names.has(file.name)) throw new FileRefused('damaged');
    names.add(file.name);
    if (names.size > bounds.parts) throw new FileRefused('too-many-parts', { most: bounds.parts });
    const pieces: Uint8Array[] = [];
    open++;
    file.ondata = (failed, data, final) => {
      if (failed) throw failed;
      unpacked += data.length;
      if (unpacked > bounds.unpackedBytes) {
        throw new FileRefused('unpacks-too-large', { most: bounds.unpackedBytes / 1_000_000 });
      }
      if (isKept(file.name)) pieces.push(data);
      if (!final) return;
      open--;
      if (isKept(file.name)) parts.set(file.name, joined(pieces));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += piece) {
      unzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
      progress(Math.min(1, (at + piece) / bytes.length));
    }
  } catch (reason) {
    if (reason instanceof FileRefused) throw reason;
    throw new FileRefused('damaged', {}, { cause: reason });
  }
  if (open > 0 || names.size !== namedParts(bytes)) throw new FileRefused('damaged');
  return { parts, names };
}
