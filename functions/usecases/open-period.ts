// Opens a period on one version of a scheme, and lists the periods that were opened.
import type { Period } from '../../shared/api/periods';
import { change } from './audit-chain';
import { acceptablePeriod } from './calculate';
import type { Given } from './given';
import { page, type Asked } from './page';
import { findPeriod, putPeriod, shown, type PeriodRecord } from './period-record';
import type { Person } from './person';
import { listedPeriod, periodChain, schemesChain, type Place } from './places';
import { Refusal } from './refusal';
import { assertScheme, getScheme } from './schemes';

/** Opening it again on the same version gives the period as it stands. */
export async function openPeriod(given: Given, actor: Person, place: Place, version?: number): Promise<Period> {
  const scheme = await getScheme(given, place.organisation, place.scheme, version);
  acceptablePeriod(scheme, place.period);
  return change(given, periodChain(place), async (at) => {
    const stored = await findPeriod(given, place);
    if (stored !== null) {
      if (version === undefined || version === stored.record.version) {
        return { answer: await shown(given, actor, place, stored.record) };
      }
      throw new Refusal('period-exists', `The period was opened on version ${stored.record.version}`);
    }
    await list(given, place);
    const record = opened(place, scheme.version, at);
    return {
      answer: await shown(given, actor, place, record),
      change: {
        operations: [putPeriod(record, null)],
        by: actor.id,
        what: 'period-opened',
        detail: { scheme: place.scheme, period: place.period, version: record.version },
      },
    };
  });
}

export async function listPeriods(given: Given, actor: Person, scheme: string, asked: Asked) {
  const { organisation } = actor;
  await assertScheme(given, organisation, scheme);
  const { partition } = schemesChain(organisation);
  const listed = await page<Place>(given, partition, ['period', scheme], asked, (place) => place.period);
  const found = listed.entries.map(async (place) => {
    const stored = await findPeriod(given, place);
    return stored === null ? [] : [await shown(given, actor, place, stored.record)];
  });
  return { periods: (await Promise.all(found)).flat(), next: listed.next };
}

/** The list is written first: an entry without its period is passed over, a period without its entry could not be found. */
async function list(given: Given, place: Place): Promise<void> {
  const { partition } = schemesChain(place.organisation);
  await given.store.batch(partition, [{ kind: 'put', ...listedPeriod(place), expect: 'any' }]);
}

function opened({ scheme, period }: Place, version: number, at: string): PeriodRecord {
  return {
    scheme,
    period,
    version,
    state: 'open',
    openedAt: at,
    changedAt: at,
    submissions: 0,
    results: null,
    signatures: [],
    signature: null,
    index: null,
  };
}
