// PNG, chunk by chunk: each whole by its checksum, none that tells anything beside the image, and nothing behind the last.
import { crc32 } from './crc32';
import { assertEnd, damaged, MediaRefused, textAt, viewOf, type Dimensions } from './finding';

/** What the image is made of, and what its colours and its size on paper are. */
const plain = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'pHYs'];
const SIGNATURE_BYTES = 8;
const FRAME_BYTES = 12;
const HEADER_BYTES = 13;

export function readPng(bytes: Uint8Array): Dimensions {
  const view = viewOf(bytes);
  let size: Dimensions | null = null;
  let hasData = false;
  for (let at = SIGNATURE_BYTES; ;) {
    if (at + FRAME_BYTES > bytes.length) throw damaged(at);
    const length = view.getUint32(at);
    const type = textAt(bytes, at + 4, 4);
    const end = at + FRAME_BYTES + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) throw damaged(at);
    if ((size === null) !== (type === 'IHDR')) throw damaged(at);
    if (!plain.includes(type)) throw new MediaRefused('photo-metadata', { what: nameOf(type) });
    if (type === 'IHDR') {
      if (length !== HEADER_BYTES) throw damaged(at);
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    hasData ||= type === 'IDAT';
    at = end;
    if (type !== 'IEND') continue;
    if (size === null || !hasData || length !== 0) throw damaged(at);
    assertEnd(bytes, at);
    return size;
  }
}

/** A name of four letters; whatever else stands there is not said on. */
const nameOf = (type: string): string => (/^[A-Za-z]{4}$/.test(type) ? type : '?');
