// A request held against its route in the contract: parameters, query, headers and body, with all faults at once.
import type { HttpRequest } from '@azure/functions';
import type { z } from 'zod';
import { mostBytes, type Route } from '../../shared/api/routes';
import type { Fault } from '../../shared/scheme/fault';
import { zodFaults } from '../../shared/scheme/zod-faults';
import { RequestRefusal } from '../usecases/request-refusal';
import { JsonRefused, parseStrictJson } from './strict-json';

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
  const body = route.request === null ? undefined : held(route.request, await readBody(request), []);
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

/** The body's value, JSON of at most 4 MiB that is counted before it is read further; undefined where there is none. */
async function readBody(request: HttpRequest): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return undefined;
  if (!/^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new RequestRefusal('not-json', 'The body must be application/json');
  }
  try {
    return parseStrictJson(bytes);
  } catch (error) {
    if (!(error instanceof JsonRefused)) throw error;
    throw new RequestRefusal('malformed-json', error.message);
  }
}

async function readBytes(request: HttpRequest): Promise<Uint8Array> {
  const tooLarge = new RequestRefusal('too-large', `The body is larger than ${mostBytes} bytes`);
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > mostBytes) throw tooLarge;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
