// The outbox: a submission is kept before it is sent and until its receipt is; tries again under the same key, never twice.
import type { Receipt } from '../../shared/api/submissions';
import { backOff } from './back-off';
import { ApiProblem, NetworkFailure, SignInNeeded, UnexpectedAnswer, isStopped } from './failures';
import type { Entry, EntryState, Shelf, WaitReason } from './outbox-entry';

export interface OutboxSurroundings {
  readonly shelf: Shelf;
  /** Whose outbox it is: entries of others on the same machine are neither shown nor sent. */
  readonly organisation: string;
  readonly person: string;
  /** Sends one entry under its key. */
  readonly send: (entry: Entry, signal?: AbortSignal) => Promise<Receipt>;
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** in [0, 1) */
  readonly random: () => number;
}

export interface Outbox {
  readonly durable: boolean;
  entries(): readonly Entry[];
  /** Keeps the submission, then tries to send it; gives the state after that try. */
  submit(
    submission: Omit<Entry, 'organisation' | 'person' | 'addedAt' | 'state'>,
    signal?: AbortSignal,
  ): Promise<EntryState>;
  /** Tries one entry now; gives its state after the try. */
  retry(key: string, signal?: AbortSignal): Promise<EntryState>;
  /** Forgets an entry: one that is not wanted any more, or whose receipt has found its place. */
  discard(key: string): Promise<void>;
  /** Tries whatever waits, except what a person has stopped: after signing in, or when the network is back. */
  sendWaiting(): Promise<void>;
  /** Calls `listener` after every change; gives the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Stops the clock; the entries stay on the shelf. */
  close(): void;
}

type Waiting = Extract<EntryState, { kind: 'waiting' }>;

/** Whether the service has decided against it: trying again changes nothing then. */
const isDecided = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.problem.status < 500 && ![401, 429].includes(error.problem.status);

/** Why an entry goes on waiting. */
function waitReason(error: unknown): WaitReason {
  if (isStopped(error)) return 'stopped';
  if (error instanceof NetworkFailure || error instanceof UnexpectedAnswer) return 'network';
  if (error instanceof SignInNeeded) return 'sign-in';
  if (error instanceof ApiProblem) return error.problem.status === 401 ? 'sign-in' : 'busy';
  return 'unexpected';
}

/** Opens the outbox of one person and starts its clock. */
export async function openOutbox({
  shelf,
  organisation,
  person,
  send,
  now,
  random,
}: OutboxSurroundings): Promise<Outbox> {
  const own = (entry: Entry): boolean => entry.organisation === organisation && entry.person === person;
  const entries = new Map((await shelf.list()).filter(own).map((entry) => [entry.key, entry]));
  const listeners = new Set<() => void>();
  const underway = new Map<string, Promise<EntryState>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const arrange = (): void => {
    clearTimeout(timer);
    if (closed) return;
    const moments = [...entries.values()].flatMap(({ key, state }) =>
      state.kind === 'waiting' && state.nextAt !== null && !underway.has(key) ? [state.nextAt] : [],
    );
    if (moments.length > 0) timer = setTimeout(() => void sendDue(), Math.max(0, Math.min(...moments) - now()));
  };

  const keep = async (entry: Entry): Promise<void> => {
    await shelf.put(entry);
    entries.set(entry.key, entry);
    for (const listener of listeners) listener();
  };

  const outcome = (error: unknown, tries: number): EntryState => {
    if (isDecided(error)) return { kind: 'refused', problem: error.problem };
    const because = waitReason(error);
    const alone = because === 'network' || because === 'busy';
    const asked = error instanceof ApiProblem ? error.retryAfter : null;
    return { kind: 'waiting', tries, because, nextAt: alone ? now() + backOff(tries, random(), asked) : null };
  };

  const attempt = async (key: string, signal?: AbortSignal): Promise<EntryState> => {
    const entry = entries.get(key);
    if (!entry) throw new Error(`no entry ${key}`);
    if (entry.state.kind === 'accepted') return entry.state;
    const tries = (entry.state.kind === 'waiting' ? entry.state.tries : 0) + 1;
    const state = await send(entry, signal).then(
      (receipt): EntryState => ({ kind: 'accepted', receipt }),
      (error: unknown) => outcome(error, tries),
    );
    await keep({ ...entry, state });
    return state;
  };

  /** One try at a time for one entry: a second request for it joins the first. */
  const retry = (key: string, signal?: AbortSignal): Promise<EntryState> => {
    const running = underway.get(key);
    if (running) return running;
    const started = attempt(key, signal).finally(() => {
      underway.delete(key);
      arrange();
    });
    underway.set(key, started);
    return started;
  };

  const sendThose = async (wanted: (state: Waiting) => boolean): Promise<void> => {
    const chosen = [...entries.values()].filter(({ state }) => state.kind === 'waiting' && wanted(state));
    await Promise.all(chosen.map(({ key }) => retry(key)));
    arrange();
  };
  const sendDue = (): Promise<void> => sendThose(({ nextAt }) => nextAt !== null && nextAt <= now());

  arrange();
  return {
    durable: shelf.durable,
    entries: () => [...entries.values()].sort((a, b) => a.addedAt - b.addedAt),
    async submit(submission, signal) {
      const state: EntryState = { kind: 'waiting', tries: 0, nextAt: now(), because: null };
      await keep({ ...submission, organisation, person, addedAt: now(), state });
      return retry(submission.key, signal);
    },
    retry,
    async discard(key) {
      await shelf.remove(key);
      entries.delete(key);
      for (const listener of listeners) listener();
      arrange();
    },
    sendWaiting: () => sendThose(({ because }) => because !== 'stopped' && because !== 'unexpected'),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
