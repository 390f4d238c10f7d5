// Opens a period on one version of a scheme, and lists the periods that were opened.
import type { Period } from '../../shared/api/periods';
import { change } from './audit-chain';
import { brokenAt, entryRow } from './audit-rows';
import { acceptablePeriod } from './calculate';
import type { Given } from './given';
import { page, type Asked } from './page';
import { isListed, putPeriod, shown, shownInList, storedPeriod, type PeriodRecord } from './period-record';
import type { Person } from './person';
import { listedPeriod, periodChain, schemesChain, type Place } from './places';
import { Refusal } from './refusal';
import { assertScheme, getScheme } from './schemes';

/**
 * Opening it again on the same version gives the period as it stands. It is listed once it is there: what a crash leaves
 * between the two was not acknowledged, and is listed when it is asked for again.
 */
export async function openPeriod(given: Given, actor: Person, place: Place, version?: number): Promise<Period> {
  const scheme = await getScheme(given, place.organisation, place.scheme, version);
  acceptablePeriod(scheme, place.period);
  // Looked up before the period, which is there if it is listed, whoever opens it meanwhile.
  const listed = await isListed(given, place);
  const chain = periodChain(place);
  const period = await change(given, chain, async (at) => {
    const stored = await storedPeriod(given, place);
    if (stored !== null) {
      if (version === undefined || version === stored.record.version) {
        return { answer: await shown(given, actor, place, stored.record) };
      }
      throw new Refusal('period-exists', `The period was opened on version ${stored.record.version}`);
    }
    if (listed) throw brokenAt(chain, entryRow(1));
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
  if (!listed) await list(given, actor, place);
  return period;
}

/** One of which nothing is left is passed over here; verification tells of it. */
export async function listPeriods(given: Given, actor: Person, scheme: string, asked: Asked) {
  const { organisation } = actor;
  await assertScheme(given, organisation, scheme);
  const { partition } = schemesChain(organisation);
  const listed = await page<Place>(given, partition, ['period', scheme], asked, (place) => place.period);
  const found = listed.entries.map(async (place) => {
    const stored = await storedPeriod(given, place);
    return stored === null ? [] : [await shownInList(given, actor, place, stored.record)];
  });
  return { periods: (await Promise.all(found)).flat(), next: listed.next };
}

function list(given: Given, actor: Person, place: Place): Promise<void> {
  return change(given, schemesChain(place.organisation), async () => {
    if (await isListed(given, place)) return { answer: undefined };
    return {
      answer: undefined,
      change: {
        operations: [{ kind: 'put', ...listedPeriod(place), expect: { absent: true } }],
        by: actor.id,
        what: 'period-listed',
        detail: { scheme: place.scheme, period: place.period },
      },
    };
  });
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
