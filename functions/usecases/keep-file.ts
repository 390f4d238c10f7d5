// Keeps a photo or a file for records of a period (收存): the bytes first, then the row that tells of them.
import type { KeptFile, RawFile } from '../../shared/api/files';
import { mayAttach } from '../../shared/registers/attaching';
import { periodKind, type Period } from '../../shared/scheme/period';
import { checkFile } from '../media/check-file';
import { MediaRefused } from '../media/finding';
import type { Digest } from '../store/bodies';
import { digestOfBytes } from '../store/file-bytes';
import { getRow, rowKey } from '../store/row-kinds';
import { reach, type PeriodRequest, type ReachedPeriod } from './access';
import { change } from './audit-chain';
import { unnamedKind, type FileRow } from './chains';
import { broughtAgain, broughtBy, destroyedFile, keptFile, putFileRow, putRoom, roomOf, toldFile } from './kept-files';
import { registersOf } from './kept-schemes';
import { registerPeriod } from './register-period';
import { RequestRefusal } from './request-refusal';
import { now } from './store-and-clock';
import { recordsIn } from './stored-records';

/** The same bytes again are answered alike, and are theirs who brings them. `most` is what all files of a period may weigh. */
export async function keepFile(request: PeriodRequest, { type, bytes }: RawFile, most: number): Promise<KeptFile> {
  const { store, chain, actor } = request;
  const reached = await reach(request, 'putFile');
  await assertAttaching(reached);
  assertKeepable({ type, bytes });
  const digest = digestOfBytes(bytes);
  await assertRoom(reached, digest, bytes.length, most);
  await store.files.put(chain.partition, digest, bytes);
  return change(request, chain, async (at) => {
    const period = await reach(request, 'putFile');
    await assertAttaching(period);
    const { before, room } = await assertRoom(period, digest, bytes.length, most);
    const marked = await getRow(store, chain.partition, unnamedKind, digest);
    const isKnown = before !== null && marked === null && broughtBy(before.value, actor.id) !== null;
    if (isKnown) return { answer: toldFile(digest, before.value) };
    const fresh: FileRow = { type, bytes: bytes.length, by: actor.id, at };
    const row = before === null ? fresh : broughtAgain(before.value, actor.id, at);
    return {
      answer: toldFile(digest, row),
      change: {
        operations: [
          // Where a sweep has it in view already it is kept anew, so that the sweep begins again.
          putFileRow(digest, row, before),
          ...(marked === null ? [] : [{ kind: 'delete' as const, row: rowKey(unnamedKind, digest) }]),
          ...(before === null ? [putRoom(room, { count: 1, bytes: bytes.length })] : []),
        ],
        by: actor.id,
        what: 'file-kept',
        detail: { file: digest, type: row.type, bytes: row.bytes },
      },
    };
  });
}

/** Refuses whoever may write no record of the period that could name a file. */
async function assertAttaching(reached: ReachedPeriod): Promise<void> {
  const plan = registersOf(reached.scheme);
  const period = registerPeriod(reached, plan, reached.actor, now(reached));
  const kind = periodKind(reached.key.period as Period);
  const registers = [...plan.registers.values()].filter(
    ({ register, files }) => register.of === kind && files.length > 0,
  );
  if (registers.some((register) => mayAttach(plan, register, period.asker, []))) return;
  for (const register of registers) {
    const records = await recordsIn(reached, register.register.id);
    if (mayAttach(plan, register, period.asker, records)) return;
  }
  throw new RequestRefusal('not-allowed', "No record that names files is this person's to write");
}

function assertKeepable({ type, bytes }: RawFile): void {
  try {
    checkFile(type, bytes);
  } catch (error) {
    if (!(error instanceof MediaRefused)) throw error;
    const { code, detail } = error;
    throw new RequestRefusal('file-refused', 'The file is not one that is kept', [{ code, path: '', detail }]);
  }
}

/** Refuses what was destroyed, and what there is no room for; one that is there takes no more. */
async function assertRoom(period: ReachedPeriod, digest: Digest, bytes: number, most: number) {
  const [before, room] = await Promise.all([keptFile(period, digest), roomOf(period)]);
  if (before?.value.destroyed !== undefined) throw destroyedFile(digest, before.value.destroyed.at);
  if (before === null && room.bytes + bytes > most) {
    const fault = { code: 'files-full', path: '', detail: { kept: room.bytes, most } };
    throw new RequestRefusal('files-full', 'The period has no room for more files', [fault]);
  }
  return { before, room };
}
