// Whether the chains of an archive, or of what was brought in from one, hold and end where they should.
import type { AuditEnd } from '../../shared/api/audit';
import type { Store } from '../store/store';
import { endIn, endRow, noEntry } from '../usecases/audit-rows';
import { chainsOf, type Chain } from '../usecases/chains';
import type { StoreAndClock } from '../usecases/store-and-clock';
import { verifyChain } from '../usecases/verify-audit';
import { ArchiveRefused } from './archive-refused';
import { chainsKeptOf } from './chains-kept';
import type { StagedArchive } from './stage-archive';

/** Partition → where its chain ends. */
export type Ends = ReadonlyMap<string, AuditEnd>;

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

export async function verifiedEnd(given: StoreAndClock, chain: Chain): Promise<AuditEnd> {
  const { end, break: broken } = await verifyChain(given, chain);
  if (broken === null) return end;
  throw new ArchiveRefused(
    `The audit chain of ${chain.partition} breaks at ${broken.row} (${broken.because}): it is not as people left it`,
  );
}

/** Where the chains of an organisation end in a store that was verified. */
export async function keptEnds(store: Store, organisation: string): Promise<Map<string, AuditEnd>> {
  const ends = new Map<string, AuditEnd>();
  for (const { partition } of await chainsKeptOf(store, organisation)) {
    const end = await store.get({ partition, row: endRow });
    const told = end && endIn(end.value);
    if (told !== null) ends.set(partition, { sequence: told.sequence, digest: told.digest });
  }
  return ends;
}

/** Throws ArchiveRefused where a chain ends elsewhere, or one of them is missing. */
export function assertSameEnds(found: Ends, told: Ends, where: string): void {
  for (const partition of new Set([...found.keys(), ...told.keys()])) {
    if (textOf(found.get(partition)) !== textOf(told.get(partition)))
      throw new ArchiveRefused(`The audit chain of ${partition} does not end where ${where}`);
  }
}

function textOf(end: AuditEnd | undefined): string | null {
  return end === undefined ? null : `${end.sequence} ${end.digest}`;
}

/** Throws ArchiveRefused unless every chain of a staged archive holds and ends where the archive says. */
export async function assertEnds({ store, header, ends }: StagedArchive, clock: () => Date): Promise<void> {
  const found = new Map<string, AuditEnd>();
  for (const organisation of header.organisations) {
    for (const [partition, end] of await verifiedEnds({ store, clock }, organisation)) found.set(partition, end);
  }
  assertSameEnds(found, ends, 'the archive says');
}
