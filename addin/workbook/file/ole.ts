// What the files of older programs say before they are read: which streams they hold, and whether a password locks them.

const beginning = 0x0809;
const locked = 0x002f;

/** Small streams begin at every 64th byte, others at every 512th. */
const step = 64;
/** The record stands within the first of a stream, before any sheet; what stands behind it is read as nonsense. */
const looked = 512;

const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);

/** Whether an OLE file has a stream of this name, which stands there with two bytes for each letter. */
export function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

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
