// Organisations that an archive is being brought in for, or was until something cut that short: each has a row beside the store's format.
import { z } from 'zod';
import { idSchema, momentSchema } from '../../shared/api/ids';
import { getRow, putRow, rowKey, rowKind } from '../store/row-kinds';
import type { Store } from '../store/store';
import { formatPartition } from './store-format';

const unfinishedKind = rowKind('unfinished', z.strictObject({ organisation: idSchema, at: momentSchema }));

/** Whether what the store holds of the organisation is a part of an archive, which does not count. */
export async function isUnfinished(store: Store, organisation: string): Promise<boolean> {
  return (await getRow(store, formatPartition, unfinishedKind, organisation)) !== null;
}

/** False where somebody has begun already. */
export async function beginBringingIn(store: Store, organisation: string, at: string): Promise<boolean> {
  const row = putRow(unfinishedKind, [organisation], { organisation, at }, { absent: true });
  return (await store.batch(formatPartition, [row])).written;
}

export async function endBringingIn(store: Store, organisation: string): Promise<void> {
  await store.batch(formatPartition, [{ kind: 'delete', row: rowKey(unfinishedKind, organisation) }]);
}
