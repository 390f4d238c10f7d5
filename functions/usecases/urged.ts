// Records that people were reminded of (催办): which they are by now, for whom they wait, and the mail that says so.
import { expectedRecords, isNamedBy } from '../../shared/registers/expected-records';
import { dayPlus } from '../../shared/registers/due';
import type { RegisterRecord, Values } from '../../shared/registers/record';
import type { PlannedRegister } from '../../shared/registers/register-plan';
import { awaitsReader, lineOf, type RecordAt } from '../../shared/reminders/digest';
import { urgingMail } from '../../shared/reminders/messages';
import { keyParts, rowsUnder } from '../store/encode-key';
import { valueIn } from '../store/row-kinds';
import { rows } from '../store/rows';
import { digestOfJson } from './canonical-json';
import { chainRows, type RemindedRecord } from './chains';
import { registersOf } from './kept-schemes';
import { around, loadRegisters, registerOf, registerPeriod, sourceOf, type RegisterPeriod } from './register-period';
import { allSchemes } from './schemes';
import { severalAtOnce } from './several-at-once';
import { now, type StoreAndClock } from './store-and-clock';
import { findPeriod, listedPeriods, opened, periodAt, type PeriodAt } from './stored-period';
import { recordAt } from './stored-records';
import { mailOnce, type Counted, type Mail, type Reachable, type Telling } from './tell-people';

const { reminded: kind } = chainRows.period;

/** A record, or a draft that nobody has touched, as somebody names it. */
export interface Named {
  readonly number: string | null;
  readonly unit: string | null;
  readonly values: Values;
}

/** A record that people were reminded of on a day, as it stands by now. */
export interface UrgedRecord {
  readonly day: string;
  readonly period: RegisterPeriod;
  /** null: there was a draft, which somebody has touched since, or which is not expected any more */
  readonly at: RecordAt | null;
  readonly reminded: RemindedRecord;
}

/** The record that is meant; null where there is none. */
export async function recordMeant(
  period: RegisterPeriod,
  register: PlannedRegister,
  { number, unit, values }: Named,
): Promise<RecordAt | null> {
  const { plan, calendar } = period;
  if (number !== null) {
    const stored = await recordAt(period, register.register, number);
    return stored && { plan, register, record: stored.record, calendar };
  }
  const loaded = await loadRegisters(period, around(register));
  const recordsOf = (id: string) => (loaded.get(id) ?? []).map(({ record }) => record);
  const expected = expectedRecords(plan, register, await sourceOf(period, [register], recordsOf));
  const record = expected.find((draft) => isNamedBy(register, draft, { unit, values }));
  return record === undefined ? null : { plan, register, record, calendar };
}

/** What a record is called in keys. */
export function nameOf({ number, unit, values }: Named): string {
  return number ?? `~${digestOfJson([unit, values])}`;
}

interface RemindedOn {
  readonly day: string;
  readonly reminded: RemindedRecord;
}

/** What people were reminded of today and yesterday, the latest last. */
async function remindedLately({ store, chain }: PeriodAt, today: string): Promise<RemindedOn[]> {
  const { from } = rowsUnder(kind.first, dayPlus(today, -1));
  const { to } = rowsUnder(kind.first, today);
  const found: RemindedOn[] = [];
  for await (const row of rows(store, chain.partition, { from, to })) {
    found.push({ day: keyParts(row.row)[1] ?? '', reminded: valueIn(kind, row) });
  }
  return found;
}

/** By whom people were last reminded of a record, today or yesterday, where it stands; null where nobody did. */
export async function remindedIn(periods: Iterable<RegisterPeriod>) {
  const found = new Map<RegisterPeriod, Map<string, RemindedRecord>>();
  for (const period of periods) {
    const lately = await remindedLately(period, period.calendar.today);
    found.set(period, new Map(lately.map(({ reminded }) => [`${reminded.register} ${nameOf(reminded)}`, reminded])));
  }
  return (period: RegisterPeriod, record: RegisterRecord) => {
    const reminded = found.get(period)?.get(`${record.register} ${nameOf(record)}`);
    if (reminded?.state !== record.state) return null;
    const { by, at, words } = reminded;
    return { by, at, ...(words !== null && { words }) };
  };
}

/** So many periods are looked into at a time: there may be hundreds of them. */
const periodsAtOnce = 8;

/** What people were reminded of today and yesterday, in any period. */
export async function urgedLately(given: StoreAndClock, organisation: string, today: string): Promise<UrgedRecord[]> {
  const found: UrgedRecord[] = [];
  for (const { id: scheme } of await allSchemes(given, organisation)) {
    const names = await listedPeriods(given, organisation, scheme);
    await severalAtOnce(names, periodsAtOnce, async (name) => {
      const at = periodAt(given, { organisation, scheme, period: name });
      const lately = await remindedLately(at, today);
      const period = lately.length === 0 ? null : await openedFor(at);
      if (period === null) return;
      for (const { day, reminded } of lately) {
        const meant = await recordMeant(period, registerOf(period, reminded.register), reminded);
        found.push({ day, period, at: meant, reminded });
      }
    });
  }
  return found;
}

/** The period, as nobody in particular stands to it. */
async function openedFor(at: PeriodAt): Promise<RegisterPeriod | null> {
  const stored = await findPeriod(at);
  if (stored === null) return null;
  const period = await opened(stored);
  const nobody = { organisation: at.key.organisation, id: '', name: '', roles: [] };
  return registerPeriod(period, registersOf(period.scheme), nobody, now(at));
}

/** Whom a record waits for where it stood when they were reminded, but who reminds them. */
export function urgedPeople({ at, reminded }: UrgedRecord, people: readonly Reachable[]): Reachable[] {
  if (at?.record.state !== reminded.state) return [];
  return people.filter((person) => person.id !== reminded.by && awaitsReader(at, person) === 'step');
}

/** Writes once to those for whom the record waits. */
export function mailUrged(
  given: Telling,
  urged: UrgedRecord,
  people: readonly Reachable[],
  stop?: AbortSignal,
): Promise<Counted> {
  const { day, period, at, reminded } = urged;
  const by = people.find(({ id }) => id === reminded.by)?.name ?? reminded.by;
  const text = () => at && urgingMail({ at, line: lineOf(at, 'step'), by, words: reminded.words }, given.channels);
  const mails = urgedPeople(urged, people).flatMap(({ id, mail }): Mail[] => {
    const { scheme, period: name } = period.key;
    const key = [day, 'urged', scheme, name, reminded.register, nameOf(reminded), id] as const;
    return mail === null ? [] : [{ key, to: mail, text }];
  });
  return mailOnce(given, period.key.organisation, mails, stop);
}
