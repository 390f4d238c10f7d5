// Opens a period on one version of a scheme, withdraws one that holds nothing, and lists the periods that were opened.
import type { Period } from '../../shared/api/periods';
import { putRow } from '../store/row-kinds';
import { change } from './audit-chain';
import { scopeIn } from './access';
import { brokenAt, entryRow, noEntry } from './audit-rows';
import { acceptablePeriod } from './calculate';
import type { Given } from './given';
import { page, type Asked } from './page';
import {
  isListed,
  loadPeriod,
  periodRow,
  putPeriod,
  shown,
  shownInList,
  storedPeriod,
  withdrawnPeriod,
} from './period-record';
import type { Person } from './person';
import { chainRows, periodChain, schemesChain, type PeriodKey, type PeriodRecord } from './chains';
import { Refusal } from './refusal';
import { assertScheme, getScheme } from './schemes';

/**
 * Refused where it is open already. It is listed once it is there: what a crash leaves between the two was not acknowledged,
 * and is listed when it is asked for again.
 */
export async function openPeriod(given: Given, actor: Person, place: PeriodKey, version?: number): Promise<Period> {
  const scheme = await getScheme(given, place.organisation, place.scheme, version);
  acceptablePeriod(scheme, place.period);
  // Looked up before the period, which is there if it is listed, whoever opens it meanwhile.
  const listed = await isListed(given, place);
  const chain = periodChain(place);
  const period = await change(given, chain, async (at, last) => {
    const stored = await storedPeriod(given, place);
    if (stored !== null) {
      const { record } = stored;
      if (!listed && (version ?? record.version) === record.version) {
        return { answer: await shown(given, actor, { key: place, record }) };
      }
      throw exists(record);
    }
    if (listed && last.what !== 'period-withdrawn') throw brokenAt(chain, last === noEntry ? entryRow(1) : periodRow);
    const record = opened(place, scheme.version, at);
    return {
      answer: await shown(given, actor, { key: place, record }),
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

/**
 * Takes back a period in which nothing was submitted and nothing is consolidated. It stays listed, for its chain still tells of
 * it, and may be opened again, on any version.
 */
export function withdrawPeriod(given: Given, actor: Person, place: PeriodKey): Promise<Period> {
  return change(given, periodChain(place), async () => {
    const stored = await loadPeriod(given, place);
    await scopeIn(given, 'withdrawPeriod', actor, stored);
    const { submissions, version } = stored.record;
    if (submissions > 0) {
      throw new Refusal('period-in-use', `${submissions} submissions were accepted in the period`, [
        { code: 'period-in-use', path: '', detail: { period: place.period, submissions } },
      ]);
    }
    return {
      answer: await shown(given, actor, stored),
      change: {
        operations: [withdrawnPeriod],
        by: actor.id,
        what: 'period-withdrawn',
        detail: { scheme: place.scheme, period: place.period, version },
      },
    };
  });
}

function exists({ period, state, version }: PeriodRecord): Refusal {
  const fault = { code: 'period-exists', path: '', detail: { period, state, version } };
  return new Refusal('period-exists', `The period was opened on version ${version} and is ${state}`, [fault]);
}

/** One of which nothing is left is passed over here: it was withdrawn, or verification tells of it. */
export async function listPeriods(given: Given, actor: Person, scheme: string, asked: Asked) {
  const { organisation } = actor;
  await assertScheme(given, organisation, scheme);
  const { partition } = schemesChain(organisation);
  const listed = await page(given, partition, chainRows.schemes.listed, [scheme], asked, (place) => place.period);
  const found = listed.entries.map(async (place) => {
    const stored = await storedPeriod(given, place);
    return stored === null ? [] : [await shownInList(given, actor, stored)];
  });
  return { periods: (await Promise.all(found)).flat(), next: listed.next };
}

function list(given: Given, actor: Person, place: PeriodKey): Promise<void> {
  return change(given, schemesChain(place.organisation), async () => {
    if (await isListed(given, place)) return { answer: undefined };
    return {
      answer: undefined,
      change: {
        operations: [putRow(chainRows.schemes.listed, [place.scheme, place.period], place, { absent: true })],
        by: actor.id,
        what: 'period-listed',
        detail: { scheme: place.scheme, period: place.period },
      },
    };
  });
}

function opened({ scheme, period }: PeriodKey, version: number, at: string): PeriodRecord {
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
