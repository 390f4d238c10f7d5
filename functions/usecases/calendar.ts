// The organisation's working days (工作日历): tables of holidays by year, its own before the official ones, and what the office writes over.
import type { Calendar } from '../../shared/api/calendar';
import { holds, type Preconditions } from '../../shared/api/preconditions';
import { calendarFaults, type CalendarYear } from '../../shared/registers/calendar-year';
import { officialYears } from '../../shared/registers/official-years';
import { workingDaysOf, type WorkingDays } from '../../shared/registers/working-days';
import { countsWorkingDays } from '../../shared/scheme/counts-working-days';
import type { Scheme } from '../../shared/scheme/scheme';
import { keyParts, rowsUnder } from '../store/encode-key';
import { getRow, putRow, valueIn } from '../store/row-kinds';
import { rows } from '../store/rows';
import { change } from './audit-chain';
import { digestOfJson } from './canonical-json';
import { chainRows, schemesChain } from './chains';
import type { Person } from './person';
import { RequestRefusal } from './request-refusal';
import type { StoreAndClock } from './store-and-clock';

const { calendar: calendarKind } = chainRows.schemes;

export async function getCalendar(given: StoreAndClock, organisation: string, year: number): Promise<Calendar> {
  return shown(year, await ownTable(given, organisation, year));
}

/** Refuses what is wrong with the table, every fault at once, and what was changed meanwhile. */
export function putCalendar(
  given: StoreAndClock,
  actor: Person,
  year: number,
  table: CalendarYear,
  preconditions: Preconditions,
): Promise<Calendar> {
  const faults = calendarFaults(year, table);
  if (faults.length > 0) throw new RequestRefusal('calendar-refused', `The table of ${year} breaks rules`, faults);
  const { organisation, id } = actor;
  return change(given, schemesChain(organisation), async () => {
    const before = await ownTable(given, organisation, year);
    const current = before && etagOf(before);
    if (!holds(preconditions, current)) {
      const fault = { code: 'stale', path: '', detail: { current: current ?? 'absent' } };
      throw new RequestRefusal('stale', 'The table has changed meanwhile', [fault]);
    }
    return {
      answer: shown(year, table),
      change: {
        operations: [putRow(calendarKind, [String(year)], table, 'any')],
        by: id,
        what: 'calendar-put',
        detail: { year, holidays: table.holidays.map(saidOf).join('; '), source: table.source },
      },
    };
  });
}

/** What the audit tells of a holiday: enough to count its deadlines again. */
function saidOf({ title, from, until, working }: CalendarYear['holidays'][number]): string {
  return [`${title} ${from}/${until}`, ...working.map((day) => `+${day}`)].join(' ');
}

/** The working days by which the deadlines of a scheme are counted; nothing is read for one that counts in calendar days alone. */
export async function workingDaysFor(
  given: StoreAndClock,
  organisation: string,
  scheme: Pick<Scheme, 'calendar' | 'registers'>,
): Promise<WorkingDays> {
  if (!countsWorkingDays(scheme)) return workingDaysOf([]);
  const tables = new Map<number, CalendarYear>(officialYears);
  const { partition } = schemesChain(organisation);
  for await (const row of rows(given.store, partition, rowsUnder(calendarKind.first)))
    tables.set(Number(keyParts(row.row)[1]), valueIn(calendarKind, row));
  return workingDaysOf(tables.values());
}

function shown(year: number, own: CalendarYear | null): Calendar {
  const official = officialYears.get(year) ?? null;
  const kept = own !== null ? 'own' : official !== null ? 'official' : 'none';
  return { year, kept, table: own ?? official, official, etag: own && etagOf(own) };
}

function etagOf(table: CalendarYear): string {
  return `"${digestOfJson(table)}"`;
}

async function ownTable(given: StoreAndClock, organisation: string, year: number): Promise<CalendarYear | null> {
  const { partition } = schemesChain(organisation);
  return (await getRow(given.store, partition, calendarKind, String(year)))?.value ?? null;
}
