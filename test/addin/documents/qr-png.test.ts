// The code on paper is a PNG that another program reads as it was meant.
import { inflateSync } from 'node:zlib';
import { base64Of, qrPng } from '../../../addin/documents/qr-png';
import { encode } from 'uqr';

const address = 'https://scorebook.example.cn/proof.html?scheme=luan&period=2026-10&digest=' + 'ab12'.repeat(16);

function parts(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  const found = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    found.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return found;
}

test('each module of the code is a square of six pixels, black where it is set, with white around', () => {
  const png = qrPng(address);
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const found = parts(png);
  const head = found.get('IHDR');
  expect([head?.readUInt32BE(0), head?.readUInt32BE(4), head?.[8], head?.[9]]).toEqual([size * 6, size * 6, 1, 0]);
  const rows = inflateSync(found.get('IDAT') ?? Buffer.alloc(0));
  const width = Math.ceil((size * 6) / 8) + 1;
  expect(rows).toHaveLength(width * size * 6);
  const isWhite = (row: number, column: number) =>
    ((rows[row * width + 1 + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const corners = [0, 5].flatMap((down) => [0, 5].map((right) => isWhite(row * 6 + down, column * 6 + right)));
      expect([row, column, ...corners]).toEqual([row, column, ...Array<number>(4).fill(data[row]?.[column] ? 0 : 1)]);
    }
  }
  expect([isWhite(0, 0), isWhite(24, 24)]).toEqual([1, 0]);
});

test('bytes are told in base64 as everywhere', () => {
  const bytes = Uint8Array.from({ length: 257 }, (_, at) => at);
  expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});
