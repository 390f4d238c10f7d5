// Organisations that an archive is being brought in for, or was until something cut that short: each has a row beside the store's format, and counts for nothing.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { idSchema } from '../../shared/api/ids';
import { rowsUnder } from '../store/encode-key';
import { getRow, putRow, rowKey, rowKind, valueIn } from '../store/row-kinds';
import { rows } from '../store/rows';
import { StoreUnavailable, type Expect, type Store } from '../store/store';
import { endRow } from '../usecases/audit-rows';
import { peopleChain } from '../usecases/chains';
import { formatPartition } from './store-format';

/** `by` tells whose bringing-in it is: whoever begins anew takes it over. `unlooked`: nobody has seen yet that nothing of people's is there. */
const unfinishedKind = rowKind(
  'unfinished',
  z.strictObject({
    organisation: idSchema,
    at: z.string(),
    by: z.string().optional(),
    unlooked: z.literal(true).optional(),
  }),
);

/** Thrown where what a store holds of an organisation is a part of an archive. */
export class Unfinished extends StoreUnavailable {
  override readonly name = 'Unfinished';

  constructor(organisation: string) {
    super(
      `${organisation} is being brought in from an archive, or was until something cut that short: wait for its end, begin it anew ` +
        `(npm run unarchive -- <file> --replace), or take away what is there of it (npm run unarchive -- --discard ${organisation})`,
      {},
      'unfinished',
    );
  }
}

/** Whether what the store holds of the organisation is a part of an archive, which does not count. */
export async function isUnfinished(store: Store, organisation: string): Promise<boolean> {
  return (await store.get({ partition: formatPartition, row: rowKey(unfinishedKind, organisation) })) !== null;
}

/** Those of them that count. */
export async function whole(store: Store, organisations: Iterable<string>): Promise<string[]> {
  const unfinished = await unfinishedIn(store);
  return [...organisations].filter((organisation) => !unfinished.has(organisation));
}

/** Every organisation of the store that does not count yet. */
export async function unfinishedIn(store: Store): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const row of rows(store, formatPartition, rowsUnder(unfinishedKind.first)))
    found.add(valueIn(unfinishedKind, row).organisation);
  return found;
}

/** Rejects with Unfinished. */
export async function assertWhole(store: Store, organisation: string): Promise<void> {
  if (await isUnfinished(store, organisation)) throw new Unfinished(organisation);
}

/**
 * The same for a process that asks at every request. An organisation that counts once counts for good, since nothing is brought in over
 * it, and is not asked about again; its people come last, so that one without them may still be begun.
 */
export function wholeCheck(store: Store): (organisation: string) => Promise<void> {
  const known = new Set<string>();
  return async (organisation) => {
    if (known.has(organisation)) return;
    // In this order: people who are there while nothing is unfinished were there before, or came to their end.
    const people = await store.get({ partition: peopleChain(organisation).partition, row: endRow });
    await assertWhole(store, organisation);
    if (people !== null) known.add(organisation);
  };
}

/** What one bringing-in goes on by. */
export interface Claim {
  /** Whether what is there is the rest of an earlier one. Else it may be people's, who came before the claim was laid: to be looked at first. */
  readonly ofRest: boolean;
  /** Nothing is there: what comes from now on is a part of an archive, and may be taken away. */
  begin(): Promise<void>;
  /** Throws where another one has begun anew, or has taken away what was there: nothing more may be written. */
  assertHeld(): Promise<void>;
  /** What is there counts from now on. */
  end(): Promise<void>;
}

/** Null where another one has begun, unless that is to be taken over. */
export async function claimed(
  store: Store,
  organisation: string,
  at: string,
  takeOver: boolean,
): Promise<Claim | null> {
  const before = await getRow(store, formatPartition, unfinishedKind, organisation);
  if (before !== null && !takeOver) return null;
  const ofRest = before !== null && before.value.unlooked === undefined;
  const value = { organisation, at, by: randomUUID() };
  const key = { partition: formatPartition, row: rowKey(unfinishedKind, organisation) };
  const put = async (written: typeof value & { unlooked?: true }, expect: Expect): Promise<string | null> => {
    const result = await store.batch(formatPartition, [putRow(unfinishedKind, [organisation], written, expect)]);
    return result.written ? (result.etags[0] ?? '') : null;
  };
  let etag = await put(
    ofRest ? value : { ...value, unlooked: true },
    before === null ? { absent: true } : { etag: before.etag },
  );
  if (etag === null) return null;
  const lost = () =>
    new StoreUnavailable(
      `another command brings ${organisation} in anew, or has taken it away: this one ends`,
      {},
      'locked',
    );
  return {
    ofRest,
    begin: async () => {
      etag = etag && (await put(value, { etag }));
      if (etag === null) throw lost();
    },
    assertHeld: async () => {
      if ((await store.get(key))?.etag !== etag) throw lost();
    },
    end: async () => {
      if (etag === null || !(await store.remove(key, etag))) throw lost();
    },
  };
}
