// The functions without Azure: finds the entry of the table that a request is for and calls it as the Azure host does.
import { HttpRequest, HttpResponse, InvocationContext, type FunctionOutput, type HttpMethod } from '@azure/functions';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { paramsIn } from '../../../shared/api/url';
import { anyPath, type FunctionEntry, type HttpEntry } from '../../function-table';
import { problemAnswer } from '../../http/problem';
import { RequestRefusal } from '../../usecases/request-refusal';
import { bodyRoom } from './body-room';

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
  const held = bodyRoom();
  return async (incoming, url, told = log) => {
    const invocationId = randomUUID();
    const segments = decoded(url.pathname.slice('/api/'.length).split('/'));
    const found = segments && findFunction(entries, incoming.method, segments);
    if (!found) return new HttpResponse(problemAnswer(new RequestRefusal('not-found', 'No such route'), invocationId));
    const { entry, method, params } = found;
    const request = new HttpRequest({ method, url: url.href, headers: headersOf(incoming), params });
    const { body, release } = held(incoming);
    // What the SDK makes a request of is a whole body only; these two have none.
    if (method !== 'GET' && method !== 'HEAD') Object.defineProperty(request, 'body', { value: body });
    const context = new InvocationContext({
      invocationId,
      functionName: entry.name,
      logHandler: (level, ...lines) => lines.forEach((line) => told(level, entryOf(line))),
    });
    const answer = await Promise.resolve(entry.options.handler(request, context)).finally(release);
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
