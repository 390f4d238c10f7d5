// Analysis of causes over periods (原因分析): the records of a register that somebody may see, counted by what they have in common.
import { mostRecords } from '../../shared/api/records';
import { analyseRecords, isCountedBy, rowKeyOf, type RecordsRow } from '../../shared/registers/analyse-records';
import { dueOf } from '../../shared/registers/due';
import { periodKind, type Period } from '../../shared/scheme/period';
import { digestOf } from '../store/bodies';
import { recordsOver, type RecordsAsked } from './find-records';
import { pageOf, type PageAsked } from './page';
import type { Person } from './person';
import { RequestRefusal } from './request-refusal';
import type { StoreAndClock } from './store-and-clock';

interface AnalysisAsked extends RecordsAsked, PageAsked {
  readonly register: string;
  readonly by: readonly string[];
}

export async function analysisOfRecords(given: StoreAndClock, actor: Person, scheme: string, asked: AnalysisAsked) {
  const { register, by } = asked;
  const { found, periods, versions } = await recordsOver(given, actor, scheme, asked);
  const faults = by
    .filter((column) => !versions.some((version) => isCountedBy(version, column)))
    .map((column) => ({ code: 'not-counted-by', path: 'query.by', detail: { column } }));
  if (faults.length > 0)
    throw new RequestRefusal('malformed', `Records of ${register} are not counted by that`, faults);
  const listed = found.map(({ period, register: planned, record }) => ({
    ...{ period: period.key.period as Period, register: planned, record },
    due: dueOf(period.plan, planned, record, period.calendar),
  }));
  const { total, rows } = analyseRecords(listed, by);
  const mark = ({ of }: RecordsRow) => digestOf(rowKeyOf(of));
  const page = await pageOf(rows, { limit: asked.limit ?? mostRecords, next: asked.next }, mark, /^[0-9a-f]{64}$/);
  const lengths = new Set<string>(versions.map((version) => version.register.of));
  return {
    ...{ register, by: [...by], total, rows: page.entries, next: page.next },
    periods: periods.filter((period) => lengths.has(periodKind(period))),
  };
}
