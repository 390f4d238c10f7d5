// Changes of records (记录变更): new ones, columns, steps and signatures, judged by the register's machine, whole or not at all, once for each idempotency key.
import { z } from 'zod';
import type { AuditEntry } from '../../shared/api/audit';
import { etagSchema, idSchema } from '../../shared/api/ids';
import type { ProblemCode } from '../../shared/api/problem';
import type { Changes, RecordChange, ShownRecord } from '../../shared/api/records';
import { act, changedColumns } from '../../shared/registers/act';
import { expectedRecords, isNamedBy } from '../../shared/registers/expected-records';
import { postingsOf, type Posting } from '../../shared/registers/postings';
import { draftOf, periodIn, recordNumber, recordSchema, type RegisterRecord } from '../../shared/registers/record';
import { isOpen, planRegisters, type PlannedRegister } from '../../shared/registers/register-plan';
import type { Surroundings } from '../../shared/registers/surroundings';
import { maySee } from '../../shared/registers/who';
import type { Fault } from '../../shared/scheme/fault';
import { idPattern } from '../../shared/scheme/id';
import { periodKind, type Period } from '../../shared/scheme/period';
import { digestOf, putBodies, type Digest } from '../store/bodies';
import { MAX_BATCH_BYTES, MAX_OPERATIONS, MAX_VALUE_BYTES } from '../store/limits';
import { getJsonBody, getRow, putRow, type Row } from '../store/row-kinds';
import type { Operation } from '../store/store';
import { reach, type PeriodRequest } from './access';
import { change, type Decision } from './audit-chain';
import { canonicalJson, digestOfJson } from './canonical-json';
import { chainRows, type PeriodRecord } from './chains';
import { putReceipt, receiptUnder } from './receipts';
import {
  around,
  etagOf,
  loadRegisters,
  partsAmong,
  registerOf,
  registerPeriod,
  saysOf,
  shownRecord,
  sourceOf,
  type RecordsOf,
  type RegisterPeriod,
} from './register-period';
import { RequestRefusal } from './request-refusal';
import { findPeriod, listedPeriods, opened, putPeriod, siblingOf } from './stored-period';
import {
  earlierVersions,
  putRecord,
  recordAt,
  recordRow,
  recordsIn,
  recordText,
  type StoredRecord,
} from './stored-records';

const { serial: serialKind } = chainRows.period;

/** The versions that a request was answered with. */
const keptSchema = z.strictObject({
  records: z.array(z.strictObject({ register: idSchema, row: z.string(), etag: etagSchema })),
});
type Kept = z.infer<typeof keptSchema>;

/** The same key and body give the same versions for ever. */
export function changeRecords(
  request: PeriodRequest,
  idempotencyKey: string,
  body: Changes,
): Promise<{ records: ShownRecord[] }> {
  const digest = digestOfJson(body);
  return change(request, request.chain, async (at) => {
    const reached = await reach(request, 'changeRecords');
    const period = registerPeriod(reached, planRegisters(reached.scheme), request.actor, at);
    const earlier = await receiptUnder(request, idempotencyKey, digest, keptSchema);
    if (earlier !== null) return { answer: await answerAgain(period, earlier) };
    const desk = await deskFor(period, body.changes, at);
    const numbers = judgeAll(desk, body.changes);
    return decisionOf(desk, numbers, (kept) => keep(request, idempotencyKey, digest, kept));
  });
}

/** What is known of a period's records while changes of them are judged one after another, each by what those before it left. */
interface Desk {
  readonly period: RegisterPeriod;
  readonly at: string;
  /** by number: as they are stored */
  readonly stored: ReadonlyMap<string, StoredRecord>;
  /** by register, by number: as they are by now */
  readonly now: ReadonlyMap<string, Map<string, RegisterRecord>>;
  /** by row: the numbers of those whom a key names */
  readonly named: Map<string, string>;
  readonly touched: Set<string>;
  readonly serials: ReadonlyMap<string, { last: number; readonly row: Row<{ last: number }> | null }>;
  /** by register the drafts that are expected and untouched */
  readonly expected: ReadonlyMap<string, readonly RegisterRecord[]>;
  /** by number: those of other periods that a change links to */
  readonly elsewhere: ReadonlyMap<string, RegisterRecord>;
  /** by register: those of other periods, which may link to one of this */
  readonly linking: ReadonlyMap<string, readonly RegisterRecord[]>;
  /** by position in the request: what has changed since the version that a change was made from */
  readonly stale: ReadonlyMap<number, readonly Fault<string>[]>;
  readonly openPeriods: readonly string[];
}

const recordsOn =
  ({ now }: Pick<Desk, 'now'>): RecordsOf =>
  (register) => [...(now.get(register)?.values() ?? [])];

async function deskFor(period: RegisterPeriod, changes: readonly RecordChange[], at: string): Promise<Desk> {
  const registers = changes.map((one, i) => registerOf(period, one.register, `changes[${i}].register`));
  const loaded = await loadRegisters(
    period,
    registers.flatMap((register, i) => lookedAt(period, register, changes[i] as RecordChange)),
  );
  const all = [...loaded.values()].flat();
  const now = new Map(
    [...loaded].map(([id, records]) => [
      id,
      new Map(records.map(({ record }) => [record.number ?? '', record] as const)),
    ]),
  );
  const stored = new Map(all.map((one) => [one.record.number ?? '', one]));
  const own = new Map(registers.map((register) => [register.register.id, register]));
  const source = await sourceOf(period, [...own.values()], recordsOn({ now }));
  const serials = [...own.keys()].map(async (id) => {
    const row = await getRow(period.store, period.chain.partition, serialKind, id);
    return [id, { last: row?.value.last ?? 0, row }] as const;
  });
  const stale = changes.map(async (one, i) => [i, await staleFaults(period, stored, one)] as const);
  return {
    period,
    at,
    stored,
    now,
    named: new Map(all.map(({ row, record }) => [row, record.number ?? ''])),
    touched: new Set(),
    serials: new Map(await Promise.all(serials)),
    expected: new Map([...own].map(([id, register]) => [id, expectedRecords(period.plan, register, source)])),
    elsewhere: await linkedElsewhere(period, changes),
    linking: await linkingElsewhere(period, changes),
    stale: new Map(await Promise.all(stale)),
    openPeriods: period.record.state === 'open' ? [] : await openPeriods(period),
  };
}

/** The registers whose records a change is judged by. */
function lookedAt({ plan }: RegisterPeriod, planned: PlannedRegister, { step, set = {} }: RecordChange): string[] {
  const linked = step === undefined ? undefined : planned.steps.get(step)?.linked;
  // What a part belongs to is looked at always, another linked record where the link is set.
  const links = planned.register.columns.flatMap((column) =>
    column.type === 'record' && (column.within !== undefined || Object.hasOwn(set, column.id)) ? [column.register] : [],
  );
  const counting = [...plan.registers.values()].filter(counts).map(({ register }) => register.id);
  return [
    ...around(planned),
    ...links,
    ...(linked === undefined ? [] : [linked.register]),
    ...(counts(planned) ? counting : []),
  ];
}

function counts({ register: { effects = [] } }: PlannedRegister): boolean {
  return effects.some(({ does }) => does === 'line');
}

/** The records of other periods that changes link to, as far as the asker sees them. A part lies in the period of its whole. */
async function linkedElsewhere(
  period: RegisterPeriod,
  changes: readonly RecordChange[],
): Promise<Map<string, RegisterRecord>> {
  const found = new Map<string, RegisterRecord>();
  for (const { register, set = {} } of changes) {
    for (const [id, number] of Object.entries(set)) {
      const column = period.plan.registers.get(register)?.columns.get(id);
      if (column?.type !== 'record' || column.within !== undefined) continue;
      if (typeof number !== 'string' || !idPattern.test(number) || found.has(number)) continue;
      const where = periodIn(number);
      if (where === null || where === period.key.period) continue;
      const record = await recordElsewhere(period, where, column.register, number);
      if (record !== null) found.set(number, record);
    }
  }
  return found;
}

async function recordElsewhere(
  period: RegisterPeriod,
  where: string,
  register: string,
  number: string,
): Promise<RegisterRecord | null> {
  const stored = await findPeriod(siblingOf(period, where));
  if (stored === null) return null;
  const other = await opened(stored);
  const plan = planRegisters(other.scheme);
  const planned = plan.registers.get(register);
  const found = planned && (await recordAt(other, planned.register, number));
  return found && maySee(plan.scheme, planned, found.record, period.asker) ? found.record : null;
}

/** Of the registers that steps look at the records of other periods, whatever their length: any of them may link to one of this. */
async function linkingElsewhere(period: RegisterPeriod, changes: readonly RecordChange[]) {
  const registers = changes.flatMap(({ register, step }) => {
    const linked = step === undefined ? undefined : period.plan.registers.get(register)?.steps.get(step)?.linked;
    return linked === undefined ? [] : [linked.register];
  });
  const linking = new Map<string, RegisterRecord[]>();
  if (registers.length === 0) return linking;
  const { organisation, scheme, period: own } = period.key;
  const others = (await listedPeriods(period, organisation, scheme)).filter((one) => one !== own);
  for (const id of new Set(registers)) {
    const kind = period.plan.registers.get(id)?.register.of;
    const periods = others.filter((one) => periodKind(one) === kind);
    const read = await Promise.all(periods.map((one) => recordsIn(siblingOf(period, one), id)));
    linking.set(id, read.flat());
  }
  return linking;
}

/** The open periods of this one's length: what comes too late for this one belongs there. */
async function openPeriods(period: RegisterPeriod): Promise<string[]> {
  const { organisation, scheme } = period.key;
  const kind = periodKind(period.key.period as Period);
  const listed = (await listedPeriods(period, organisation, scheme)).filter((one) => periodKind(one) === kind);
  const found = await Promise.all(listed.map((one) => findPeriod(siblingOf(period, one))));
  return found.flatMap((one) => (one?.record.state === 'open' ? [one.key.period] : []));
}

/** What of that which a change is about has changed since the version that it was made from. */
async function staleFaults(
  period: RegisterPeriod,
  stored: ReadonlyMap<string, StoredRecord>,
  { number, base, set = {}, step }: RecordChange,
): Promise<Fault<string>[]> {
  const current = number === undefined ? undefined : stored.get(number);
  if (current === undefined || base === undefined || base === etagOf(current.digest)) return [];
  const key = current.record.number ?? '';
  const seen = await versionUnder(period, current.record, base);
  if (seen === null) return [{ code: 'stale', path: 'base', detail: { key } }];
  const same = (column: string) =>
    JSON.stringify(set[column] ?? null) === JSON.stringify(current.record.values[column] ?? null);
  const changed = changedColumns(seen, current.record);
  const columns = changed.filter((column) => Object.hasOwn(set, column) && !same(column));
  const moved = step !== undefined && seen.state !== current.record.state;
  return [
    ...columns.map((column) => ({ code: 'stale', path: `set.${column}`, detail: { key, column } })),
    ...(moved ? [{ code: 'stale', path: 'step', detail: { key, state: current.record.state } }] : []),
  ];
}

async function versionUnder(
  period: RegisterPeriod,
  record: RegisterRecord,
  etag: string,
): Promise<RegisterRecord | null> {
  for await (const version of earlierVersions(period, record)) {
    if (etagOf(version.digest) === etag) return version.record;
  }
  return null;
}

/** Why one of the changes is refused; the paths of its faults begin in the change. */
interface Refused {
  readonly code: ProblemCode;
  readonly faults: readonly Fault<string>[];
}

const refusedFor = (code: ProblemCode, path: string, detail: Fault['detail'] = {}, fault: string = code): Refused => ({
  code,
  faults: [{ code: fault, path, detail }],
});

/** The numbers of the records as they come out, in the order of the changes; refused with every fault where one of them is. */
function judgeAll(desk: Desk, changes: readonly RecordChange[]): string[] {
  const numbers: string[] = [];
  const refused: Refused[] = [];
  changes.forEach((one, i) => {
    const judged = judge(desk, one, i);
    if (typeof judged === 'string') {
      numbers.push(judged);
      return;
    }
    const path = (of: string) => `changes[${i}]${of === '' ? '' : `.${of}`}`;
    refused.push({ ...judged, faults: judged.faults.map((fault) => ({ ...fault, path: path(fault.path) })) });
  });
  const [first] = refused;
  if (first === undefined) return numbers;
  const faults = refused.flatMap((one) => one.faults);
  throw new RequestRefusal(first.code, `${refused.length} of ${changes.length} changes are refused`, faults);
}

/** The number of the record, which stands on the desk as it is then; or why the change is refused. */
function judge(desk: Desk, asked: RecordChange, position: number): string | Refused {
  const { period } = desk;
  const { plan, asker } = period;
  const register = plan.registers.get(asked.register) as PlannedRegister;
  const { of } = register.register;
  if (of !== periodKind(period.key.period as Period)) {
    const detail = { period: period.key.period, of };
    return refusedFor('period-refused', 'register', detail, 'period-not-of-register');
  }
  const found = asked.number === undefined ? newRecord(desk, register, asked) : knownRecord(desk, register, asked);
  if ('code' in found) return found;
  const stale = desk.stale.get(position) ?? [];
  if (stale.length > 0) return { code: 'stale', faults: stale };
  const around = { ...surroundings(desk, register), isExpected: found.isExpected };
  const acted = act(plan, register, found.record, asker, found.change, around);
  if (!acted.ok) return told(desk, acted.refusal);
  if (asked.number === undefined) {
    const taken = keyTaken(desk, register, acted.record);
    if (taken !== null) return taken;
    const serial = desk.serials.get(register.register.id);
    if (serial !== undefined) serial.last += 1;
    desk.named.set(recordRow(register.register, acted.record), acted.record.number ?? '');
  }
  if (acted.isChanged) lay(desk, acted.record);
  for (const whole of acted.wholes) {
    lay(desk, { ...whole, signed: [], version: whole.version + 1, by: asker.id, at: desk.at });
  }
  return acted.record.number ?? '';
}

function lay({ now, touched }: Desk, record: RegisterRecord): void {
  const number = record.number ?? '';
  now.get(record.register)?.set(number, record);
  touched.add(number);
}

/** The refusal of the machine, with what the service knows besides. */
function told({ openPeriods: open }: Desk, { code, faults }: Refused): Refused {
  if (code !== 'period-not-open' || open.length === 0) return { code, faults };
  return { code, faults: faults.map((fault) => ({ ...fault, detail: { ...fault.detail, open: open.join(', ') } })) };
}

/** A record to be judged, and the change of it. */
interface Judged {
  readonly record: RegisterRecord;
  /** whether it is new, and was expected */
  readonly isExpected: boolean;
  readonly change: RecordChange;
}

function knownRecord(desk: Desk, register: PlannedRegister, asked: RecordChange): Judged | Refused {
  const { number = '', unit } = asked;
  const { plan, asker } = desk.period;
  const record = desk.now.get(register.register.id)?.get(number);
  if (record === undefined || !maySee(plan.scheme, register, record, asker)) {
    return refusedFor('unknown-record', 'number', { number });
  }
  if (unit !== undefined && unit !== record.unit) return refusedFor('values-refused', 'unit', { unit }, 'unit-fixed');
  return { record, isExpected: false, change: asked };
}

/** A draft for what has no number yet: the expected one that unit and key name, else an empty one. */
function newRecord(desk: Desk, register: PlannedRegister, asked: RecordChange): Judged | Refused {
  const { plan, key } = desk.period;
  const { id, about, prefix } = register.register;
  const { unit, set = {} } = asked;
  if (about === 'unit' && unit === undefined) return refusedFor('columns-missing', 'unit', { column: 'unit' });
  if (about === 'period' && unit !== undefined) return refusedFor('values-refused', 'unit', { unit }, 'unit-not-meant');
  if (unit !== undefined && !plan.scheme.unitPosition.has(unit as never)) {
    return refusedFor('values-refused', 'unit', { id: unit }, 'no-such-unit');
  }
  const named = { unit: unit ?? null, values: set as RegisterRecord['values'] };
  const expected = desk.expected.get(id)?.find((draft) => isNamedBy(register, draft, named));
  const draft = expected ?? draftOf(register.register, named.unit, {}, desk.at);
  const record = { ...draft, number: recordNumber(prefix, key.period, (desk.serials.get(id)?.last ?? 0) + 1) };
  const taken = keyTaken(desk, register, { ...record, values: { ...draft.values, ...named.values } });
  // Whoever does not see the record is first told whether they may make one.
  if (taken?.faults.some(({ detail }) => detail.number !== undefined)) return taken;
  const differs = ([column, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(draft.values[column]);
  const isExpected = expected !== undefined;
  return { record, isExpected, change: { ...asked, set: Object.fromEntries(Object.entries(set).filter(differs)) } };
}

/** Refused where what names the record names another one already; its number is told to those who see it. */
function keyTaken(desk: Desk, register: PlannedRegister, record: RegisterRecord): Refused | null {
  const { plan, asker } = desk.period;
  if (register.register.key === undefined) return null;
  const number = desk.named.get(recordRow(register.register, record));
  const other = number === undefined ? undefined : desk.now.get(record.register)?.get(number);
  if (number === undefined || other === undefined) return null;
  const isSeen = maySee(plan.scheme, register, other, asker);
  return refusedFor('key-taken', '', { register: record.register, ...(isSeen && { number }) });
}

function surroundings(desk: Desk, register: PlannedRegister): Omit<Surroundings, 'isExpected'> {
  const { period, at } = desk;
  const { plan, asker, calendar } = period;
  const recordsOf = recordsOn(desk);
  const planned = (record: RegisterRecord) => plan.registers.get(record.register) as PlannedRegister;
  return {
    ...calendar,
    at,
    periodState: period.record.state,
    find: (id, number) => {
      const known = plan.registers.get(id);
      const own = desk.now.get(id)?.get(number);
      if (own !== undefined) return known && maySee(plan.scheme, known, own, asker) ? own : null;
      const other = desk.elsewhere.get(number);
      return other?.register === id ? other : null;
    },
    wholeOf: (id, number) => desk.now.get(id)?.get(number) ?? null,
    linkedTo: ({ number, register: id }) =>
      [...plan.registers.values()].flatMap(({ register: other }) => {
        const columns = other.columns.filter((column) => column.type === 'record' && column.register === id);
        const records = [...recordsOf(other.id), ...(desk.linking.get(other.id) ?? [])];
        return records.filter(({ values }) => columns.some((column) => values[column.id] === number));
      }),
    saysOf: (record) => saysOf(record, partsAmong(period, register, recordsOf)),
    postingsBeside: ({ unit, component }, { register: id, number }) =>
      [...plan.registers.keys()]
        .flatMap((other) => recordsOf(other))
        .filter((other) => other.unit === unit && (other.register !== id || other.number !== number))
        .flatMap((other) => postingsOf(planned(other), other))
        .filter((posting) => posting.component === component),
  };
}

/** What stands on the desk, as it is written; `kept` gives what keeps the receipt. */
async function decisionOf(
  desk: Desk,
  numbers: readonly string[],
  keeper: (kept: Kept) => { readonly text: string; readonly operation: Operation },
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

  const receipt = keeper({
    records: versions.map(({ record, row, digest }) => ({ register: record.register, row, etag: etagOf(digest) })),
  });
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

function keep(request: PeriodRequest, idempotencyKey: string, digest: Digest, kept: Kept) {
  const text = JSON.stringify(kept);
  return { text, operation: putReceipt(request, idempotencyKey, digest, digestOf(text)) };
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
    const [pointsBefore, pointsAfter] = [was, after].map((one) => (one ? points(postingsOf(register, one)) : 0));
    return {
      register: after.register,
      number: after.number ?? '',
      version: after.version,
      ...(steps.length > 0 && { step: [...new Set(steps.map(({ step }) => step))].join(' ') }),
      ...(was?.state !== after.state && { ...(was && { from: was.state }), to: after.state }),
      columns: changedColumns(was ?? { ...after, values: {} }, after).join(' '),
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

interface Version {
  readonly register: PlannedRegister;
  readonly record: RegisterRecord;
  readonly digest: Digest;
}

function shownAll(period: RegisterPeriod, versions: readonly Version[], recordsOf: RecordsOf): ShownRecord[] {
  return versions.map(({ register, record, digest }) =>
    shownRecord(period, register, record, digest, partsAmong(period, register, recordsOf)),
  );
}

/** The versions of a receipt, whatever has become of the records since. */
async function answerAgain(period: RegisterPeriod, { records }: Kept): Promise<{ records: ShownRecord[] }> {
  const { store, chain } = period;
  const read = records.map(async ({ register: id, row, etag }): Promise<Version> => {
    const register = registerOf(period, id);
    const digest = etag.slice(1, -1);
    const stored = await store.get({ partition: chain.partition, row });
    const isCurrent = stored !== null && digestOf(stored.value) === digest;
    const record = isCurrent
      ? recordSchema.parse(JSON.parse(stored.value))
      : await getJsonBody(store, chain.partition, digest, recordSchema);
    return { register, record, digest };
  });
  const versions = await Promise.all(read);
  const loaded = await loadRegisters(
    period,
    versions.flatMap(({ register }) => around(register)),
  );
  return { records: shownAll(period, versions, (id) => (loaded.get(id) ?? []).map(({ record }) => record)) };
}
