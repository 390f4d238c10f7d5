// Changed records as one batch: rows, counters, the period's count of open ones, and what the audit tells of each.
import type { AuditEntry } from '../../shared/api/audit';
import type { ShownRecord } from '../../shared/api/records';
import { changedColumns } from '../../shared/registers/act';
import { postingsOf, type Posting } from '../../shared/registers/postings';
import { filesNamed } from '../../shared/registers/files';
import type { RegisterRecord } from '../../shared/registers/record';
import { isOpen, type PlannedRegister } from '../../shared/registers/register-plan';
import { digestOf, putBodies, type Digest } from '../store/bodies';
import { MAX_BATCH_BYTES, MAX_OPERATIONS, MAX_VALUE_BYTES } from '../store/limits';
import { putRow } from '../store/row-kinds';
import type { Operation } from '../store/store';
import type { Decision } from './audit-chain';
import { canonicalJson } from './canonical-json';
import { chainRows, type PeriodRecord } from './chains';
import { recordsOn, type Desk } from './record-desk';
import { partsAmong, shownRecord, type RecordsOf, type RegisterPeriod } from './register-period';
import { RequestRefusal } from './request-refusal';
import { putPeriod } from './stored-period';
import { putRecord, recordText, type StoredRecord } from './stored-records';

const { serial: serialKind } = chainRows.period;

/** What stands on the desk, as it is written; `keep` gives what keeps the receipt for the versions of these numbers. */
export async function decisionOf(
  desk: Desk,
  numbers: readonly string[],
  keep: (versions: readonly WrittenVersion[]) => { readonly text: string; readonly operation: Operation },
): Promise<Decision<{ records: ShownRecord[] }>> {
  const { period } = desk;
  const written = [...desk.touched].map((number) => writtenOn(desk, number));
  for (const { after } of written) desk.now.get(after.register)?.set(after.number ?? '', after);
  const byNumber = new Map(written.map((one) => [one.after.number, one]));
  const versions = numbers.map((number) => {
    const changed = byNumber.get(number);
    if (changed !== undefined) {
      const { register, after, operation } = changed;
      return { register, record: after, row: operation.row, digest: digestOf(recordText(after)) };
    }
    const { record, row, digest } = desk.stored.get(number) as StoredRecord;
    return { register: period.plan.registers.get(record.register) as PlannedRegister, record, row, digest };
  });
  const answer = { records: shownAll(period, versions, recordsOn(desk)) };
  if (written.length === 0) return { answer };

  const receipt = keep(versions);
  const earlier = written.flatMap(({ before }) => (before === null ? [] : [before.text]));
  const open = openAfter(period.record, written);
  const operations = [
    ...written.map(({ operation }) => operation),
    ...[...desk.serials].flatMap(([id, { last, row }]) =>
      last === (row?.value.last ?? 0)
        ? []
        : [putRow(serialKind, [id], { last }, row === null ? { absent: true } : { etag: row.etag })],
    ),
    ...(open === null ? [] : [putPeriod({ ...period, record: open })]),
    receipt.operation,
  ];
  const detail = detailOf(written);
  assertRoom(operations, detail);
  await putBodies(period.store, period.chain.partition, [...earlier, receipt.text]);
  return {
    answer,
    change: { operations, by: period.asker.id, what: 'records-changed', detail },
  };
}

interface Written {
  readonly register: PlannedRegister;
  readonly before: StoredRecord | null;
  readonly after: RegisterRecord;
  readonly operation: Operation;
}

/** However often a record was changed in one request, it is one version. */
function writtenOn({ period, now, stored }: Desk, number: string): Written {
  const before = stored.get(number) ?? null;
  const current = [...now.values()].flatMap((records) => records.get(number) ?? [])[0] as RegisterRecord;
  const register = period.plan.registers.get(current.register) as PlannedRegister;
  const after = { ...current, version: (before?.record.version ?? 0) + 1, previous: before?.digest ?? null };
  return { register, before, after, operation: putRecord(register.register, after, before) };
}

/** The period's record with its counts of open records; null where they stay as they are. */
function openAfter(record: PeriodRecord, written: readonly Written[]): PeriodRecord | null {
  const before = record.open ?? {};
  const counts = new Map(Object.entries(before));
  for (const { register, before: was, after } of written) {
    const { id } = register.register;
    const wasOpen = was !== null && isOpen(register, was.record);
    counts.set(id, (counts.get(id) ?? 0) + Number(isOpen(register, after)) - Number(wasOpen));
  }
  const open = Object.fromEntries([...counts].filter(([, count]) => count > 0));
  return canonicalJson(open) === canonicalJson(before) ? null : { ...record, open };
}

/** The entry and the end of the chain come into the same batch; so much they hold, all rows named among it, beside the detail. */
const chainOperations = 2;
const entryBytes = 64 * 1024;

function assertRoom(operations: readonly Operation[], detail: AuditEntry['detail']): void {
  const entry = Buffer.byteLength(JSON.stringify(detail)) + entryBytes;
  const sizes = [entry, ...operations.map((one) => (one.kind === 'put' ? Buffer.byteLength(one.value) : 0))];
  const isTooLarge =
    operations.length + chainOperations > MAX_OPERATIONS ||
    sizes.some((size) => size > MAX_VALUE_BYTES) ||
    sizes.reduce((sum, size) => sum + size, 0) > MAX_BATCH_BYTES;
  if (isTooLarge) throw new RequestRefusal('too-large', 'More than is written at once; change fewer records at a time');
}

/** What the audit tells of each record; of several each member is named by its record. */
function detailOf(written: readonly Written[]): Record<string, string | number> {
  const told = written.map(({ register, before, after }) => {
    const was = before?.record;
    const acts = after.taken.slice(was?.taken.length ?? 0);
    const steps = [...acts, ...after.signed.filter(isNew(was))];
    const reasons = [...new Set(acts.flatMap(({ reason }) => reason ?? []))];
    const files = filesNamed(register, after).filter((one) => !was || !filesNamed(register, was).includes(one));
    const [pointsBefore, pointsAfter] = [was, after].map((one) => (one ? points(postingsOf(register, one)) : 0));
    return {
      register: after.register,
      number: after.number ?? '',
      version: after.version,
      ...(steps.length > 0 && { step: [...new Set(steps.map(({ step }) => step))].join(' ') }),
      ...(was?.state !== after.state && { ...(was && { from: was.state }), to: after.state }),
      columns: changedColumns(was ?? { ...after, values: {} }, after).join(' '),
      // What a version has once named is found by this for ever.
      ...(files.length > 0 && { files: files.join(' ') }),
      ...(was !== undefined && was.signed.length > 0 && after.signed.length === 0 && { unsigned: was.signed.length }),
      ...(reasons.length > 0 && { reason: reasons.join('; ') }),
      ...(pointsBefore !== pointsAfter && { points: `${pointsBefore} → ${pointsAfter}` }),
    };
  });
  const [only, ...more] = told;
  if (only !== undefined && more.length === 0) return only;
  const named = told.flatMap(({ number, ...members }) =>
    Object.entries(members).map(([name, value]): [string, string | number] => [`${number} ${name}`, value]),
  );
  return { records: told.length, ...Object.fromEntries(named) };
}

const isNew = (was: RegisterRecord | undefined) => (signature: RegisterRecord['signed'][number]) =>
  !was?.signed.some(({ step, by, at }) => step === signature.step && by === signature.by && at === signature.at);

/** Points have four decimals at most. */
function points(postings: readonly Posting[]): number {
  const scale = 10_000;
  return postings.reduce((sum, one) => sum + Math.round(one.points * scale), 0) / scale;
}

/** A version of a record, and in which row it lies as long as it is the current one. */
export interface WrittenVersion extends Version {
  readonly row: string;
}

export interface Version {
  readonly register: PlannedRegister;
  readonly record: RegisterRecord;
  readonly digest: Digest;
}

export function shownAll(period: RegisterPeriod, versions: readonly Version[], recordsOf: RecordsOf): ShownRecord[] {
  return versions.map(({ register, record, digest }) =>
    shownRecord(period, register, record, digest, partsAmong(period, register, recordsOf)),
  );
}
