// Takes a table of somebody's own into what the workbook remembers, and gives it up again; the table itself is never touched.
import type { AcceptedSheet } from '../../shared/api/submissions';
import type { Period } from '../../shared/api/periods';
import type { AdoptedTable, ScoreWorkbook } from './score-workbook';

export interface Adopting {
  readonly period: Pick<Period, 'scheme' | 'period' | 'version'>;
  /** whose members it is about; null where the scheme is whole */
  readonly host: string | null;
  /** by component, the tables as they were confirmed */
  readonly tables: Readonly<Record<string, AdoptedTable>>;
  /** the accepted sheets of these components */
  readonly accepted: readonly Pick<AcceptedSheet, 'key' | 'etag'>[];
  /** what the workbook held before */
  readonly before: ScoreWorkbook | null;
}

/** Whether what a workbook remembers is about this period and these units, so that it goes on. */
export const isContinued = (
  before: ScoreWorkbook | null,
  { period, host }: Pick<Adopting, 'period' | 'host'>,
): before is ScoreWorkbook =>
  before?.scheme === period.scheme && before.period === period.period && before.host === host;

const componentOf = (key: string): string => key.split('~')[1] ?? '';

const fresh = ({ period, host }: Adopting): ScoreWorkbook => ({
  ...{ id: crypto.randomUUID(), scheme: period.scheme, version: period.version, period: period.period, host },
  ...{ components: [], layouts: {}, adopted: {}, base: {}, receipt: null, submitted: null, sent: null },
});

/**
 * What the workbook remembers once tables are adopted: a table that was adopted before goes on from what it was edited from, another one from what is
 * accepted now.
 */
export function withAdopted(adopting: Adopting): ScoreWorkbook {
  const { tables, accepted, before, period } = adopting;
  const kept = isContinued(before, adopting) ? before : fresh(adopting);
  const isOwn = (key: string): boolean => Object.hasOwn(kept.adopted, componentOf(key));
  const isTaken = (key: string): boolean => Object.hasOwn(tables, componentOf(key)) && !isOwn(key);
  const base = Object.entries(kept.base).filter(([key]) => !isTaken(key));
  const now = accepted.filter(({ key }) => isTaken(key)).map(({ key, etag }) => [key, etag] as const);
  return {
    ...kept,
    version: period.version,
    components: [...new Set([...kept.components, ...Object.keys(tables)])],
    adopted: { ...kept.adopted, ...tables },
    base: Object.fromEntries([...base, ...now]),
  };
}

/** What the workbook remembers without the table of a component; null where it holds no score sheets then. */
export function withoutAdopted(kept: ScoreWorkbook, component: string): ScoreWorkbook | null {
  const components = kept.components.filter((id) => id !== component);
  if (components.length === 0) return null;
  const others = <Value>(all: Readonly<Record<string, Value>>, idOf: (key: string) => string): Record<string, Value> =>
    Object.fromEntries(Object.entries(all).filter(([key]) => idOf(key) !== component));
  return { ...kept, components, adopted: others(kept.adopted, (key) => key), base: others(kept.base, componentOf) };
}
