// The functions without Azure: finds the entry of the table that a request is for and calls it as the Azure host does.
import { HttpRequest, HttpResponse, InvocationContext, type FunctionOutput, type HttpMethod } from '@azure/functions';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { mostBytesFor } from '../../../shared/api/routes';
import { paramsIn } from '../../../shared/api/url';
import { anyPath, type FunctionEntry, type HttpEntry } from '../../function-table';
import { problemAnswer } from '../../http/problem';
import { RequestRefusal } from '../../usecases/request-refusal';

/** One line of the log, as data. */
export type Log = (level: string, entry: unknown) => void;

/** Takes what a function has put into one of its outputs. */
export type Take = (output: FunctionOutput, message: unknown) => void;

/** `told` is where this request's lines go; those of all others go to the host's log. */
export type FunctionHost = (request: IncomingMessage, url: URL, told?: Log) => Promise<HttpResponse>;

/** Serves everything under `/api/`; `take` is given what functions put into their outputs. */
export function functionHost(table: readonly FunctionEntry[], log: Log, take: Take = () => undefined): FunctionHost {
  const entries = table
    .flatMap((entry) => (entry.kind === 'http' ? [entry] : []))
    .sort((one, other) => parameters(one) - parameters(other));
  return async (incoming, url, told = log) => {
    const invocationId = randomUUID();
    const segments = decoded(url.pathname.slice('/api/'.length).split('/'));
    const found = segments && findFunction(entries, incoming.method, segments);
    const body = await bodyOf(incoming, found?.entry.mostBytes ?? mostBytesFor(null));
    if (!found) return new HttpResponse(problemAnswer(new RequestRefusal('not-found', 'No such route'), invocationId));
    const { entry, method, params } = found;
    const request = new HttpRequest({
      method,
      url: url.href,
      headers: headersOf(incoming),
      params,
      // The SDK warns of a body that these cannot have.
      ...(method === 'GET' || method === 'HEAD' ? {} : { body: { bytes: body } }),
    });
    const context = new InvocationContext({
      invocationId,
      functionName: entry.name,
      logHandler: (level, ...lines) => lines.forEach((line) => told(level, entryOf(line))),
    });
    const answer = await entry.options.handler(request, context);
    for (const output of entry.options.extraOutputs ?? []) {
      const message = context.extraOutputs.get(output);
      if (message !== undefined) take(output, message);
    }
    return answer instanceof HttpResponse ? answer : new HttpResponse(answer);
  };
}

/** What a line of the log says: ours are JSON, the SDK's plain words. */
export function entryOf(line: unknown): unknown {
  try {
    return JSON.parse(String(line));
  } catch {
    return line;
  }
}

interface FoundFunction {
  readonly entry: HttpEntry;
  readonly method: HttpMethod;
  readonly params: Readonly<Record<string, string>>;
}

function findFunction(
  entries: readonly HttpEntry[],
  name: string | undefined,
  segments: readonly string[],
): FoundFunction | null {
  for (const entry of entries) {
    const method = entry.options.methods?.find((one) => one === name);
    const params = routeOf(entry) === anyPath ? {} : paramsIn(`/${routeOf(entry)}`, segments);
    if (method !== undefined && params !== null) return { entry, method, params };
  }
  return null;
}

const routeOf = ({ name, options }: HttpEntry): string => options.route ?? name;

/** The more exact route comes first, and what takes any path last. */
function parameters(entry: HttpEntry): number {
  return routeOf(entry) === anyPath ? Infinity : routeOf(entry).split('{').length;
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
async function bodyOf(incoming: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = chunk as Buffer;
    if (size <= mostBytes) chunks.push(bytes);
    size += bytes.length;
  }
  return Buffer.concat(chunks).subarray(0, mostBytes + 1);
}
