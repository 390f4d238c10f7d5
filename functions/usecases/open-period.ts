// Opens a period on one version of a scheme, withdraws one that holds nothing, and lists the periods that were opened.
import type { Period } from '../../shared/api/periods';
import type { Scheme } from '../../shared/scheme/scheme';
import { putRow } from '../store/row-kinds';
import { reach, type PeriodRequest } from './access';
import { change } from './audit-chain';
import { brokenAt, entryRow, noEntry } from './audit-rows';
import { acceptablePeriod } from './calculate';
import { chainRows, schemesChain, type PeriodRecord } from './chains';
import type { StoreAndClock } from './store-and-clock';
import { page, type PageAsked } from './page';
import type { Person } from './person';
import { RequestRefusal } from './request-refusal';
import { assertScheme, getScheme } from './schemes';
import { shown, shownInList } from './show-period';
import {
  isListed,
  periodAt,
  periodRow,
  putPeriod,
  storedPeriod,
  withdrawnPeriod,
  type PeriodAt,
  type StoredPeriod,
} from './stored-period';
import { hasRecords } from './stored-records';

/**
 * Refused where it is open already. It is listed once it is there: what a crash leaves between the two was not acknowledged,
 * and is listed when it is asked for again.
 */
export async function openPeriod(request: PeriodRequest, version?: number): Promise<Period> {
  const { key, chain, actor } = request;
  const scheme = await getScheme(request, key.organisation, key.scheme, version);
  acceptablePeriod(scheme, key.period);
  // Looked up before the period, which is there if it is listed, whoever opens it meanwhile.
  const listed = await isListed(request);
  const period = await change(request, chain, async (at, last) => {
    const stored = await storedPeriod(request);
    if (stored !== null) {
      const { record } = stored;
      if (!listed && (version ?? record.version) === record.version) return { answer: await shown(stored, actor) };
      throw exists(record);
    }
    if (listed && last.what !== 'period-withdrawn') throw brokenAt(chain, last === noEntry ? entryRow(1) : periodRow);
    const period = newPeriod(request, scheme, at);
    return {
      answer: await shown(period, actor),
      change: {
        operations: [putPeriod(period)],
        by: actor.id,
        what: 'period-opened',
        detail: { scheme: key.scheme, period: key.period, version: scheme.version },
      },
    };
  });
  if (!listed) await list(request);
  return period;
}

/**
 * Takes back a period in which nothing was submitted or noted and nothing is consolidated. It stays listed, for its chain still tells of
 * it, and may be opened again, on any version.
 */
export function withdrawPeriod(request: PeriodRequest): Promise<Period> {
  return change(request, request.chain, async () => {
    const period = await reach(request, 'withdrawPeriod');
    const { key, actor } = period;
    const { submissions, version } = period.record;
    if (submissions > 0) {
      throw new RequestRefusal('period-in-use', `${submissions} submissions were accepted in the period`, [
        { code: 'period-in-use', path: '', detail: { period: key.period, submissions } },
      ]);
    }
    if (await hasRecords(period)) {
      const fault = { code: 'records-made', path: '', detail: { period: key.period } };
      throw new RequestRefusal('period-in-use', 'Records were made in the period', [fault]);
    }
    return {
      answer: await shown(period, actor),
      change: {
        operations: [withdrawnPeriod],
        by: actor.id,
        what: 'period-withdrawn',
        detail: { scheme: key.scheme, period: key.period, version },
      },
    };
  });
}

function exists({ period, state, version }: PeriodRecord): RequestRefusal {
  const fault = { code: 'period-exists', path: '', detail: { period, state, version } };
  return new RequestRefusal('period-exists', `The period was opened on version ${version} and is ${state}`, [fault]);
}

/** One of which nothing is left is passed over here: it was withdrawn, or verification tells of it. */
export async function listPeriods(given: StoreAndClock, actor: Person, scheme: string, asked: PageAsked) {
  const { organisation } = actor;
  await assertScheme(given, organisation, scheme);
  const { partition } = schemesChain(organisation);
  const listed = await page(given, partition, chainRows.schemes.listed, [scheme], asked, ({ period }) => period);
  const found = listed.entries.map(async (key) => {
    const stored = await storedPeriod(periodAt(given, key));
    return stored === null ? [] : [await shownInList(stored, actor)];
  });
  return { periods: (await Promise.all(found)).flat(), next: listed.next };
}

function list(request: PeriodRequest): Promise<void> {
  const { key, actor } = request;
  const { scheme, period } = key;
  return change(request, schemesChain(key.organisation), async () => {
    if (await isListed(request)) return { answer: undefined };
    return {
      answer: undefined,
      change: {
        operations: [putRow(chainRows.schemes.listed, [scheme, period], key, { absent: true })],
        by: actor.id,
        what: 'period-listed',
        detail: { scheme, period },
      },
    };
  });
}

function newPeriod({ store, clock, timeZone, key, chain }: PeriodAt, scheme: Scheme, at: string): StoredPeriod {
  const record: PeriodRecord = {
    scheme: key.scheme,
    period: key.period,
    version: scheme.version,
    state: 'open',
    openedAt: at,
    changedAt: at,
    submissions: 0,
    results: null,
    signatures: [],
    signature: null,
    index: null,
  };
  return { store, clock, timeZone, key, chain, record, etag: null, scheme };
}
