// JPEG, marker by marker: only what the image itself needs may stand in it, and nothing behind its end.
import { assertEnd, damaged, MediaRefused, textAt, viewOf, type Dimensions } from './finding';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
/** Baseline, extended and progressive: what cameras and browsers write. */
const frames = [0xc0, 0xc1, 0xc2];
/** Quantisation, Huffman tables, restart interval. */
const tables = [0xdb, 0xc4, 0xdd];
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;

/** The image's size; refused where it is damaged or holds anything beside the image. */
export function readJpeg(bytes: Uint8Array): Dimensions {
  const view = viewOf(bytes);
  let frame: Dimensions | null = null;
  let scans = 0;
  let at = 2;
  for (;;) {
    const marker = markerAt(bytes, at);
    at = marker.next;
    if (marker.code === END) {
      if (frame === null || scans === 0) throw damaged(at);
      assertEnd(bytes, at);
      return frame;
    }
    if (marker.code <= 0x01 || marker.code === START || isRestart(marker.code)) throw damaged(at);
    if (at + 2 > bytes.length) throw damaged(at);
    const length = view.getUint16(at);
    const end = at + length;
    if (length < 2 || end > bytes.length) throw damaged(at);
    const content = bytes.subarray(at + 2, end);
    if (frames.includes(marker.code)) {
      if (frame !== null || content.length < 6) throw damaged(at);
      frame = { width: view.getUint16(at + 5), height: view.getUint16(at + 3) };
    } else if (marker.code !== SCAN && !tables.includes(marker.code) && !isPlain(marker.code, content)) {
      throw new MediaRefused('photo-metadata', { what: nameOf(marker.code) });
    }
    at = end;
    if (marker.code !== SCAN) continue;
    if (frame === null) throw damaged(at);
    scans += 1;
    at = endOfScan(bytes, at);
  }
}

/** FF, then the marker: what may stand between them by the standard, cameras do not write. */
function markerAt(bytes: Uint8Array, at: number): { readonly code: number; readonly next: number } {
  const code = bytes[at + 1];
  if (bytes[at] !== 0xff || code === undefined || code === 0xff) throw damaged(at);
  return { code, next: at + 2 };
}

/** A header without a small picture of its own, a colour profile, or Adobe's note of the colours. */
function isPlain(code: number, content: Uint8Array): boolean {
  const begins = (text: string) => textAt(content, 0, text.length) === text;
  if (code === 0xe0) return begins('JFIF\0') && content.length === 14 && content[12] === 0 && content[13] === 0;
  if (code === 0xe2) return begins('ICC_PROFILE\0');
  return code === 0xee && begins('Adobe') && content.length === 12;
}

function nameOf(code: number): string {
  if (code === 0xfe) return 'COM';
  return code >= 0xe0 && code <= 0xef ? `APP${code - 0xe0}` : `0xFF${code.toString(16).toUpperCase()}`;
}

/** Within a scan FF is followed by 00 or a restart; any other marker ends it. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = start; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] as number;
    if (bytes[at] === 0xff && next !== 0x00 && next !== 0xff && !isRestart(next)) return at;
  }
  throw damaged(bytes.length);
}
