// From format 1 to 2: each organisation of which something is recorded gets a row of its own, in the chain of its people.
import { z } from 'zod';
import { getRow, putRow, rowKind } from '../store/row-kinds';
import { change } from '../usecases/audit-chain';
import { entryIn, entryRow } from '../usecases/audit-rows';
import { peopleChain } from '../usecases/chains';
import type { StoreAndClock } from '../usecases/store-and-clock';

/** As format 2 had it first, whatever came later: it is called by its id until somebody says otherwise, and keeps everything. */
const rowOfFormat2 = rowKind(
  'organisation',
  z.looseObject({
    title: z.unknown(),
    madeAt: z.string(),
    retention: z.looseObject({}),
  }),
);
const keepsAll = { files: null, contacts: null, names: null };

/** Nobody's wish: a new release needs it. */
const service = 'service';

export async function organisationRow(given: StoreAndClock, organisation: string): Promise<void> {
  const chain = peopleChain(organisation);
  await change(given, chain, async (at) => {
    const before = await getRow(given.store, chain.partition, rowOfFormat2);
    if (before !== null) return { answer: undefined };
    const first = await given.store.get({ partition: chain.partition, row: entryRow(1) });
    const madeAt = (first && entryIn(chain, first)?.at) ?? at;
    const row = { title: organisation, madeAt, retention: keepsAll };
    return {
      answer: undefined,
      change: {
        operations: [putRow(rowOfFormat2, [], row, { absent: true })],
        by: service,
        what: 'organisation-made',
        detail: { title: organisation },
      },
    };
  });
}
