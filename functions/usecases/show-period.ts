// A period as the contract shows it to somebody: with the reasons of those units that are theirs to see.
import { z } from 'zod';
import { excuseSchema, type Excuse, type Period } from '../../shared/api/periods';
import { appealsEnd } from '../../shared/registers/due';
import type { Digest } from '../store/bodies';
import { rolesAt } from '../../shared/api/roles';
import { scopeIn, type PeriodRequest } from './access';
import type { PeriodRecord } from './chains';
import { frozenBody } from './frozen-body';
import type { Person } from './person';
import { RequestRefusal } from './request-refusal';
import { dayOf } from './store-and-clock';
import { loadPeriod, opened, type PeriodAt, type StoredPeriod } from './stored-period';

export async function getPeriod(request: PeriodRequest): Promise<Period> {
  return shown(await loadPeriod(request), request.actor);
}

export async function shown(period: StoredPeriod, actor: Person): Promise<Period> {
  const { reopened, ...record } = withoutInnards(period.record);
  // Why results are taken back concerns everybody whose results they are.
  const isConcerned = rolesAt(actor.roles, period.key).length > 0;
  const appealsUntil = await lastDayForAppeals(period);
  const told = {
    ...record,
    ...(reopened && isConcerned && { reopened }),
    ...(appealsUntil !== null && { appealsUntil }),
  };
  if (told.results === null) return { ...told, results: null };
  const { whole, units } = await scopeIn(period, 'getPeriod', actor);
  const signatures = whole ? told.signatures : told.signatures.map(({ opinion: _, ...signature }) => signature);
  const own = async (body: Digest | undefined): Promise<Excuse[]> => {
    const all = body !== undefined && (whole || units.length > 0) ? await excusesUnder(period, body) : [];
    return all.filter(({ unit }) => whole || units.includes(unit));
  };
  const excluded = await own(told.results.excluded);
  return {
    ...told,
    signatures,
    results: {
      ...consolidated(told.results),
      excused: await own(told.results.excused),
      ...(excluded.length > 0 && { excluded }),
    },
  };
}

/** Whoever knows the scheme counts calendar days without the service; working days need the organisation's table. */
async function lastDayForAppeals(period: StoredPeriod): Promise<string | null> {
  const { state, publishedAt } = period.record;
  if (state !== 'published' || publishedAt === undefined) return null;
  const { scheme, workingDays } = await opened(period);
  if (!scheme.calendar?.appealWorking) return null;
  return appealsEnd(scheme, { publishedOn: dayOf(period, publishedAt), workingDays });
}

/** Without what is the service's own affair. */
function withoutInnards({ index: _, open: __, publishedAt: ___, ...told }: PeriodRecord) {
  return told;
}

/** What everybody is told of results who sees the period. */
function consolidated({ digest, at, by, parts, inputs }: NonNullable<PeriodRecord['results']>) {
  const past = inputs.past?.map(({ period, version, sheets }) => ({ period, version, sheets }));
  return { digest, at, by, ...(parts && { parts }), ...(past && { past }) };
}

/** The same in a list: a period whose excuses are damaged is told as such there, and hides none of the others. */
export async function shownInList(period: StoredPeriod, actor: Person): Promise<Period> {
  try {
    return await shown(period, actor);
  } catch (error) {
    const { record } = period;
    if (record.results === null || !(error instanceof RequestRefusal && error.code === 'results-changed')) throw error;
    const bare = await shown({ ...period, record: { ...record, results: null } }, actor);
    return { ...bare, results: { ...consolidated(record.results), excused: [], damaged: true } };
  }
}

const excusesSchema = z.array(excuseSchema);

/** What a body says of units: excuses or exclusions under which results were consolidated. */
export function excusesUnder(at: PeriodAt, body: Digest): Promise<Excuse[]> {
  return frozenBody(at, body, excusesSchema);
}
