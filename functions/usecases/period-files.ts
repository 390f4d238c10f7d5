// The files of a period for the administrator (附件清单), to find one that has to go: who brought it when, and which records name it; nothing of what is in it.
import { mostFilesListed, type PeriodFiles } from '../../shared/api/files';
import { filesNamed } from '../../shared/registers/files';
import type { Digest } from '../store/bodies';
import { reach, type PeriodRequest, type ReachedPeriod } from './access';
import type { FileRow } from './chains';
import { keptFiles, toldFile } from './kept-files';
import { registersOf } from './kept-schemes';
import { pageOf, type PageAsked } from './page';
import { namesOf } from './people';
import { recordsIn } from './stored-records';

/** The latest first. */
export async function periodFiles(request: PeriodRequest, asked: PageAsked): Promise<PeriodFiles> {
  const period = await reach(request, 'periodFiles');
  const kept: (FileRow & { readonly digest: Digest })[] = [];
  for await (const file of keptFiles(period)) kept.push(file);
  kept.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
  // One that nobody has named may be swept away between two pages.
  const page = await pageOf(
    kept,
    { limit: asked.limit ?? mostFilesListed, next: asked.next },
    ({ digest }) => digest,
    /^[0-9a-f]{64}$/,
  );
  const naming = await recordsNaming(period);
  return {
    files: page.entries.map((file) => ({
      ...toldFile(file.digest, file),
      ...{ by: bringersOf(file), at: file.at, ...(file.destroyed && { destroyed: file.destroyed.at }) },
      records: naming.get(file.digest) ?? [],
    })),
    names: await namesOf(period, period.key.organisation, page.entries.flatMap(bringersOf)),
    next: page.next,
  };
}

const bringersOf = ({ by, also = [] }: FileRow): string[] => [by, ...also.map((one) => one.by)];

/** By file the records that name it by now. */
async function recordsNaming(period: ReachedPeriod): Promise<Map<Digest, PeriodFiles['files'][number]['records']>> {
  const { registers } = registersOf(period.scheme);
  const naming = new Map<Digest, PeriodFiles['files'][number]['records']>();
  for (const record of await recordsIn(period)) {
    const { register, number } = record;
    const planned = registers.get(register);
    if (planned === undefined || number === null) continue;
    for (const digest of new Set(filesNamed(planned, record)))
      naming.set(digest, [...(naming.get(digest) ?? []), { register, number }]);
  }
  return naming;
}
