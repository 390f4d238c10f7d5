// Brings the organisations of an archive into a store: verified before anything is written, and counting only once all of it is there.
import type { AuditEnd } from '../../shared/api/audit';
import { everyRow } from '../store/encode-key';
import { MAX_OPERATIONS } from '../store/limits';
import { rowKeys, rows } from '../store/rows';
import type { Store } from '../store/store';
import { claimed, isUnfinished, Unfinished, type Claim } from '../upgrade/brought-in';
import { peopleChain, schemesChain, type Chain } from '../usecases/chains';
import { keptFiles } from '../usecases/kept-files';
import { noticesOf } from '../usecases/notices';
import type { StoreAndClock } from '../usecases/store-and-clock';
import { now } from '../usecases/store-and-clock';
import { verifyChain } from '../usecases/verify-audit';
import { ArchiveRefused } from './archive-refused';
import { assertSameEnds, keptEnds, verifiedEnd, verifiedEnds } from './assert-ends';
import { chainsKeptOf } from './chains-kept';
import { RowWriter } from './row-writer';

/** Read at once; bodies among them have up to 700 KiB. */
const rowsAtOnce = 64;

/**
 * Copies one organisation, which `from` holds verified, into a store that has nothing of it; `replace` allows the rest of a bringing-in
 * that was cut short. People come last: before them nobody has a role there. It counts once every chain holds and ends as in `from`.
 * Throws ArchiveRefused with nothing written where something is recorded already.
 */
export async function bringIn(
  given: StoreAndClock,
  from: Store,
  organisation: string,
  replace: boolean,
): Promise<ReadonlyMap<string, AuditEnd>> {
  const { store } = given;
  await assertRoom(store, organisation, replace);
  const claim = await emptied(given, organisation, replace);
  const people = peopleChain(organisation);
  const schemes = schemesChain(organisation);
  const last = [schemes.partition, people.partition];
  const chains = (await chainsKeptOf(from, organisation)).filter(({ partition }) => !last.includes(partition));
  for (const chain of [...chains, schemes]) await copyPartition(from, store, chain, claim);
  await copyRows(from, store, noticesOf(organisation), claim);
  const ends = await verifiedEnds(given, organisation);
  await copyPartition(from, store, people, claim);
  try {
    ends.set(people.partition, await verifiedEnd(given, people));
    assertSameEnds(ends, await keptEnds(from, organisation), 'it ends in the archive');
  } catch (error) {
    await takeAway(store, people, claim);
    throw error;
  }
  await claim.end();
  return ends;
}

/** Whether the organisation counts in the store already, whole, as `from` holds it or further on. */
export async function isThere(given: StoreAndClock, from: Store, organisation: string): Promise<boolean> {
  const ends = await keptEnds(from, organisation);
  if (ends.size === 0 || (await isUnfinished(given.store, organisation))) return false;
  const chains = new Map((await chainsKeptOf(given.store, organisation)).map((chain) => [chain.partition, chain]));
  for (const [partition, end] of ends) {
    const chain = chains.get(partition);
    if (chain === undefined || (await verifyChain(given, chain, end)).break !== null) return false;
  }
  return true;
}

/** Throws ArchiveRefused where the store has no room for the organisation. */
export async function assertRoom(store: Store, organisation: string, replace: boolean): Promise<void> {
  const unfinished = await isUnfinished(store, organisation);
  if (unfinished && !replace) throw new ArchiveRefused(new Unfinished(organisation).message);
  const chains = await chainsKeptOf(store, organisation);
  if (!unfinished && chains.length > 0) throw holdsAlready(organisation);
}

function holdsAlready(organisation: string): ArchiveRefused {
  return new ArchiveRefused(
    `The store holds records of ${organisation} already: nothing of them is taken away, and an archive is brought in beside, never over them`,
  );
}

/** Takes away what is there of an organisation whose bringing-in was cut short, and nothing else. Throws ArchiveRefused where that is not so. */
export async function discardUnfinished(given: StoreAndClock, organisation: string): Promise<void> {
  if (!(await isUnfinished(given.store, organisation)))
    throw new ArchiveRefused(
      `${organisation} was not begun to be brought in and cut short: nothing of it is taken away`,
    );
  const claim = await emptied(given, organisation, true);
  await claim.end();
}

/**
 * Claims the organisation and takes away what is left of an earlier bringing-in. Whatever else is there came before the claim, from people
 * or from a bringing-in that has ended: then the claim is given back. Throws ArchiveRefused.
 */
async function emptied(given: StoreAndClock, organisation: string, takeOver: boolean): Promise<Claim> {
  const { store } = given;
  const claim = await claimed(store, organisation, now(given), takeOver);
  if (claim === null) throw new ArchiveRefused(`${organisation} is being brought in by another command`);
  if (claim.ofRest) {
    await takeAllAway(store, organisation, claim);
    return claim;
  }
  if ((await chainsKeptOf(store, organisation)).length > 0) {
    await claim.end();
    throw holdsAlready(organisation);
  }
  await claim.begin();
  return claim;
}

async function takeAllAway(store: Store, organisation: string, claim: Claim): Promise<void> {
  for (const chain of await chainsKeptOf(store, organisation)) await takeAway(store, chain, claim);
  await removeRows(store, noticesOf(organisation), claim);
}

async function takeAway(store: Store, { partition }: Chain, claim: Claim): Promise<void> {
  await claim.assertHeld();
  for await (const { digest } of store.files.list(partition)) await store.files.remove(partition, digest);
  await removeRows(store, partition, claim);
}

async function removeRows(store: Store, partition: string, claim: Claim): Promise<void> {
  const some: string[] = [];
  const remove = async () => {
    await claim.assertHeld();
    await store.batch(
      partition,
      some.splice(0).map((row) => ({ kind: 'delete', row })),
    );
  };
  for await (const row of rowKeys(store, partition, everyRow)) {
    some.push(row);
    if (some.length === MAX_OPERATIONS) await remove();
  }
  if (some.length > 0) await remove();
}

async function copyPartition(from: Store, to: Store, chain: Chain, claim: Claim): Promise<void> {
  if (chain.kind === 'period') {
    for await (const { digest, destroyed } of keptFiles({ store: from, chain })) {
      if (destroyed !== undefined) continue;
      const bytes = await from.files.get(chain.partition, digest);
      if (bytes === null) throw new ArchiveRefused(`The file ${digest} of ${chain.partition} is not in the archive`);
      await claim.assertHeld();
      await to.files.put(chain.partition, digest, bytes);
    }
  }
  await copyRows(from, to, chain.partition, claim);
}

async function copyRows(from: Store, to: Store, partition: string, claim: Claim): Promise<void> {
  const writer = new RowWriter(to, () => claim.assertHeld());
  for await (const { row, value } of rows(from, partition, { ...everyRow, limit: rowsAtOnce })) {
    await writer.add(partition, row, value);
  }
  await writer.flush();
}
