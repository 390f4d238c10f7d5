// PDF, xlsx and docx, as far as is needed to give them out as what they are: whole, without macros, no other kind of file before or behind.
import { damaged, MediaRefused, textAt, viewOf } from './finding';

const TAIL_BYTES = 1024;

/** Begins as a PDF, and ends as one. */
export function readPdf(bytes: Uint8Array): void {
  if (!/^%PDF-[12]\.\d/.test(textAt(bytes, 0, 8))) throw damaged(0);
  const start = Math.max(0, bytes.length - TAIL_BYTES);
  if (!/%%EOF[\r\n \0]*$/.test(textAt(bytes, start, TAIL_BYTES))) throw damaged(bytes.length);
}

const END_BYTES = 22;
const ENTRY_BYTES = 46;
const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
/** So much it may hold once it is unpacked: more is made to fill somebody's memory. */
const mostUnpacked = 512 * 1024 * 1024;
const ENCRYPTED = 0x0001;

/** The names of what an archive holds, by its directory, which is to stand at its very end; no comment, no gap. */
export function namesInZip(bytes: Uint8Array): string[] {
  const view = viewOf(bytes);
  const end = bytes.length - END_BYTES;
  if (end < 0 || view.getUint32(end, true) !== END_MARK) throw damaged(bytes.length);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (start + view.getUint32(end + 12, true) !== end) throw damaged(end);
  const names: string[] = [];
  let unpacked = 0;
  let at = start;
  while (names.length < count) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY_MARK) throw damaged(at);
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw damaged(at);
    unpacked += view.getUint32(at + 24, true);
    const [name, extra, comment] = [28, 30, 32].map((of) => view.getUint16(at + of, true)) as [number, number, number];
    names.push(textAt(bytes, at + ENTRY_BYTES, name));
    at += ENTRY_BYTES + name + extra + comment;
  }
  if (at !== end || unpacked > mostUnpacked) throw damaged(at);
  return names;
}

/** Refuses what runs when it is opened. */
export function assertNoMacros(names: readonly string[]): void {
  const macros = names.find((name) => /vbaProject\.bin$|\/macrosheets\//i.test(name));
  if (macros !== undefined) throw new MediaRefused('file-with-macros');
}
