// An address as a QR code (二维码) to be put on paper: black on white, as a PNG. Loaded only when a document is made.
import { zlibSync } from 'fflate';
import { encode } from 'uqr';

/** Pixels of one module: printed a finger wide, edges stay sharp. */
const SCALE = 6;
/** Modules of white around, without which readers find no code. */
const QUIET = 4;

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (crcTable[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(data.length + 12);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(new TextEncoder().encode(type), 4);
  whole.set(data, 8);
  view.setUint32(data.length + 8, crc(whole.subarray(4, data.length + 8)));
  return whole;
}

/** Rows of one bit a pixel, 1 is white, each behind a byte that says that nothing is filtered. */
function bitRows(isBlack: (row: number, column: number) => boolean, size: number): Uint8Array {
  const width = Math.ceil(size / 8) + 1;
  const rows = new Uint8Array(width * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (isBlack(row, column)) continue;
      const at = row * width + 1 + (column >> 3);
      rows[at] = (rows[at] ?? 0) | (0x80 >> (column & 7));
    }
  }
  return rows;
}

/** The QR code of an address as the bytes of a PNG; it is still read where a quarter of it is dirty. */
export function qrPng(address: string): Uint8Array {
  const { data, size: modules } = encode(address, { ecc: 'M', border: QUIET });
  const size = modules * SCALE;
  const isBlack = (row: number, column: number): boolean =>
    data[Math.floor(row / SCALE)]?.[Math.floor(column / SCALE)] ?? false;
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, size);
  view.setUint32(4, size);
  // One bit a pixel, grey; the rest is zero: deflated, not interlaced.
  head[8] = 1;
  const parts = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    chunk('IDAT', zlibSync(bitRows(isBlack, size))),
    chunk('IEND', new Uint8Array()),
  ];
  const png = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    png.set(part, at);
    at += part.length;
  }
  return png;
}

/** Bytes in base64, as Office.js takes a picture. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
