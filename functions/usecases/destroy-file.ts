// Destroys a photo or a file (销毁): a wrong or a private one goes, who destroyed it and why stays, and the records go on naming it.
import type { KeptFile } from '../../shared/api/files';
import type { Digest } from '../store/bodies';
import { reach, type PeriodRequest } from './access';
import { change } from './audit-chain';
import { keptFile, putFileRow, putRoom, roomOf, toldFile, unknownFile } from './kept-files';

/** It is told first: what a crash leaves behind is got by nobody and goes when this is asked again, or with the next sweep. */
export async function destroyFile(request: PeriodRequest, digest: Digest, reason: string): Promise<KeptFile> {
  const { store, chain, actor } = request;
  const told = await change(request, chain, async (at) => {
    const period = await reach(request, 'destroyFile');
    const [before, room] = await Promise.all([keptFile(period, digest), roomOf(period)]);
    if (before === null) throw unknownFile(digest);
    const answer = toldFile(digest, before.value);
    if (before.value.destroyed !== undefined) return { answer };
    const row = { ...before.value, destroyed: { by: actor.id, at, reason } };
    return {
      answer,
      change: {
        operations: [putFileRow(digest, row, before), putRoom(room, { count: -1, bytes: -row.bytes })],
        by: actor.id,
        what: 'file-destroyed',
        detail: { file: digest, type: row.type, bytes: row.bytes, reason },
      },
    };
  });
  await store.files.remove(chain.partition, digest);
  return told;
}
