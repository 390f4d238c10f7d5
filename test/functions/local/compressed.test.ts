// Answers of the API are packed where that is worth it and whoever asks can undo it.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { acceptedEncodings } from '../../../functions/local/server/accepted-encodings';
import { compressed } from '../../../functions/local/server/compressed';

const large = Buffer.from(
  JSON.stringify(Array.from({ length: 500 }, (_, at) => ({ unit: `项目${at}`, points: '97.31' }))),
);
const json = 'application/json';

test.each([
  [undefined, []],
  ['', []],
  ['identity', []],
  ['gzip', ['gzip']],
  ['GZIP, Br;Q=0.1', ['br', 'gzip']],
  ['gzip;q=1.0, br;q=0.000', ['gzip']],
  ['*;q=0.1', ['br', 'gzip']],
  ['*;q=0, gzip', ['gzip']],
  ['*, br;q=0', ['gzip']],
  ['brotli, x-gzip', []],
  ['br;q=x', []],
])('of %j we know %j', (header, known) => expect(acceptedEncodings(header)).toEqual(known));

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)('by %s, to be undone', async (encoding, undo) => {
  const { body, headers } = await compressed(large, json, encoding);
  expect(headers).toEqual({ vary: 'Accept-Encoding', 'content-encoding': encoding });
  expect(body.length).toBeLessThan(large.length / 4);
  expect(undo(body).equals(large)).toBe(true);
});

test('problems and the description of the API too; photos and archives not', async () => {
  for (const type of ['application/problem+json', 'application/json; charset=utf-8', 'text/plain']) {
    expect((await compressed(large, type, 'gzip')).headers).toMatchObject({ 'content-encoding': 'gzip' });
  }
  for (const type of ['image/jpeg', 'application/pdf', 'application/octet-stream', '']) {
    expect(await compressed(large, type, 'gzip')).toEqual({ body: large, headers: {} });
  }
});

test('nothing that is short, and nothing for whoever cannot undo it: of what can be packed it is told that answers differ', async () => {
  const short = large.subarray(0, 1023);
  expect(await compressed(short, json, 'br')).toEqual({ body: short, headers: { vary: 'Accept-Encoding' } });
  expect(await compressed(large, json, undefined)).toEqual({ body: large, headers: { vary: 'Accept-Encoding' } });
});
