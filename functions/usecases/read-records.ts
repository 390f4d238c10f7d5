// Records (台账记录) as somebody sees them: lists over periods, one with its versions, and what waits for whom.
import type { RecordVersion, ShownRecord, DueRecord } from '../../shared/api/records';
import { mostRecords } from '../../shared/api/records';
import { awaits, colourOf } from '../../shared/registers/awaited';
import { dueOf } from '../../shared/registers/due';
import { noLongerFollows } from '../../shared/registers/expected-records';
import type { RegisterRecord } from '../../shared/registers/record';
import type { PlannedRegister } from '../../shared/registers/register-plan';
import { maySee } from '../../shared/registers/who';
import type { Digest } from '../store/bodies';
import { reach, type PeriodRequest } from './access';
import { digestOfJson } from './canonical-json';
import { recordsOver, type Found, type RecordsAsked } from './find-records';
import { registersOf } from './kept-schemes';
import { pageOf, type PageAsked } from './page';
import type { Person } from './person';
import {
  etagOf,
  loadRegisters,
  partsAmong,
  registerOf,
  registerPeriod,
  shownRecord,
  sourceOf,
  toldOf,
  unknownRecord,
  type RegisterPeriod,
} from './register-period';
import { allSchemes } from './schemes';
import { now, type StoreAndClock } from './store-and-clock';
import { remindedIn } from './urged';
import { earlierVersions, recordAt, type StoredRecord } from './stored-records';

const shown = ({ period, register, record, digest, partsOf, isGone }: Found): ShownRecord =>
  shownRecord(period, register, record, digest, partsOf, isGone);

export async function listRecords(
  given: StoreAndClock,
  actor: Person,
  scheme: string,
  asked: RecordsAsked & PageAsked,
) {
  const { found } = await recordsOver(given, actor, scheme, asked);
  const page = await pageOf(found, { limit: asked.limit ?? mostRecords, next: asked.next }, markOf, marked);
  return { records: page.entries.map(shown), next: page.next };
}

/** What a mark looks like, of one scheme or of several: a record may leave the list, or be another once it has a number. */
const marked = /^(?:[\w.-]+~){2,3}~?[\w.-]+$/;

/** What names a record, or a draft, in a list. */
function markOf({ period, register, record }: Found): string {
  const name = record.number ?? `~${digestOfJson([record.unit, record.values])}`;
  return [period.key.period, register.register.id, name].join('~');
}

export async function getRecord(request: PeriodRequest, id: string, number: string) {
  const { period, register, stored } = await seenRecord(request, 'getRecord', id, number);
  const loaded = await loadRegisters(
    period,
    register.parts.map((part) => part.register),
  );
  const partsOf = partsAmong(period, register, (other) => (loaded.get(other) ?? []).map(({ record }) => record));
  const { record, digest } = stored;
  const isGone = await isGoneNow(period, register, record);
  return { record: shown({ period, register, record, digest, partsOf, isGone }), etag: etagOf(digest) };
}

/** Whether what a record was expected from is gone; the results are looked at only where it was expected from them. */
async function isGoneNow(period: RegisterPeriod, register: PlannedRegister, record: RegisterRecord): Promise<boolean> {
  if (record.from === undefined) return false;
  const source = await sourceOf(period, [register], () => []);
  return noLongerFollows(period.plan, register, source)(record);
}

/** The versions that the asker sees, the latest first. */
export async function recordHistory(request: PeriodRequest, id: string, number: string, asked: PageAsked) {
  const { period, register, stored } = await seenRecord(request, 'recordHistory', id, number);
  async function* versions(): AsyncGenerator<RecordVersion> {
    const told = (record: RegisterRecord, digest: Digest): RecordVersion => {
      const { by, at } = record;
      return { ...toldOf(period.key.period, record, digest), by, at };
    };
    yield told(stored.record, stored.digest);
    for await (const { record, digest } of earlierVersions(period, stored.record)) {
      if (maySee(period.plan.scheme, register, record, period.asker)) yield told(record, digest);
    }
  }
  const page = await pageOf(versions(), asked, ({ etag }) => etag ?? '');
  return { versions: page.entries, next: page.next };
}

/** A record that is not the asker's to see is not there for them. */
async function seenRecord(
  request: PeriodRequest,
  route: 'getRecord' | 'recordHistory',
  id: string,
  number: string,
): Promise<{ period: RegisterPeriod; register: PlannedRegister; stored: StoredRecord }> {
  const reached = await reach(request, route);
  const period = registerPeriod(reached, registersOf(reached.scheme), request.actor, now(request));
  const register = registerOf(period, id);
  const stored = await recordAt(period, register.register, number);
  if (stored === null || !maySee(period.plan.scheme, register, stored.record, period.asker)) {
    throw unknownRecord(number);
  }
  return { period, register, stored };
}

/** What waits for somebody in any scheme, the earliest first, then what has no day. */
export async function dueRecords(given: StoreAndClock, actor: Person, asked: PageAsked) {
  const schemes = await allSchemes(given, actor.organisation);
  const found = await Promise.all(
    schemes.map(async ({ id }) => {
      const { found: open } = await recordsOver(given, actor, id, { open: 'true' });
      return open.flatMap((one) => {
        const { plan, asker, calendar } = one.period;
        const why = awaits(plan, one.register, one.record, asker, calendar);
        return why === null ? [] : [{ ...one, why }];
      });
    }),
  );
  const day = ({ period, register, record }: Found) => dueOf(period.plan, register, record, period.calendar)?.on ?? '~';
  const inOrder = found
    .flat()
    .map((one) => ({ one, on: day(one) }))
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))
    .map(({ one }) => one);
  const mark = (one: Found) => `${one.period.key.scheme}~${markOf(one)}`;
  const page = await pageOf(inOrder, { limit: asked.limit ?? mostRecords, next: asked.next }, mark, marked);
  const remindedOf = await remindedIn(new Set(page.entries.map(({ period }) => period)));
  const records = page.entries.map((one): DueRecord => {
    const record = shown(one);
    const { register, period, why } = one;
    const colour = record.due && colourOf(register, one.record, record.due, period.calendar.today);
    const reminded = remindedOf(period, one.record);
    return { ...record, scheme: period.key.scheme, colour, why, ...(reminded && { reminded }) };
  });
  return { records, next: page.next };
}
