// Analysis of causes over periods (原因分析): how many records there are of each kind, unit or state, what of them is not mended, and what comes again.
import type { Period } from '../scheme/period';
import type { Column } from '../scheme/register';
import type { RecordDue } from './due';
import type { RegisterRecord } from './record';
import type { PlannedRegister } from './register-plan';

/** A record in its period, by its register as that period keeps it; `due` as `dueOf` says it. */
export interface ListedRecord {
  readonly period: Period;
  readonly register: PlannedRegister;
  readonly record: RegisterRecord;
  readonly due: RecordDue | null;
}

/** Numbers of records: records = open + done + void, and overdue ≤ open. */
export interface RecordCounts {
  readonly records: number;
  readonly open: number;
  readonly done: number;
  readonly void: number;
  readonly overdue: number;
  /** In how many periods there is one that is not void; what comes again has more than one. */
  readonly periods: number;
}

/** What records have in common: ids of units, states, choices, people, linked records; places; periods; yes or no; `null` where it is blank. */
export type InCommon = Readonly<Record<string, string | boolean | null>>;

export interface RecordsRow extends RecordCounts {
  readonly of: InCommon;
}

export interface RecordsAnalysis {
  readonly total: RecordCounts;
  readonly rows: readonly RecordsRow[];
}

/** What every record has, whatever its columns; a column of the same name is not counted by. */
const ofEvery = {
  unit: ({ record }: ListedRecord) => record.unit,
  state: ({ record }: ListedRecord) => record.state,
  period: ({ period }: ListedRecord) => period,
};

const isOfEvery = (by: string): by is keyof typeof ofEvery => Object.hasOwn(ofEvery, by);

const countable: readonly Column['type'][] = ['choice', 'yes-no', 'place', 'period', 'unit', 'person', 'record'];

/** Whether records of a register are counted by this (可统计): unit, state, period, or a column that holds one of a set. */
export function isCountedBy({ columns }: PlannedRegister, by: string): boolean {
  if (isOfEvery(by)) return true;
  const column = columns.get(by);
  return column !== undefined && countable.includes(column.type) && !('several' in column && column.several);
}

function valueBy(listed: ListedRecord, by: string): string | boolean | null {
  if (isOfEvery(by)) return ofEvery[by](listed);
  const value = isCountedBy(listed.register, by) ? listed.record.values[by] : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function countsOf(group: readonly ListedRecord[]): RecordCounts {
  const endOf = ({ register, record }: ListedRecord) => register.states.get(record.state)?.end ?? 'open';
  const having = (end: ReturnType<typeof endOf>) => group.filter((one) => endOf(one) === end).length;
  return {
    records: group.length,
    open: having('open'),
    done: having('done'),
    void: having('void'),
    overdue: group.filter(({ due }) => due?.is === 'overdue').length,
    periods: new Set(group.flatMap((one) => (endOf(one) === 'void' ? [] : [one.period]))).size,
  };
}

/**
 * Counts records of one register, of any periods, by up to some of `unit`, `state`, `period` and its columns (原因分析). Every record
 * is in one row; the rows with the most records that are not void come first, of as many those with more overdue, then by what they
 * have in common. Source: 分析失分原因, and 逐项制定整改措施 with 回头看.
 * @example analyseRecords([], ['kind']).rows // []
 */
export function analyseRecords(listed: readonly ListedRecord[], by: readonly string[]): RecordsAnalysis {
  const groups = new Map<string, { readonly of: InCommon; readonly records: ListedRecord[] }>();
  for (const one of listed) {
    const of = Object.fromEntries(by.map((each) => [each, valueBy(one, each)]));
    const key = rowKeyOf(of);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { of, records: [one] });
    else known.records.push(one);
  }
  const rows = [...groups].map(([key, { of, records }]) => ({ key, row: { of, ...countsOf(records) } }));
  const weight = ({ row }: (typeof rows)[number]) => row.records - row.void;
  rows.sort((a, b) => weight(b) - weight(a) || b.row.overdue - a.row.overdue || (a.key < b.key ? -1 : 1));
  return { total: countsOf(listed), rows: rows.map(({ row }) => row) };
}

/** What a row has in common, as one text. */
export function rowKeyOf(of: InCommon): string {
  return JSON.stringify(Object.values(of));
}
