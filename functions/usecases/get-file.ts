// Photos and files as somebody sees them (查看附件): the bytes of one, or of several what is known.
import { endings, isPhotoType, type RawFile, type ShownFile } from '../../shared/api/files';
import { planRegisters } from '../../shared/registers/register-plan';
import type { Digest } from '../store/bodies';
import { StoreUnavailable } from '../store/store';
import { reach, type PeriodRequest } from './access';
import { destroyedFile, keptFile, toldFile, unknownFile } from './kept-files';
import { registerPeriod } from './register-period';
import { seenFiles } from './seen-files';
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
  const digests = [...new Set(asked)];
  const read = await Promise.all(digests.map((digest) => keptFile(reached, digest)));
  const there = digests.flatMap((digest, i) => (read[i] ? [{ digest, row: read[i].value }] : []));
  // Whoever has brought a file sees it before a record names it.
  const foreign = there.filter(({ row }) => row.by !== request.actor.id).map(({ digest }) => digest);
  const period = registerPeriod(reached, planRegisters(reached.scheme), request.actor, now(request));
  const seen = await seenFiles(period, foreign);
  return there.flatMap(({ digest, row }): ShownFile[] => {
    if (foreign.includes(digest) && !seen.has(digest)) return [];
    const { by, at, destroyed } = row;
    return [{ ...toldFile(digest, row), by, at, ...(destroyed && { destroyed: destroyed.at }) }];
  });
}
