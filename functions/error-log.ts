// What the log is told: lines of JSON, and in them an error as it may be told: what failed and where in the code, never what somebody wrote or scored.

/** Errors whose messages are our own or a store's and hold no content; JSON's, for one, quote what they could not read. */
const plain: readonly string[] = [
  'StoreUnavailable',
  'OtherFormat',
  'Unfinished',
  'ClockJumped',
  'KeysUnavailable',
  'BodyMissing',
  'BodyCorrupt',
  'BatchTooLarge',
  'KeyRefused',
  'ValueRefused',
  'SqliteError',
  'AbortError',
];

/** One line: Microsoft's worker spreads an object over many. */
export function logLine(entry: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(entry);
}

export interface ToldError {
  readonly name: string;
  readonly message?: string;
  readonly code?: string;
  readonly at: readonly string[];
  readonly cause?: ToldError;
}

export function toldError(error: unknown): ToldError {
  if (!isError(error)) return { name: typeof error, at: [] };
  const { name, message, stack = '', cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    name,
    ...(plain.includes(name) ? { message: message.split('\n')[0] ?? '' } : {}),
    ...(code === undefined ? {} : { code }),
    at: stack.split('\n').flatMap((line) => /^ {4}at (.+)$/.exec(line)?.[1] ?? []),
    ...(cause === undefined ? {} : { cause: toldError(cause) }),
  };
}

/** Also errors of another realm, such as the driver's. */
function isError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'name' in error && 'message' in error;
}
