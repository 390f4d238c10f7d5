// What is known of a period's records while changes of them are judged: read once, inside the decision that they belong to.
import { digestSchema } from '../../shared/api/ids';
import type { RecordChange } from '../../shared/api/records';
import { changedColumns } from '../../shared/registers/act';
import { claimBegan, expectedRecords } from '../../shared/registers/expected-records';
import { filesNamed, type KnownFile } from '../../shared/registers/files';
import { periodIn, type RegisterRecord } from '../../shared/registers/record';
import type { PlannedRegister } from '../../shared/registers/register-plan';
import { maySee } from '../../shared/registers/who';
import type { Fault } from '../../shared/scheme/fault';
import { idPattern } from '../../shared/scheme/id';
import { periodKind, type Period } from '../../shared/scheme/period';
import { getRow, type Row } from '../store/row-kinds';
import { chainRows } from './chains';
import {
  around,
  etagOf,
  loadRegisters,
  registerOf,
  sourceOf,
  type RecordsOf,
  type RegisterPeriod,
} from './register-period';
import { registersOf } from './kept-schemes';
import { knownFiles } from './seen-files';
import { findPeriod, listedPeriods, opened, siblingOf } from './stored-period';
import { earlierVersions, recordAt, recordsIn, type StoredRecord } from './stored-records';

const { serial: serialKind } = chainRows.period;

/** What is known of a period's records while changes of them are judged one after another, each by what those before it left. */
export interface Desk {
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
  /** The records of a register in earlier periods for which a claim has served that somebody makes. */
  readonly served: RecordsOf;
  /** by number: those of other periods that a change links to */
  readonly elsewhere: ReadonlyMap<string, RegisterRecord>;
  /** by register: those of other periods, which may link to one of this */
  readonly linking: ReadonlyMap<string, readonly RegisterRecord[]>;
  /** by position in the request: what has changed since the version that a change was made from */
  readonly stale: ReadonlyMap<number, readonly Fault<string>[]>;
  readonly openPeriods: readonly string[];
  /** by digest: the files that changes name, as far as they were kept in the period and are the asker's to name */
  readonly files: ReadonlyMap<string, KnownFile>;
}

export const recordsOn =
  ({ now }: Pick<Desk, 'now'>): RecordsOf =>
  (register) => [...(now.get(register)?.values() ?? [])];

export async function deskFor(period: RegisterPeriod, changes: readonly RecordChange[], at: string): Promise<Desk> {
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
  const typed = changes.flatMap(({ number, set = {} }, i) => {
    const began = number === undefined ? claimBegan(registers[i] as PlannedRegister, { values: set }) : null;
    return began === null ? [] : [began];
  });
  const source = await sourceOf(period, [...own.values()], recordsOn({ now }), typed);
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
    served: source.servedBefore ?? (() => []),
    elsewhere: await linkedElsewhere(period, changes),
    linking: await linkingElsewhere(period, changes),
    stale: new Map(await Promise.all(stale)),
    openPeriods: period.record.state === 'open' ? [] : await openPeriods(period),
    files: await knownFiles(
      period,
      changes.flatMap((one) => digestsIn(period, one)),
      new Set(changes.flatMap((one, i) => shownIn(period, registers[i], stored.get(one.number ?? '')))),
    ),
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

/** The files that a change names, well-formed or not. */
function digestsIn({ plan }: RegisterPeriod, { register, set = {} }: RecordChange): string[] {
  const columns = plan.registers.get(register)?.files ?? [];
  const named = columns.flatMap((column) => (Object.hasOwn(set, column) ? [set[column]].flat() : []));
  return named.filter((one) => typeof one === 'string').filter((one) => digestSchema.safeParse(one).success);
}

/** The files that a record names which the asker changes: they see them without looking further. */
function shownIn(
  { plan, asker }: RegisterPeriod,
  register: PlannedRegister | undefined,
  stored: StoredRecord | undefined,
): string[] {
  if (register === undefined || stored?.record.register !== register.register.id) return [];
  return maySee(plan.scheme, register, stored.record, asker) ? filesNamed(register, stored.record) : [];
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
  const plan = registersOf(other.scheme);
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
