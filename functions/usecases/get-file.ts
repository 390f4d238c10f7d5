// Photos and files as somebody sees them (查看附件): the bytes of one, or of several what is known.
import { endings, isPhotoType, type RawFile, type ShownFile } from '../../shared/api/files';
import type { Digest } from '../store/bodies';
import { StoreUnavailable } from '../store/store';
import { reach, type PeriodRequest } from './access';
import { destroyedFile, toldFile, unknownFile } from './kept-files';
import { registersOf } from './kept-schemes';
import { registerPeriod } from './register-period';
import { filesOf } from './seen-files';
import { now } from './store-and-clock';

/** One that is not the asker's to see is not there for them. */
export async function getFile(request: PeriodRequest, digest: Digest): Promise<RawFile> {
  const [found] = await filesSeen(request, 'getFile', [digest]);
  if (found === undefined) throw unknownFile(digest);
  const { type, destroyed } = found;
  if (destroyed !== undefined) throw destroyedFile(digest, destroyed);
  const bytes = await request.store.files.get(request.chain.partition, digest);
  if (bytes === null) throw new StoreUnavailable('a file that was kept is gone', {}, 'damaged');
  return { type, bytes: new Uint8Array(bytes) };
}

export async function listFiles(request: PeriodRequest, digests: readonly Digest[]): Promise<{ files: ShownFile[] }> {
  return { files: await filesSeen(request, 'listFiles', digests) };
}

/** Photos are looked at; everything else is saved, and opened by nothing of ours. */
export function dispositionOf(digest: Digest, { type }: Pick<RawFile, 'type'>): string {
  const name = `${digest.slice(0, 12)}.${endings[type]}`;
  return `${isPhotoType(type) ? 'inline' : 'attachment'}; filename="${name}"`;
}

async function filesSeen(
  request: PeriodRequest,
  route: 'getFile' | 'listFiles',
  asked: readonly Digest[],
): Promise<ShownFile[]> {
  const reached = await reach(request, route);
  const period = registerPeriod(reached, registersOf(reached.scheme), request.actor, now(request));
  return (await filesOf(period, asked)).map(({ digest, row, brought }): ShownFile => {
    // Whoever has brought it is told of themselves: another who has brought the same is nothing to them.
    const { by, at } = brought === null ? row : { by: request.actor.id, at: brought };
    return { ...toldFile(digest, row), by, at, ...(row.destroyed && { destroyed: row.destroyed.at }) };
  });
}
