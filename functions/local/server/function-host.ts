// The functions without Azure: finds the entry of the table that a request is for and calls it as the Azure host does.
import { HttpRequest, HttpResponse, InvocationContext, type HttpMethod } from '@azure/functions';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { mostBytes } from '../../../shared/api/routes';
import type { FunctionEntry, HttpEntry } from '../../function-table';
import { problemAnswer } from '../../http/problem';
import { Refusal } from '../../usecases/refusal';

/** One line of the log, as data. */
export type Log = (level: string, entry: unknown) => void;

interface Pattern {
  readonly entry: HttpEntry;
  readonly method: HttpMethod;
  readonly parts: readonly string[];
}

export type FunctionHost = (request: IncomingMessage, url: URL) => Promise<HttpResponse>;

/** Serves everything under `/api/`. */
export function functionHost(table: readonly FunctionEntry[], log: Log): FunctionHost {
  const patterns = table
    .flatMap((entry) => (entry.kind === 'http' ? patternsOf(entry) : []))
    .sort((one, other) => parameters(one) - parameters(other));
  return async (incoming, url) => {
    const invocationId = randomUUID();
    const segments = decoded(url.pathname.slice('/api/'.length).split('/'));
    const found = segments && patterns.find((pattern) => pattern.method === incoming.method && fits(pattern, segments));
    const body = await bodyOf(incoming);
    if (!found) return new HttpResponse(problemAnswer(new Refusal('not-found', 'No such route'), invocationId));
    const request = new HttpRequest({
      method: found.method,
      url: url.href,
      headers: headersOf(incoming),
      params: paramsOf(found, segments),
      // The SDK warns of a body that a GET cannot have.
      ...(found.method === 'GET' ? {} : { body: { bytes: body } }),
    });
    const context = new InvocationContext({
      invocationId,
      functionName: found.entry.name,
      logHandler: (level, ...entry) => entry.forEach((one) => log(level, one)),
    });
    const answer = await found.entry.options.handler(request, context);
    return answer instanceof HttpResponse ? answer : new HttpResponse(answer);
  };
}

function patternsOf(entry: HttpEntry): Pattern[] {
  const parts = (entry.options.route ?? entry.name).split('/');
  return (entry.options.methods ?? []).map((method) => ({ entry, method, parts }));
}

const isParameter = (part: string) => part.startsWith('{');
const parameters = ({ parts }: Pattern) => parts.filter(isParameter).length;

function fits({ parts }: Pattern, segments: readonly string[]): boolean {
  return parts.length === segments.length && parts.every((part, at) => isParameter(part) || part === segments[at]);
}

function paramsOf({ parts }: Pattern, segments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap((part, at) => (isParameter(part) ? [[part.slice(1, -1), segments[at] as string]] : [])),
  );
}

function decoded(segments: readonly string[]): string[] | null {
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return null;
  }
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(incoming.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

/** One byte more than is allowed is enough for the shell to refuse it; the rest is read and let go, so that the answer arrives. */
async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = chunk as Buffer;
    if (size <= mostBytes) chunks.push(bytes);
    size += bytes.length;
  }
  return Buffer.concat(chunks).subarray(0, mostBytes + 1);
}
