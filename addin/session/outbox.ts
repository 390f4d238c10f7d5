// The outbox: what is submitted is kept before it is sent and until its receipt is; tries again under the same key, never twice.
import { NetworkFailure } from './failures';
import { isDue, outcomeOf, type Waiting } from './outbox-outcome';
import type { Entry, EntryState, Shelf, Unsent } from './outbox-entry';
import type { Windows } from './windows';

export interface OutboxSurroundings {
  readonly shelf: Shelf;
  /** The other windows of the pane on this computer, which share the shelf. */
  readonly windows: Windows;
  /** Whose outbox it is: entries of others on the same machine are neither shown nor sent. */
  readonly organisation: string;
  readonly person: string;
  /** Sends one entry under its key. */
  readonly send: (entry: Entry, signal: AbortSignal) => Promise<ReceiptOf<Entry>>;
  /** milliseconds after which a try without an answer has failed */
  readonly patience: number;
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** in [0, 1) */
  readonly random: () => number;
}

/** What a try leaves behind; `discarded` where somebody has discarded the entry in another window meanwhile. */
export type Tried<Of extends Entry = Entry> = Of['state'] | { readonly kind: 'discarded' };

/** What the service answers to an entry that it takes. */
export type ReceiptOf<Of extends Entry> = Extract<Of['state'], { readonly kind: 'accepted' }>['receipt'];

export interface Outbox extends Pick<Entry, 'organisation' | 'person'> {
  readonly durable: boolean;
  /** how many entries of another version of the pane wait that this one cannot read */
  readonly unreadable: number;
  /** The entries, the oldest first; a new list after every change. */
  entries(): readonly Entry[];
  /** Whether this window is sending the entry right now. */
  sending(key: string): boolean;
  /** Keeps the submission, then tries to send it. The same key is the same submission of one person: it goes on where it stands. */
  submit<Of extends Entry>(submission: Unsent<Of>, signal?: AbortSignal): Promise<Tried<Of>>;
  /** Tries one entry now. */
  retry(key: string, signal?: AbortSignal): Promise<Tried>;
  /** Forgets an entry: one that is not wanted any more, or whose receipt has found its place. */
  discard(key: string): Promise<void>;
  /** Tries what is due and what waits for the network or a sign-in: for when one of these is there again. Neither what a person stopped nor what the service wants later. */
  sendWaiting(): Promise<void>;
  /** Calls `listener` after every change; gives the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Stops the clock and what is under way, which must not go on in the name of whoever signs in next; the entries stay. */
  close(): void;
}

/** No timer runs longer: browsers fire one of more than 24 days at once. */
const LONGEST_SLEEP_MS = 3_600_000;
/** The clock never rings more often, whatever goes wrong. */
const SHORTEST_SLEEP_MS = 1_000;

/** Opens the outbox of one person and starts its clock. */
export async function openOutbox(surroundings: OutboxSurroundings): Promise<Outbox> {
  const { shelf, windows, organisation, person, send, patience, now, random } = surroundings;
  const own = (entry: Entry): boolean => entry.organisation === organisation && entry.person === person;
  const { entries: shelved, unreadable } = await shelf.list();
  const entries = new Map(shelved.filter(own).map((entry) => [entry.key, entry]));
  const underway = new Map<string, Promise<Tried>>();
  const listeners = new Set<() => void>();
  const open = new Set<AbortController>();
  let listed: readonly Entry[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const changed = (): void => {
    listed = [...entries.values()].sort((a, b) => a.addedAt - b.addedAt);
    for (const listener of listeners) listener();
  };
  const arrange = (): void => {
    clearTimeout(timer);
    if (closed) return;
    const moments = [...entries.values()].flatMap(({ key, state }) =>
      state.kind === 'waiting' && state.nextAt !== null && !underway.has(key) ? [state.nextAt] : [],
    );
    if (moments.length === 0) return;
    const sleep = Math.max(SHORTEST_SLEEP_MS, Math.min(LONGEST_SLEEP_MS, Math.min(...moments) - now()));
    timer = setTimeout(() => void sendDue(), sleep);
  };

  /** Takes over what stands on the shelf: another window may have changed it. */
  const look = async (key: string): Promise<Entry | null> => {
    const found = await shelf.get(key);
    const entry = found && own(found) ? found : null;
    if (entry) entries.set(key, entry);
    else entries.delete(key);
    return entry;
  };
  /** A key names its person. Should one ever name another's entry, that entry stays. */
  const assertOwn = async (key: string): Promise<void> => {
    const found = await shelf.get(key);
    if (found && !own(found)) throw new Error('the entry of this key is another person’s');
  };
  const keep = async (entry: Entry): Promise<void> => {
    await assertOwn(entry.key);
    await shelf.put(entry);
    entries.set(entry.key, entry);
    changed();
    windows.tell(entry.key);
  };
  const forget = async (key: string): Promise<void> => {
    await assertOwn(key);
    await shelf.remove(key);
    entries.delete(key);
    changed();
    windows.tell(key);
  };

  const sendOnce = async (entry: Entry, signal?: AbortSignal): Promise<EntryState> => {
    const control = new AbortController();
    const stop = (): void => control.abort();
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    const clock = setTimeout(stop, patience);
    open.add(control);
    const tries = (entry.state.kind === 'waiting' ? entry.state.tries : 0) + 1;
    try {
      return { kind: 'accepted', receipt: await send(entry, control.signal) } as EntryState;
    } catch (cause) {
      const late = control.signal.aborted && !signal?.aborted;
      return outcomeOf(late ? new NetworkFailure({ cause }) : cause, tries, now(), random());
    } finally {
      clearTimeout(clock);
      open.delete(control);
      signal?.removeEventListener('abort', stop);
    }
  };

  /** One try among all windows; `wanted` is asked when its turn has come, since another window may have been faster. */
  const attempt = (key: string, wanted: (entry: Entry) => boolean, signal?: AbortSignal): Promise<Tried> =>
    windows.alone(
      key,
      async () => {
        const entry = await look(key);
        if (!entry) return { kind: 'discarded' };
        if (entry.state.kind === 'accepted' || closed || !wanted(entry)) return entry.state;
        const state = await sendOnce(entry, signal);
        if (state.kind !== 'accepted') {
          // Whoever opens the outbox next goes on from where it stood.
          if (closed) return entry.state;
          // Discarded while it was on its way. That it has arrived would still have to be told.
          if (!(await look(key))) return { kind: 'discarded' };
        }
        await keep({ ...entry, state } as Entry);
        return state;
      },
      signal,
    );

  /** One try at a time for one entry: a second request for it joins the first. */
  const tryOnce = (key: string, wanted: (entry: Entry) => boolean, signal?: AbortSignal): Promise<Tried> => {
    const running = underway.get(key);
    if (running) return running;
    const started = attempt(key, wanted, signal).finally(() => {
      underway.delete(key);
      changed();
      arrange();
    });
    underway.set(key, started);
    changed();
    return started;
  };
  const retry = (key: string, signal?: AbortSignal): Promise<Tried> => tryOnce(key, () => true, signal);

  const sendThose = async (wanted: (state: Waiting) => boolean): Promise<void> => {
    const waits = ({ state }: Entry): boolean => state.kind === 'waiting' && wanted(state);
    await Promise.all([...entries.values()].filter(waits).map(({ key }) => tryOnce(key, waits)));
    arrange();
  };
  const sendDue = (): Promise<void> => sendThose((state) => isDue(state, now()));

  windows.listen((key) => {
    void look(key).then(() => {
      changed();
      arrange();
    });
  });
  changed();
  arrange();
  return {
    organisation,
    person,
    get durable() {
      return shelf.durable;
    },
    unreadable,
    entries: () => listed,
    sending: (key) => underway.has(key),
    async submit<Of extends Entry>(submission: Unsent<Of>, signal?: AbortSignal) {
      const known = await look(submission.key);
      // What the service refused once it may take now, as when a period is opened again.
      const fresh = !known || known.state.kind === 'refused';
      const kept = { ...submission, organisation, person, addedAt: now(), state: untried(now()) };
      if (fresh) await keep(kept as unknown as Entry);
      return (await retry(submission.key, signal)) as Tried<Of>;
    },
    retry,
    async discard(key) {
      await forget(key);
      arrange();
    },
    sendWaiting: () =>
      sendThose((state) => isDue(state, now()) || [null, 'network', 'sign-in', 'unexpected'].includes(state.because)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      for (const control of open) control.abort();
      windows.close();
    },
  };
}

const untried = (nextAt: number): Waiting => ({
  kind: 'waiting',
  tries: 0,
  nextAt,
  because: null,
  problem: null,
  message: null,
});
