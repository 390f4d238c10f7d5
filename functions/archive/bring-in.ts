// Brings the organisations of an archive into a store: verified before anything is written, and counting only once all of it is there.
import { everyRow } from '../store/encode-key';
import { MAX_OPERATIONS } from '../store/limits';
import { rowKeys, rows } from '../store/rows';
import type { Store } from '../store/store';
import { beginBringingIn, endBringingIn, isUnfinished } from '../upgrade/brought-in';
import { noEntry } from '../usecases/audit-rows';
import { chainsOf, peopleChain, schemesChain, type Chain } from '../usecases/chains';
import { keptFiles } from '../usecases/kept-files';
import { noticesOf } from '../usecases/notices';
import type { StoreAndClock } from '../usecases/store-and-clock';
import { now } from '../usecases/store-and-clock';
import { verifyChain } from '../usecases/verify-audit';
import type { AuditEnd } from '../../shared/api/audit';
import { ArchiveRefused } from './archive-refused';
import { chainsKeptOf } from './chains-kept';
import { RowWriter } from './row-writer';

/** Read at once; bodies among them have up to 700 KiB. */
const rowsAtOnce = 64;

/** Every chain of the organisation, with where it ends. Throws ArchiveRefused at the first that does not hold. */
export async function verifiedEnds(given: StoreAndClock, organisation: string): Promise<Map<string, AuditEnd>> {
  const chains = new Map((await chainsKeptOf(given.store, organisation)).map((chain) => [chain.partition, chain]));
  // Of a period that is listed there may be nothing.
  for await (const chain of chainsOf(given.store, organisation)) chains.set(chain.partition, chain);
  const ends = new Map<string, AuditEnd>();
  for (const chain of chains.values()) {
    const end = await verifiedEnd(given, chain);
    if (end.sequence !== noEntry.sequence) ends.set(chain.partition, end);
  }
  return ends;
}

async function verifiedEnd(given: StoreAndClock, chain: Chain): Promise<AuditEnd> {
  const { end, break: broken } = await verifyChain(given, chain);
  if (broken === null) return end;
  throw new ArchiveRefused(
    `The audit chain of ${chain.partition} breaks at ${broken.row} (${broken.because}): it is not as people left it`,
  );
}

/**
 * Copies one organisation, which `from` holds verified, into a store that has nothing of it; `replace` allows the rest of a bringing-in
 * that was cut short. People come last: before them nobody has a role there. Throws ArchiveRefused with nothing written where
 * something is recorded already.
 */
export async function bringIn(
  given: StoreAndClock,
  from: Store,
  organisation: string,
  replace: boolean,
): Promise<ReadonlyMap<string, AuditEnd>> {
  const { store } = given;
  await makeRoom(given, organisation, replace);
  const people = peopleChain(organisation);
  const schemes = schemesChain(organisation);
  const last = [schemes.partition, people.partition];
  const chains = (await chainsKeptOf(from, organisation)).filter(({ partition }) => !last.includes(partition));
  for (const chain of [...chains, schemes]) await copyPartition(from, store, chain);
  await copyRows(from, store, noticesOf(organisation));
  const ends = await verifiedEnds(given, organisation);
  await copyPartition(from, store, people);
  try {
    ends.set(people.partition, await verifiedEnd(given, people));
  } catch (error) {
    await takeAway(store, people);
    throw error;
  }
  await endBringingIn(store, organisation);
  return ends;
}

/** Throws ArchiveRefused where the store has no room for the organisation. */
export async function assertRoom(store: Store, organisation: string, replace: boolean): Promise<void> {
  const unfinished = await isUnfinished(store, organisation);
  if (unfinished && !replace) {
    throw new ArchiveRefused(
      `${organisation} is being brought in by another command, or was until something cut it short: with --replace what is there of it is taken away and the archive brought in anew`,
    );
  }
  const chains = await chainsKeptOf(store, organisation);
  if (!unfinished && chains.length > 0) {
    throw new ArchiveRefused(
      `The store holds records of ${organisation} already: an archive is brought in beside, never over them`,
    );
  }
}

async function makeRoom(given: StoreAndClock, organisation: string, replace: boolean): Promise<void> {
  const { store } = given;
  await assertRoom(store, organisation, replace);
  const isAnew = await isUnfinished(store, organisation);
  if (!isAnew && !(await beginBringingIn(store, organisation, now(given)))) {
    throw new ArchiveRefused(`${organisation} is being brought in by another command`);
  }
  for (const chain of await chainsKeptOf(store, organisation)) await takeAway(store, chain);
  await removeRows(store, noticesOf(organisation));
}

async function takeAway(store: Store, { partition }: Chain): Promise<void> {
  for await (const { digest } of store.files.list(partition)) await store.files.remove(partition, digest);
  await removeRows(store, partition);
}

async function removeRows(store: Store, partition: string): Promise<void> {
  const some: string[] = [];
  const remove = () =>
    store.batch(
      partition,
      some.splice(0).map((row) => ({ kind: 'delete', row })),
    );
  for await (const row of rowKeys(store, partition, everyRow)) {
    some.push(row);
    if (some.length === MAX_OPERATIONS) await remove();
  }
  if (some.length > 0) await remove();
}

async function copyPartition(from: Store, to: Store, chain: Chain): Promise<void> {
  if (chain.kind === 'period') {
    for await (const { digest, destroyed } of keptFiles({ store: from, chain })) {
      if (destroyed !== undefined) continue;
      const bytes = await from.files.get(chain.partition, digest);
      if (bytes === null) throw new ArchiveRefused(`The file ${digest} of ${chain.partition} is not in the archive`);
      await to.files.put(chain.partition, digest, bytes);
    }
  }
  await copyRows(from, to, chain.partition);
}

async function copyRows(from: Store, to: Store, partition: string): Promise<void> {
  const writer = new RowWriter(to);
  for await (const { row, value } of rows(from, partition, { ...everyRow, limit: rowsAtOnce })) {
    await writer.add(partition, row, value);
  }
  await writer.flush();
}
