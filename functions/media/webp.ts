// WebP, chunk by chunk: one still image, its colours and its transparency, and nothing that tells anything beside it.
import { assertEnd, damaged, MediaRefused, textAt, viewOf, type Dimensions } from './finding';

const plain = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP'];
const FIRST_CHUNK = 12;
/** In the first byte of the extended header. */
const flags = { animation: 0x02, XMP: 0x04, EXIF: 0x08 } as const;

/** The size of the image itself, whatever the extended header says: both are to be the same. */
export function readWebp(bytes: Uint8Array): Dimensions {
  const view = viewOf(bytes);
  if (bytes.length < FIRST_CHUNK + 8) throw damaged(bytes.length);
  const told = 8 + view.getUint32(4, true);
  if (told > bytes.length) throw damaged(4);
  assertEnd(bytes, told);
  let canvas: Dimensions | null = null;
  let image: Dimensions | null = null;
  for (let at = FIRST_CHUNK; at < told;) {
    if (at + 8 > told) throw damaged(at);
    const type = textAt(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const content = at + 8;
    // Chunks are filled up to an even number of bytes.
    const end = content + length + (length % 2);
    if (end > told) throw damaged(at);
    if (!plain.includes(type)) throw new MediaRefused('photo-metadata', { what: nameOf(type) });
    if (type === 'VP8X') {
      if (at !== FIRST_CHUNK || length !== 10) throw damaged(at);
      canvas = canvasOf(bytes, content);
    }
    if (type === 'VP8 ' || type === 'VP8L') {
      if (image !== null) throw damaged(at);
      image = type === 'VP8 ' ? lossySize(view, content, length) : losslessSize(view, content, length);
    }
    at = end;
  }
  if (image === null || (canvas !== null && !isSame(canvas, image))) throw damaged(told);
  return image;
}

const nameOf = (type: string): string => (/^[A-Z0-9 ]{4}$/.test(type) ? type.trim() : '?');
const isSame = (one: Dimensions, other: Dimensions) => one.width === other.width && one.height === other.height;

function canvasOf(bytes: Uint8Array, at: number): Dimensions {
  const set = bytes[at] as number;
  const told = Object.entries(flags).find(([, flag]) => (set & flag) !== 0);
  if (told !== undefined) throw new MediaRefused('photo-metadata', { what: told[0] });
  const three = (start: number) =>
    (bytes[start] as number) + (bytes[start + 1] as number) * 0x100 + (bytes[start + 2] as number) * 0x10000;
  return { width: three(at + 4) + 1, height: three(at + 7) + 1 };
}

const SIZE_BITS = 0x3fff;

function lossySize(view: DataView, at: number, length: number): Dimensions {
  const isKeyFrame = length >= 10 && (view.getUint8(at) & 1) === 0;
  if (!isKeyFrame || view.getUint8(at + 3) !== 0x9d || view.getUint16(at + 4) !== 0x012a) throw damaged(at);
  return { width: view.getUint16(at + 6, true) & SIZE_BITS, height: view.getUint16(at + 8, true) & SIZE_BITS };
}

function losslessSize(view: DataView, at: number, length: number): Dimensions {
  if (length < 5 || view.getUint8(at) !== 0x2f) throw damaged(at);
  const bits = view.getUint32(at + 1, true);
  return { width: (bits & SIZE_BITS) + 1, height: ((bits >>> 14) & SIZE_BITS) + 1 };
}
