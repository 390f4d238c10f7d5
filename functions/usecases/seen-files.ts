// Which files are somebody's to see and to name (可见附件): those that they have brought, and those that a version names which they see, of a record that they see.
import { isPhotoType } from '../../shared/api/files';
import { filesNamed, type KnownFile } from '../../shared/registers/files';
import { recordSchema, type RegisterRecord } from '../../shared/registers/record';
import type { PlannedRegister } from '../../shared/registers/register-plan';
import { maySee } from '../../shared/registers/who';
import { periodKind, type Period } from '../../shared/scheme/period';
import type { Digest } from '../store/bodies';
import { rowsUnder } from '../store/encode-key';
import { rows } from '../store/rows';
import { entryIn, entryRows } from './audit-rows';
import { chainRows, type FileRow } from './chains';
import { broughtBy, keptFile } from './kept-files';
import type { RegisterPeriod } from './register-period';
import { earlierVersions } from './stored-records';

/** A file that is somebody's to see, and when they have brought it themselves. */
interface OwnFile {
  readonly digest: Digest;
  readonly row: FileRow;
  readonly brought: string | null;
}

/** Of these files the asker's own; `shown` are those that they see in any case. Nobody else learns whether one is there. */
export async function filesOf(
  period: RegisterPeriod,
  digests: Iterable<Digest>,
  shown: ReadonlySet<Digest> = new Set(),
): Promise<OwnFile[]> {
  const read = [...new Set(digests)].map(async (digest): Promise<readonly OwnFile[]> => {
    const row = (await keptFile(period, digest))?.value;
    return row === undefined ? [] : [{ digest, row, brought: broughtBy(row, period.asker.id) }];
  });
  const there = (await Promise.all(read)).flat();
  const foreign = there.filter(({ digest, brought }) => brought === null && !shown.has(digest));
  const seen = await seenFiles(
    period,
    foreign.map(({ digest }) => digest),
  );
  return there.filter((file) => !foreign.includes(file) || seen.has(file.digest));
}

/** Of these files what a record may know that comes to name them. */
export async function knownFiles(
  period: RegisterPeriod,
  digests: Iterable<Digest>,
  shown: ReadonlySet<Digest>,
): Promise<Map<Digest, KnownFile>> {
  const own = await filesOf(period, digests, shown);
  return new Map(
    own.map(({ digest, row: { type, destroyed } }) => [
      digest,
      { isPhoto: isPhotoType(type), isDestroyed: destroyed !== undefined },
    ]),
  );
}

async function seenFiles(period: RegisterPeriod, digests: readonly Digest[]): Promise<Set<Digest>> {
  const wanted = new Set(digests);
  const seen = new Set<Digest>();
  if (wanted.size === 0) return seen;
  const kind = periodKind(period.key.period as Period);
  const registers = [...period.plan.registers.values()].filter(
    ({ register, files }) => register.of === kind && files.length > 0,
  );
  const take = (register: PlannedRegister, record: RegisterRecord) => {
    const named = filesNamed(register, record).filter((digest) => wanted.has(digest));
    if (named.length === 0 || !maySee(period.plan.scheme, register, record, period.asker)) return;
    for (const digest of named) seen.add(digest);
  };
  for (const register of registers) {
    for await (const record of recordsNaming(period, register, wanted)) {
      take(register, record);
      if (seen.size === wanted.size) return seen;
    }
  }
  // Few are asked for that only earlier versions name: the audit tells of which records.
  const left = digests.filter((digest) => !seen.has(digest));
  const numbers = await recordsThatNamed(period, left);
  for (const register of numbers.size === 0 ? [] : registers) {
    for await (const record of recordsNaming(period, register, numbers)) {
      if (!maySee(period.plan.scheme, register, record, period.asker)) continue;
      for await (const version of earlierVersions(period, record)) take(register, version.record);
    }
  }
  return seen;
}

/** The records whose text holds one of these words; others are not looked into. */
async function* recordsNaming(
  { store, chain }: RegisterPeriod,
  { register }: PlannedRegister,
  words: ReadonlySet<string>,
): AsyncGenerator<RegisterRecord> {
  const all = [...words];
  for await (const { value } of rows(
    store,
    chain.partition,
    rowsUnder(chainRows.period.registered.first, register.id),
  )) {
    if (all.some((word) => value.includes(word))) yield recordSchema.parse(JSON.parse(value));
  }
}

/** The numbers of the records of which an entry tells that they came to name one of these files. */
async function recordsThatNamed({ store, chain }: RegisterPeriod, digests: readonly Digest[]): Promise<Set<string>> {
  const numbers = new Set<string>();
  for await (const row of rows(store, chain.partition, entryRows)) {
    if (!digests.some((digest) => row.value.includes(digest))) continue;
    const entry = entryIn(chain, row);
    if (entry?.what !== 'records-changed') continue;
    for (const [name, value] of Object.entries(entry.detail)) {
      const [, number] = /^(?:(.+) )?files$/.exec(name) ?? [];
      if (name.endsWith('files') && digests.some((digest) => String(value).includes(digest)))
        numbers.add(number ?? String(entry.detail['number']));
    }
  }
  return numbers;
}
