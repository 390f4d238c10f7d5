// Whether an .xls is locked with a password: its records then say nothing, and would be read as nonsense.

const beginning = 0x0809;
const locked = 0x002f;

/** Small streams begin at every 64th byte, others at every 512th. */
const step = 64;
/** The record stands within the first of a stream, before any sheet. */
const looked = 512;

const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);

/** Whether one of the streams of an OLE file begins as a workbook does, and is locked. */
export function isLocked(bytes: Uint8Array): boolean {
  for (let start = 0; start + looked <= bytes.length; start += step) {
    if (word(bytes, start) !== beginning || word(bytes, start + 4) !== 0x0600 || word(bytes, start + 6) !== 0x0005)
      continue;
    for (let at = start; at < start + looked; at += 4 + word(bytes, at + 2))
      if (word(bytes, at) === locked) return true;
  }
  return false;
}
