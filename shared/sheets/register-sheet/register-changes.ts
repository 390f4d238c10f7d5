// What a register sheet would change (改动清单): judged by the register's own machine, with what each change does to the score.
import type { RecordChange } from '../../api/records';
import type { PeriodState } from '../../lifecycle/period-life';
import { act } from '../../registers/act';
import { gateSays } from '../../registers/gates';
import { postingsOf, type Posting } from '../../registers/postings';
import { periodIn, type RegisterRecord, type Value } from '../../registers/record';
import type { RegistersPlan } from '../../registers/register-plan';
import type { Surroundings } from '../../registers/surroundings';
import { signersOf } from '../../registers/take-step';
import type { WorkingDays } from '../../registers/working-days';
import type { Period } from '../../scheme/period';
import { textIn, type Language } from '../../scheme/text';
import { namesListed } from '../../text/lists';
import { message } from '../../text/sentences';
import type { CellPlace } from '../plan';
import type { CellFault, CellFaultCode } from '../table/cell-fault';
import type { ChangedRow } from './read-register-sheet';
import type { RegisterWords } from './register-words';
import { askerIn, newRecord, recordOf, type RegisterSheet } from './sheet-record';

export interface CellChange {
  readonly column: string;
  readonly before: Value | null;
  readonly after: Value | null;
  readonly place: CellPlace;
}

/** One row of the list: its cells old and new, its step, and what that does to the score. */
export interface RowChange {
  readonly row: ChangedRow;
  readonly cells: readonly CellChange[];
  /** the states before and after */
  readonly from: string;
  readonly to: string;
  /** What the record counts, negative where it takes points off. */
  readonly points: { readonly before: number; readonly after: number };
  /** whether it opens or shuts a component */
  readonly isGate: boolean;
  /** as it is sent */
  readonly change: RecordChange;
}

export interface JudgedSheet {
  readonly changes: readonly RowChange[];
  readonly faults: readonly CellFault[];
}

export interface Judging {
  readonly language: Language;
  /** the moment, and its day where the person is */
  readonly at: string;
  readonly today: string;
  /** The state of a period; what is not known is taken for open, and left to the service. */
  readonly stateOf: (period: string) => PeriodState;
  readonly workingDays: WorkingDays;
}

/**
 * Judges changed rows one after another, as the service will (检查改动): each by what those before it leave. What lies outside of
 * the sheet is left to the service.
 */
export function judgeRows(sheet: RegisterSheet, rows: readonly ChangedRow[], judging: Judging): JudgedSheet {
  const now = new Map(sheet.rows.map(({ key, record }) => [key, { period: record.period, record: recordOf(record) }]));
  const changes: RowChange[] = [];
  const faults: CellFault[] = [];
  for (const row of rows) {
    const judged = judgeRow(sheet, row, judging, now);
    if ('faults' in judged) faults.push(...judged.faults);
    else if (judged.change !== null) changes.push(judged.change);
  }
  return { changes, faults };
}

type Standing = Map<string, { readonly period: string; readonly record: RegisterRecord }>;

function judgeRow(
  sheet: RegisterSheet,
  row: ChangedRow,
  judging: Judging,
  now: Standing,
): { readonly change: RowChange | null } | { readonly faults: readonly CellFault[] } {
  const { known, words, period, set, step, reason } = row;
  const { plan, planned } = words;
  const before = known === null ? newRecord(planned, row.unit) : recordOf(known.record);
  const signs = step !== null && signersOf(planned.steps.get(step) ?? { by: [] }) !== null;
  const asked = {
    ...(Object.keys(set).length > 0 && { set }),
    ...(step !== null && { step }),
    ...(reason !== null && { reason }),
    ...(signs && known !== null && { says: known.record.says }),
  };
  const key = row.key ?? `row ${row.row}`;
  const around = surroundings(sheet, row, judging, now);
  const acted = act(plan, planned, before, askerIn(sheet, period), asked, around);
  if (!acted.ok) {
    const told = acted.refusal.faults.map((fault) => cellFault(row, fault, judging.language));
    return { faults: told };
  }
  if (!acted.isChanged) return { change: null };
  now.set(key, { period, record: acted.record });
  const cells = Object.entries(set).map(([column, after]) => ({
    column,
    before: known?.record.values[column] ?? null,
    after,
    place: row.placeOf(column),
  }));
  const counted = (record: RegisterRecord) => pointsOf(plan, postingsOf(planned, record));
  return {
    change: {
      row,
      cells,
      from: before.state,
      to: acted.record.state,
      points: { before: counted(before), after: counted(acted.record) },
      isGate: gateSays(planned, before) !== gateSays(planned, acted.record),
      change: sentChange(sheet, row, asked),
    },
  };
}

/** What is asked of the service: an expected record is named by its unit and all that it says. */
function sentChange({ register }: RegisterSheet, { known, unit }: ChangedRow, asked: Omit<RecordChange, 'register'>) {
  const number = known?.record.number ?? null;
  if (known !== null && number !== null) {
    const { etag } = known.record;
    return { register, number, ...(etag !== null && { base: etag }), ...asked };
  }
  const of = known === null ? unit : known.record.unit;
  const set = { ...known?.record.values, ...asked.set };
  return { register, ...(of !== null && { unit: of }), ...asked, ...(Object.keys(set).length > 0 && { set }) };
}

const scale = 10_000;

/** Points have four decimals at most. */
function pointsOf({ scheme: { scheme, componentPosition } }: RegistersPlan, postings: readonly Posting[]): number {
  const sum = postings.reduce((all, { component, points }) => {
    const method = scheme.components[componentPosition.get(component) ?? -1]?.method;
    return all + (method === 'add' ? 1 : -1) * Math.round(points * scale);
  }, 0);
  // Adding zero makes -0 the zero that it means.
  return sum / scale + 0;
}

function surroundings(
  sheet: RegisterSheet,
  row: ChangedRow,
  { at, today, stateOf, workingDays }: Judging,
  now: Standing,
): Surroundings {
  const { period, words, known } = row;
  const others = () => [...now.values()].filter((one) => one.period === period).map(({ record }) => record);
  const byNumber = (number: string) => [...now.values()].find(({ record }) => record.number === number)?.record;
  return {
    ...{ at, today, period: period as Period, publishedOn: null, periodState: stateOf(period) },
    dayOf: (moment) => moment.slice(0, 10) || today,
    isExpected: known !== null && known.record.number === null,
    // Records of other registers are not on the sheet; whether they are there the service says.
    find: (register, number) => {
      const own = register === sheet.register ? byNumber(number) : undefined;
      if (own !== undefined) return own;
      return periodIn(number) === null ? null : { ...newRecord(words.planned, null), register, number };
    },
    wholeOf: () => null,
    // Files are not changed on the sheet.
    fileOf: () => null,
    workingDays,
    linkedTo: () => [],
    saysOf: () => known?.record.says ?? '',
    postingsBeside: ({ unit, component }, { number }) =>
      others()
        .filter((other) => other.unit === unit && (number === null || other.number !== number))
        .flatMap((other) => postingsOf(words.planned, other))
        .filter((posting) => posting.component === component),
  };
}

interface Told {
  readonly code: string;
  readonly path: string;
  readonly detail: CellFault['detail'];
}

/** A refusal of a row's change at the cell that it is about: the machine's own, or the service's. */
export function cellFault(row: ChangedRow, { code, path, detail }: Told, language: Language): CellFault {
  const [part = '', column = ''] = path.split('.');
  // A posting that would not pass stands where the record comes to count.
  const at =
    part === 'set' && column === '' ? (row.step === null ? (Object.keys(row.set)[0] ?? 'number') : 'step') : part;
  const place = row.placeOf(at === 'set' ? cellOfColumn(row.words, column) : at);
  return { code: code as CellFaultCode, path, detail: toldIn(row.words, detail, language), place };
}

/** Files have one cell together. */
function cellOfColumn({ planned }: RegisterWords, column: string): string {
  return planned.columns.get(column)?.type === 'files' ? 'files' : column;
}

/** What a fault names by ids, by the titles that stand on the sheet. */
function toldIn(words: RegisterWords, detail: CellFault['detail'], language: Language): CellFault['detail'] {
  const { planned, states, steps } = words;
  const titled = (id: string) => {
    const column = planned.columns.get(id);
    if (column === undefined) return id === 'unit' ? message(language, 'registerSheet.column.unit') : id;
    return textIn(column.title, language);
  };
  const stated = (ids: string) =>
    namesListed(
      language,
      ids.split(', ').map((id) => states.titleOf(id, language)),
    );
  const apart = (id: string) =>
    id === 'author' || id === 'own-unit' ? message(language, `registerSheet.apart.${id}`) : steps.titleOf(id, language);
  const says: Readonly<Record<string, (text: string) => string>> = {
    column: titled,
    step: (id) => steps.titleOf(id, language),
    state: stated,
    needed: stated,
    apart,
  };
  // A state of a period is one that the faults name themselves.
  const isOfRecord = detail['step'] !== undefined || detail['record'] !== undefined;
  const isSaid = (name: string) => isOfRecord || (name !== 'state' && name !== 'needed');
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      isSaid(name) ? (says[name]?.(String(value)) ?? value) : value,
    ]),
  );
}
