// A request held against its route in the contract: parameters, query, headers and body, with all faults at once.
import type { HttpRequest } from '@azure/functions';
import type { z } from 'zod';
import type { ProblemCode } from '../../shared/api/problem';
import { mostBytesFor, type Route } from '../../shared/api/routes';
import type { Raw } from '../../shared/api/routes/route';
import type { Fault } from '../../shared/scheme/fault';
import { zodFaults } from '../../shared/scheme/zod-faults';
import { RequestRefusal } from '../usecases/request-refusal';
import { JsonRefused, mostValuesOfScheme, parseStrictJson } from './strict-json';

export interface Parsed {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
}

export async function parseRequest(route: Route, request: HttpRequest): Promise<Parsed> {
  const faults: Fault<string>[] = [];
  const held = (schema: z.ZodType, value: unknown, path: readonly string[]): unknown => {
    const parsed = schema.safeParse(value, { reportInput: true });
    if (!parsed.success) for (const fault of zodFaults(parsed.error, path)) faults.push(fault);
    return parsed.data;
  };
  // Read from the address itself: hosts join repeated keys into one value.
  const asked = new URL(request.url).searchParams;
  faults.push(...repeatedKeys(asked));
  const params = held(route.params, { ...request.params }, ['path']);
  const query = held(route.query, Object.fromEntries(asked), ['query']);
  const headers = held(route.headers, headersOf(route, request), ['headers']);
  const body = route.request === null ? undefined : held(route.request, await bodyOf(route, request), []);
  if (faults.length > 0) throw malformed(faults);
  return { params, query, headers, body };
}

function malformed(faults: readonly Fault<string>[]): RequestRefusal {
  const key = faults.some(({ path }) => path === 'headers.idempotency-key');
  if (key) return new RequestRefusal('idempotency-key-missing', 'Idempotency-Key: 1 to 128 visible characters', faults);
  return new RequestRefusal('malformed', 'The request is not of the form that the contract names', faults);
}

function repeatedKeys(asked: URLSearchParams): Fault<string>[] {
  const names = [...asked.keys()];
  const repeated = new Set(names.filter((name, position) => names.indexOf(name) !== position));
  return [...repeated].map((key) => ({ code: 'repeated-key', path: `query.${key}`, detail: { key } }));
}

function headersOf(route: Route, request: HttpRequest): Record<string, string> {
  return Object.fromEntries(
    Object.keys(route.headers.shape).flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

async function bodyOf(route: Route, request: HttpRequest): Promise<unknown> {
  const raw = route.raw?.request;
  const bytes = await readBytes(request, mostBytesFor(route), raw === undefined ? 'too-large' : 'file-too-large');
  return raw === undefined ? jsonIn(route, request, bytes) : rawIn(request, raw, bytes);
}

/** The body's value; undefined where there is none. */
function jsonIn(route: Route, request: HttpRequest, bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  if (!/^application\/json *(;|$)/i.test(typeOf(request))) {
    throw new RequestRefusal('not-json', 'The body must be application/json');
  }
  try {
    return parseStrictJson(bytes, route.most === undefined ? undefined : mostValuesOfScheme);
  } catch (error) {
    if (!(error instanceof JsonRefused)) throw error;
    throw new RequestRefusal('malformed-json', error.message);
  }
}

/** The bytes as they are, of the type that they are sent as: whether they are, the use case looks. */
function rawIn(request: HttpRequest, { types }: Raw, bytes: Uint8Array): unknown {
  const type = typeOf(request)
    .replace(/ *;.*$/s, '')
    .toLowerCase();
  if (types.includes(type)) return { type, bytes };
  const fault = { code: 'file-type-unknown', path: '', detail: { type } };
  throw new RequestRefusal('file-refused', `The body must be one of ${types.join(', ')}`, [fault]);
}

const typeOf = (request: HttpRequest): string => request.headers.get('content-type') ?? '';

/** The body, counted before it is read further. */
async function readBytes(request: HttpRequest, most: number, code: ProblemCode): Promise<Uint8Array> {
  const tooLarge = new RequestRefusal(code, `The body is larger than ${most} bytes`);
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > most) throw tooLarge;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
