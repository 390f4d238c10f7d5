// The body of a request: JSON, at most 4 MiB, counted before it is read further.
import type { HttpRequest } from '@azure/functions';
import { mostBytes } from '../../shared/api/routes';
import { Refusal } from '../usecases/refusal';
import { JsonRefused, parseStrictJson } from './strict-json';

/** The body's value; undefined where there is none. */
export async function readBody(request: HttpRequest): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return undefined;
  if (!/^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new Refusal('not-json', 'The body must be application/json');
  }
  try {
    return parseStrictJson(bytes);
  } catch (error) {
    if (!(error instanceof JsonRefused)) throw error;
    throw new Refusal('malformed-json', error.message);
  }
}

async function readBytes(request: HttpRequest): Promise<Uint8Array> {
  const tooLarge = new Refusal('too-large', `The body is larger than ${mostBytes} bytes`);
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
