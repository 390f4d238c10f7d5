// What Table Storage itself has answered, told from what anything between it and us may say in its stead.
import { AsyncLocalStorage } from 'node:async_hooks';
import { RestError, type TableServiceClientOptions } from '@azure/data-tables';
import { z } from 'zod';
import type { BatchResult, Operation, StoreTrouble } from './store';
import { StoreUnavailable } from './store';

type Policy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number]['policy'];
type Answer = Awaited<ReturnType<Policy['sendRequest']>>;

/** The longest pause between two tries; a service that asks for more is called unavailable at once. */
export const LONGEST_PAUSE_MS = 2_000;

export const OWN_ETAG = /^datetime'[0-9A-Za-z%.:+-]{1,64}'$/;

const isBusy = (status: number) => status === 408 || status === 429 || status >= 500;

/** Holds each answer against what the service gives, before the client takes it for a success. */
export const ownAnswers: Policy = {
  name: 'ownAnswers',
  async sendRequest(request, next) {
    const answer = await next(request);
    const { status, headers } = answer;
    if (isBusy(status)) {
      // Without the response nobody waits as long as it asks for.
      if (!(pauseAskedBy(answer) <= LONGEST_PAUSE_MS)) throw new RestError('asks to wait', { statusCode: status });
      return answer;
    }
    if (!headers.has('x-ms-request-id')) throw new RestError('not the service itself', { statusCode: status });
    const isList = request.method === 'GET' && status < 300;
    if (isList && !/^application\/json\b/i.test(headers.get('content-type') ?? '')) {
      throw new RestError('not the JSON of the service', { statusCode: status });
    }
    const sent = sentBatch.getStore();
    if (sent) sent.answer = answer;
    return answer;
  },
};

function pauseAskedBy({ headers }: Answer): number {
  const inMs = headers.get('retry-after-ms') ?? headers.get('x-ms-retry-after-ms');
  if (inMs !== undefined) return Number(inMs);
  const asked = headers.get('retry-after') ?? '0';
  return /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
}

/** The client reads of a batch's answer only what it expects: here is the whole of it. */
const sentBatch = new AsyncLocalStorage<{ answer?: Answer }>();

/** Sends a batch through the client and gives what the answer itself says of it. */
export async function batchOutcome(
  operations: readonly Operation[],
  send: () => Promise<unknown>,
): Promise<BatchResult> {
  const sent: { answer?: Answer } = {};
  const failure = await sentBatch.run(sent, send).then(
    () => null,
    (error: unknown) => error,
  );
  if (sent.answer) return outcomeOf(sent.answer, operations);
  throw failure ?? new StoreUnavailable('a batch was not sent');
}

/** One 2xx for each operation and an ETag for each put is written; one failure that names its operation is a conflict. */
function outcomeOf({ status, headers, bodyAsText }: Answer, operations: readonly Operation[]): BatchResult {
  if (status !== 202) throw unavailable(status, errorIn(bodyAsText));
  const answers = answersWithin(bodyAsText ?? '', headers.get('content-type') ?? '');
  const failed = answers.find((answer) => !isSuccess(answer));
  if (failed !== undefined) {
    const error = errorIn(failed.body);
    const row = answers.length === 1 ? conflictingRow(failed.status, error, operations) : undefined;
    if (row === undefined) throw unavailable(failed.status, error);
    return { written: false, conflict: row };
  }
  if (answers.length !== operations.length) {
    throw new StoreUnavailable(`Table Storage answered ${answers.length} of ${operations.length} operations`);
  }
  return {
    written: true,
    etags: answers.map(({ headers }, at) => (operations[at]?.kind === 'delete' ? '' : ownEtag(headers.get('etag')))),
  };
}

const isSuccess = ({ status }: { readonly status: number }) => status >= 200 && status < 300;

interface OperationAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The answers to single operations within a batch's answer, which nests one multipart body in another. */
function answersWithin(text: string, type: string): OperationAnswer[] {
  const boundary = /^multipart\/mixed;.*\bboundary="?([^\s";]+)/i.exec(type)?.[1];
  if (boundary !== undefined) {
    const [, ...parts] = `\n${text.replaceAll('\r\n', '\n')}`.split(`\n--${boundary}`);
    if (!parts.pop()?.startsWith('--')) throw new StoreUnavailable('an answer of Table Storage is cut off');
    return parts.flatMap((part) => {
      const { headers, body } = headed(part.replace(/^[^\n]*\n/, ''));
      return answersWithin(body, headers.get('content-type') ?? '');
    });
  }
  const [, status, rest] = /^\s*HTTP\/1\.1 ([1-5]\d\d)\b[^\n]*\n([\s\S]*)$/.exec(text) ?? [];
  if (!/^application\/http\b/i.test(type) || status === undefined || rest === undefined) {
    throw new StoreUnavailable('Table Storage answered a batch with something else');
  }
  return [{ status: Number(status), ...headed(rest) }];
}

function headed(text: string): { headers: ReadonlyMap<string, string>; body: string } {
  const [head = '', ...body] = text.split('\n\n');
  const headers = head.split('\n').flatMap((line) => {
    const [, name, value] = /^([^:\s]+):\s*(.*?)\s*$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value] as const];
  });
  return { headers: new Map(headers), body: body.join('\n\n') };
}

/** The entity tag without its frame; a record without one could never be written again. */
export function ownEtag(header: string | undefined): string {
  const etag = /^W\/"(.*)"$/.exec(header ?? '')?.[1];
  if (etag === undefined || !OWN_ETAG.test(etag)) throw new StoreUnavailable('Table Storage gave no ETag');
  return etag;
}

interface ServiceError {
  readonly code: string;
  readonly message: string;
}

const errorSchema = z.object({
  'odata.error': z.object({ code: z.string(), message: z.object({ value: z.string() }) }),
});

/** The service's error in a body of JSON or XML; null where there is none. */
function errorIn(body: string | null | undefined): ServiceError | null {
  const code = /<(?:\w+:)?code>\s*([^<\s]+)\s*</.exec(body ?? '')?.[1];
  if (code !== undefined) return { code, message: /<(?:\w+:)?message\b[^>]*>\s*([^<]*)</.exec(body ?? '')?.[1] ?? '' };
  try {
    const { code, message } = errorSchema.parse(JSON.parse(body ?? ''))['odata.error'];
    return { code, message: message.value };
  } catch {
    return null;
  }
}

/** What stands against a condition, as the service calls it under each status. */
const conflicts: Readonly<Record<number, readonly string[]>> = {
  404: ['ResourceNotFound', 'EntityNotFound'],
  409: ['EntityAlreadyExists'],
  412: ['UpdateConditionNotSatisfied', 'ConditionNotMet'],
};

const isConflict = (status: number, error: ServiceError | null): error is ServiceError =>
  error !== null && (conflicts[status] ?? []).includes(error.code);

/** The service begins its message with the index of the operation that failed: `1:The update condition … was not satisfied.` */
function conflictingRow(
  status: number,
  error: ServiceError | null,
  operations: readonly Operation[],
): string | undefined {
  if (!isConflict(status, error)) return undefined;
  const named = /^(\d+):/.exec(error.message)?.[1];
  if (named === undefined && operations.length > 1) return undefined;
  return operations[Number(named ?? 0)]?.row;
}

/** Whether the service itself says that the row is not there, or not as the condition wants it. */
export function isAbsent(error: unknown): boolean {
  return error instanceof RestError && error.statusCode === 404 && isConflict(404, errorIn(error.response?.bodyAsText));
}

export function isChanged(error: unknown): boolean {
  return error instanceof RestError && error.statusCode === 412 && isConflict(412, errorIn(error.response?.bodyAsText));
}

export function isTableThere(error: unknown): boolean {
  return error instanceof RestError && errorIn(error.response?.bodyAsText)?.code === 'TableAlreadyExists';
}

/** The failure as the store's own. Its message quotes no body, which may hold what somebody wrote. */
export function asUnavailable(cause: unknown): StoreUnavailable {
  if (cause instanceof StoreUnavailable) return cause;
  if (!(cause instanceof RestError)) {
    const said = cause instanceof Error ? cause.message : String(cause);
    return new StoreUnavailable(`Table Storage failed: ${said.split('\n')[0]}`, { cause });
  }
  const { statusCode, response } = cause;
  if (statusCode === undefined) return new StoreUnavailable(`Table Storage failed: ${cause.code}`, { cause });
  return unavailable(statusCode, errorIn(response?.bodyAsText), cause);
}

function unavailable(status: number, error: ServiceError | null, cause?: RestError): StoreUnavailable {
  const what = error === null ? status : `${status} ${error.code}`;
  return new StoreUnavailable(`Table Storage answered ${what}`, { cause }, troubleOf(status));
}

/** Statuses from 400 to 499 that another try may mend: too slow, too many, a conflict, or a table or gateway that is not there yet. */
const passing = [404, 408, 409, 412, 425, 429];

function troubleOf(status: number): StoreTrouble {
  return status >= 400 && status < 500 && !passing.includes(status) ? 'refused' : 'unreachable';
}
