// Requests with nothing right: addresses, methods, headers and bytes that no client of ours sends.
import fc from 'fast-check';
import type { Values } from './known-requests';
import type { Wired } from './wire';

const wildMethods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'];
const wildSegments = [
  'api',
  'schemes',
  'small',
  'periods',
  '2016-01',
  'check',
  'people',
  '..',
  '.',
  '',
  '%2e%2e',
  '%00',
  '%2f',
  '%5c',
  '%zz',
  '%ff',
  '%c0%ae',
  '%C3%A9',
  ';a=b',
  'a'.repeat(300),
  '~',
  '*',
  '%F0%9F%99%82',
  'health',
  'openapi.json',
  'figures',
  'dev',
  'token',
];
const wildQueries = [
  '',
  '?',
  '?&&',
  '?limit=1&limit=2',
  '?__proto__=1',
  '?%zz',
  '?a[b]=c',
  '?limit=1e3',
  `?next=${'%41'.repeat(2000)}`,
];
const wildHeaders: readonly Values[] = [
  {},
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'APPLICATION/JSON' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  { 'x-http-method-override': 'DELETE', 'x-ms-client-principal': 'eyJ1c2VySWQiOiJvZmZpY2UtMSJ9' },
  { host: 'elsewhere.invalid', 'x-forwarded-host': 'elsewhere.invalid', origin: 'null' },
  { 'if-match': '*', 'if-none-match': '"1"', 'idempotency-key': '' },
  { 'accept-language': '\xe4', cookie: 'a=b', range: 'bytes=0-', accept: 'image/png' },
];

/** A request that keeps some of its parts and loses the others. */
export function wild(parts: fc.Arbitrary<Wired>): fc.Arbitrary<Wired> {
  const path = fc.oneof(
    fc.array(fc.constantFrom(...wildSegments), { maxLength: 6 }).map((segments) => `/api/${segments.join('/')}`),
    fc.constantFrom(
      '/api',
      '//api/health',
      '/API/health',
      '/api/health/',
      '/api/schemes/small/periods/2016-01/sheets//history',
    ),
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some)),
    fc.constantFrom(
      Buffer.alloc(0),
      Buffer.from('null'),
      Buffer.alloc(70_000, '['),
      Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
    ),
  );
  return fc
    .record({
      base: parts,
      method: fc.constantFrom(...wildMethods),
      path,
      query: fc.constantFrom(...wildQueries),
      headers: fc.constantFrom(...wildHeaders),
      body: fc.option(bytes),
      keep: fc.nat(31),
    })
    .map(({ base, method, path: other, query, headers, body, keep }) => ({
      method: keep & 1 ? base.method : method,
      target: (keep & 2 ? (base.target.split('?')[0] as string) : other) + query,
      headers: keep & 4 ? { ...base.headers, ...headers } : headers,
      body: keep & 8 ? base.body : body,
    }));
}
