// Sweeps away files that no version of a record names: what somebody chose and did not save, what a crash left, what was destroyed.
import type { Digest } from '../store/bodies';
import { keyParts } from '../store/encode-key';
import type { LaidFile } from '../store/files';
import { getRow, putRow, rowKey, valueIn } from '../store/row-kinds';
import { rows } from '../store/rows';
import { MAX_OPERATIONS } from '../store/limits';
import type { Operation } from '../store/store';
import { change } from './audit-chain';
import { entryIn, entryRows } from './audit-rows';
import { chainRows, unnamedKind, unnamedRows, type Chain } from './chains';
import { keptFile, keptFiles, putRoom, roomOf, withoutFileRow } from './kept-files';
import { rowsUnder } from '../store/encode-key';
import { now, type StoreAndClock } from './store-and-clock';
import { periodAt } from './stored-period';

/** So long a file waits for a record to name it. */
export const longestUnnamedMs = 24 * 60 * 60 * 1000;

/** Who a change is by that nobody asked for. */
export const service = 'service';

/** How many files were taken away, and how many still wait. */
interface SweptFiles {
  readonly removed: number;
  readonly waiting: number;
}

/**
 * A file goes once the same writing of it was found unnamed a day ago, and is unnamed still: whoever puts it again writes it
 * anew. Its row goes first, in a change of its own, then its bytes; those of a file that was destroyed go at once.
 */
export async function sweepFiles(given: StoreAndClock, organisation: string, chain: Chain): Promise<SweptFiles> {
  if (chain.kind !== 'period') return { removed: 0, waiting: 0 };
  const { store } = given;
  const laid = new Map<Digest, LaidFile>();
  for await (const file of store.files.list(chain.partition)) laid.set(file.digest, file);
  const kept = new Map<Digest, boolean>();
  for await (const { digest, destroyed } of keptFiles({ store, chain })) kept.set(digest, destroyed !== undefined);
  const marks = new Map<Digest, { readonly version: string; readonly since: string }>();
  for await (const row of rows(store, chain.partition, unnamedRows))
    marks.set(keyParts(row.row)[1] ?? '', valueIn(unnamedKind, row));
  if (laid.size === 0 && kept.size === 0 && marks.size === 0) return { removed: 0, waiting: 0 };

  let removed = 0;
  for (const [digest, isDestroyed] of kept) {
    if (isDestroyed && laid.has(digest) && (await store.files.remove(chain.partition, digest))) removed += 1;
  }
  const named = await namedFiles(given, chain);
  const unnamed = [...new Set([...laid.keys(), ...kept.keys()])].filter(
    (digest) => kept.get(digest) !== true && !named.has(digest),
  );
  const versionOf = (digest: Digest) => laid.get(digest)?.version ?? '';
  const old = unnamed.filter((digest) => {
    const mark = marks.get(digest);
    return mark?.version === versionOf(digest) && ageOf(given, mark.since) >= longestUnnamedMs;
  });
  const gone = await letGo(given, organisation, chain, old);
  for (const digest of gone) {
    const version = versionOf(digest);
    if (version === '' || (await store.files.remove(chain.partition, digest, version))) removed += 1;
  }
  const waiting = unnamed.filter((digest) => !gone.includes(digest));
  await mark(
    given,
    chain,
    waiting
      .filter(
        (digest) =>
          marks.get(digest)?.version !== versionOf(digest) || ageOf(given, marks.get(digest)?.since ?? '') < 0,
      )
      .map((digest) => ({ digest, version: versionOf(digest) })),
    [...marks.keys()].filter((digest) => !unnamed.includes(digest)),
  );
  return { removed, waiting: waiting.length };
}

/** A moment still to come was told by a clock that has jumped back since. */
const ageOf = (given: StoreAndClock, since: string): number => given.clock().getTime() - Date.parse(since);

async function mark(
  given: StoreAndClock,
  { partition }: Chain,
  fresh: readonly { readonly digest: Digest; readonly version: string }[],
  over: readonly Digest[],
): Promise<void> {
  const changes: Operation[] = [
    ...fresh.map(({ digest, version }) => putRow(unnamedKind, [digest], { version, since: now(given) }, 'any')),
    ...over.map((digest) => ({ kind: 'delete' as const, row: rowKey(unnamedKind, digest) })),
  ];
  for (let first = 0; first < changes.length; first += MAX_OPERATIONS) {
    await given.store.batch(partition, changes.slice(first, first + MAX_OPERATIONS));
  }
}

/** What a batch has room for beside entry, end and room: two rows for each file. */
const atOnce = 40;

/** Those of the files that are let go: told in the chain where a row told of them, and looked at once more with it. */
async function letGo(
  given: StoreAndClock,
  organisation: string,
  chain: Chain,
  old: readonly Digest[],
): Promise<Digest[]> {
  const gone: Digest[] = [];
  const [scheme = '', period = ''] = chain.name.split('/');
  const at = periodAt(given, { organisation, scheme, period });
  for (let first = 0; first < old.length; first += atOnce) {
    const some = old.slice(first, first + atOnce);
    gone.push(
      ...(await change(given, chain, async () => {
        const named = await namedFiles(given, chain);
        const read = await Promise.all(
          some.map(async (digest) => ({
            digest,
            row: await keptFile(at, digest),
            isMarked: (await getRow(given.store, chain.partition, unnamedKind, digest)) !== null,
          })),
        );
        const going = read.filter(
          ({ digest, row, isMarked }) => isMarked && !named.has(digest) && !row?.value.destroyed,
        );
        const answer = going.map(({ digest }) => digest);
        const told = going.flatMap(({ digest, row }) => (row === null ? [] : [{ digest, bytes: row.value.bytes }]));
        if (told.length === 0) return { answer };
        const bytes = told.reduce((sum, one) => sum + one.bytes, 0);
        return {
          answer,
          change: {
            operations: [
              ...told.map(({ digest }) => withoutFileRow(digest)),
              ...told.map(({ digest }): Operation => ({ kind: 'delete', row: rowKey(unnamedKind, digest) })),
              putRoom(await roomOf(at), { count: -told.length, bytes: -bytes }),
            ],
            by: service,
            what: 'files-swept',
            detail: { files: told.length, bytes },
          },
        };
      })),
    );
  }
  return gone;
}

/** Every digest that a record holds, or has held: entries tell what an earlier version came to name. Others among them do no harm. */
async function namedFiles({ store }: StoreAndClock, chain: Chain): Promise<Set<Digest>> {
  const named = new Set<Digest>();
  const add = (text: string) => {
    for (const [digest] of text.matchAll(/[0-9a-f]{64}/g)) named.add(digest);
  };
  for await (const { value } of rows(store, chain.partition, rowsUnder(chainRows.period.registered.first))) add(value);
  for await (const row of rows(store, chain.partition, entryRows)) {
    if (!row.value.includes('files')) continue;
    const entry = entryIn(chain, row);
    // What cannot be read may have named any: nothing is let go until that is found out.
    if (entry === null) add(row.value);
    else if (entry.what === 'records-changed') add(JSON.stringify(entry.detail));
  }
  return named;
}
