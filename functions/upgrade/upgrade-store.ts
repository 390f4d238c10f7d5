// Brings an older store up to this program's format: verified before and after, step by step, to be gone on with wherever it was cut short.
import type { AuditEnd } from '../../shared/api/audit';
import { chainsKeptOf } from '../archive/chains-kept';
import { organisationsIn } from '../usecases/organisations-in';
import { StoreUnavailable } from '../store/store';
import type { Chain } from '../usecases/chains';
import type { StoreAndClock } from '../usecases/store-and-clock';
import { now } from '../usecases/store-and-clock';
import { verifyChain } from '../usecases/verify-audit';
import { takeLease, type Lease } from './lease';
import { steps } from './steps';
import { whole } from './brought-in';
import { assertKnownFormat, currentFormat, formatOf, putFormat } from './store-format';

export interface Upgrading {
  readonly version: string;
  /** what is done before anything is written, once the store is held: a backup */
  readonly before?: (from: number) => Promise<void>;
  /** a line for whoever watches */
  readonly tell: (line: string) => void;
}

/**
 * Gives whether anything was to be done. Throws OtherFormat on a newer store, and StoreUnavailable where another process is at it or a
 * chain does not hold.
 */
export async function upgradeStore(given: StoreAndClock, { version, before, tell }: Upgrading): Promise<boolean> {
  const { store } = given;
  if (!(await isOlder(given))) return false;
  const lease = await takeLease(given);
  try {
    // Whoever held it before may have done it all.
    if (!(await isOlder(given))) return false;
    const found = await formatOf(store);
    const from = found.format ?? currentFormat;
    tell(`The store is of format ${from}; it is brought up to ${currentFormat}`);
    await before?.(from);
    const ends = await verifiedChains(given, lease, new Map());
    tell(`${ends.size} audit chains hold`);
    await upgradeRows(
      given,
      from,
      async (reached) => {
        lease.assertHeld();
        await verifiedChains(given, lease, ends);
        const written = await putFormat(store, await formatOf(store), { format: reached, version, at: now(given) });
        if (!written) throw new StoreUnavailable('another process has written the format of the store', {}, 'locked');
        tell(`The store is of format ${reached}; every audit chain holds and goes on from where it was`);
      },
      lease,
    );
    return true;
  } finally {
    await lease.release();
  }
}

async function isOlder({ store }: StoreAndClock): Promise<boolean> {
  const { format } = await assertKnownFormat(store);
  return format !== null && format < currentFormat;
}

/** What was cut off on its way in counts for nothing, and is brought in anew, by this program. */
async function countingIn({ store }: StoreAndClock): Promise<string[]> {
  return whole(store, await organisationsIn(store));
}

/** The steps alone, from this format on; `reached` is told of each format once all organisations are there. */
export async function upgradeRows(
  given: StoreAndClock,
  from: number,
  reached: (format: number) => Promise<void> = () => Promise.resolve(),
  lease?: Lease,
): Promise<void> {
  for (const step of steps.filter((one) => one.from >= from)) {
    for (const organisation of await countingIn(given)) {
      lease?.assertHeld();
      await step.upgrade(given, organisation);
    }
    await reached(step.from + 1);
  }
}

/** Every chain of the store with its end, each going on from the one that was noted of it. */
async function verifiedChains(
  given: StoreAndClock,
  lease: Lease,
  noted: ReadonlyMap<string, AuditEnd>,
): Promise<Map<string, AuditEnd>> {
  const ends = new Map<string, AuditEnd>();
  for (const organisation of await countingIn(given)) {
    for (const chain of await chainsKeptOf(given.store, organisation)) {
      lease.assertHeld();
      ends.set(chain.partition, await verifiedEnd(given, chain, noted.get(chain.partition)));
    }
  }
  return ends;
}

async function verifiedEnd(given: StoreAndClock, chain: Chain, noted: AuditEnd | undefined): Promise<AuditEnd> {
  const { end, break: broken } = await verifyChain(given, chain, noted);
  if (broken === null) return end;
  throw new StoreUnavailable(
    `the audit chain of ${chain.partition} breaks at ${broken.row} (${broken.because}): such a store is not brought up`,
    {},
    'damaged',
  );
}
