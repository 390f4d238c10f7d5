// One process alone brings a store up: it holds a row that it renews while it works, and that runs out by itself where it was killed.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { getRow, putRow, rowKey, rowKind } from '../store/row-kinds';
import { StoreUnavailable } from '../store/store';
import type { StoreAndClock } from '../usecases/store-and-clock';
import { formatPartition } from './store-format';

const leaseKind = rowKind('lease', z.strictObject({ by: z.string(), until: z.number() }));

/** So long a lease holds that is not renewed. */
const leaseMs = 30_000;
const renewMs = 5_000;
/** How long somebody else's is waited for: one that was killed has run out by then. */
const waitMs = 45_000;
const pauseMs = 500;

/** What one holder does to go on holding it. */
export interface Lease {
  /** Throws StoreUnavailable, `locked`, where another process has taken it over: nothing more may be written. */
  assertHeld(): void;
  release(): Promise<void>;
}

/** Takes the lease, after whoever holds it. Throws StoreUnavailable, `locked`, where they go on holding it. */
export async function takeLease(given: StoreAndClock): Promise<Lease> {
  const { store, clock } = given;
  const by = randomUUID();
  const row = () => ({ by, until: clock().getTime() + leaseMs });
  let etag = await taken(given, row);
  let lost = false;
  const renew = async () => {
    const result = await store.batch(formatPartition, [putRow(leaseKind, [], row(), { etag })]);
    if (result.written) etag = result.etags[0] ?? '';
    else lost = true;
  };
  let renewing = Promise.resolve();
  const timer = setInterval(() => {
    // A renewal that fails is tried again by the next; the row runs out where none succeeds.
    renewing = renewing.then(renew).catch(() => undefined);
  }, renewMs);
  timer.unref();
  return {
    assertHeld: () => {
      if (lost) throw locked();
    },
    release: async () => {
      clearInterval(timer);
      await renewing;
      if (!lost) await store.remove({ partition: formatPartition, row: rowKey(leaseKind) }, etag);
    },
  };
}

async function taken({ store, clock }: StoreAndClock, row: () => z.infer<typeof leaseKind.schema>): Promise<string> {
  const start = performance.now();
  for (;;) {
    const held = await getRow(store, formatPartition, leaseKind);
    const left = held === null ? 0 : held.value.until - clock().getTime();
    // A moment further ahead than any lease reaches was told by a clock that has jumped back since.
    if (left <= 0 || left > leaseMs) {
      const expect = held === null ? ({ absent: true } as const) : { etag: held.etag };
      const result = await store.batch(formatPartition, [putRow(leaseKind, [], row(), expect)]);
      if (result.written) return result.etags[0] ?? '';
    }
    if (performance.now() - start > waitMs) throw locked();
    await pause(pauseMs);
  }
}

function locked(): StoreUnavailable {
  return new StoreUnavailable('another process is bringing the store up to this format', {}, 'locked');
}
