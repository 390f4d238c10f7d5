// A record as an official form (打印表): from its register's columns and steps a paper as plain data, for whoever draws it.
import type { RecordVersion, ShownRecord } from '../api/records';
import { planRegisters, type PlannedRegister, type RegistersPlan } from '../registers/register-plan';
import { signersOf } from '../registers/take-step';
import type { Column, Register } from '../scheme/register';
import { textIn } from '../scheme/text';
import { labelsOf } from '../sheets/labels';
import { dayInFull, periodInFull } from '../text/calendar-text';
import { namesListed } from '../text/lists';
import { message } from '../text/sentences';
import { whoText } from '../text/who-text';
import { formTable, type FormTable } from './form-table';
import { nextLines, signingsOf, type SignatureLine } from './form-signing';
import { valueText, type Reading } from './value-text';

interface Fact {
  readonly label: string;
  readonly text: string;
}

/** Whose line it is; `name` and `on` are null where nobody has signed. */
export interface FormLine {
  readonly as: string;
  readonly name: string | null;
  readonly on: string | null;
}

export interface RecordForm {
  readonly title: string;
  /** the scheme that it belongs to */
  readonly under: string;
  readonly head: readonly Fact[];
  /** the record's columns, one or two beside each other; `long`: over the whole width, whatever it holds */
  readonly rows: readonly { readonly cells: readonly Fact[]; readonly long: boolean }[];
  readonly tables: readonly FormTable[];
  readonly signing: readonly { readonly title: string; readonly lines: readonly FormLine[]; readonly after: string }[];
  readonly course: readonly {
    readonly step: string;
    readonly by: string;
    readonly on: string;
    readonly reason: string;
  }[];
  /** who filled it in first, and when */
  readonly filled: { readonly name: string; readonly on: string } | null;
  readonly foot: string;
  /** said across a paper that counts no more; null where it counts */
  readonly void: string | null;
}

export interface RecordOnPaper extends Reading {
  readonly record: ShownRecord;
  /** every version that the reader sees, the latest first */
  readonly versions: readonly RecordVersion[];
  /** records of other registers, among them those that stand in this paper */
  readonly linked: readonly ShownRecord[];
  /** the day of a moment */
  readonly dayOf: (moment: string) => string;
}

/** Records that stand in a register's papers (随表记录): by which column of which register they name theirs, and whether they are parts of it. */
export function standingIn(
  { registers }: RegistersPlan,
  { register, parts }: PlannedRegister,
): { readonly register: PlannedRegister; readonly column: string; readonly isPart: boolean }[] {
  const named = (register.paper?.with ?? []).flatMap((id) => {
    const column = registers
      .get(id)
      ?.register.columns.find((one) => one.type === 'record' && one.register === register.id);
    return column === undefined || parts.some((part) => part.register === id)
      ? []
      : [{ register: id, column: column.id }];
  });
  return [
    ...parts.map((part) => ({ ...part, isPart: true })),
    ...named.map((one) => ({ ...one, isPart: false })),
  ].flatMap(({ register: id, column, isPart }) => {
    const other = registers.get(id);
    return other === undefined ? [] : [{ register: other, column, isPart }];
  });
}

/** Everybody whose name stands on the paper. */
export function peopleOn(
  plan: RegistersPlan,
  register: PlannedRegister,
  { record, linked }: Pick<RecordOnPaper, 'record' | 'linked'>,
  versions: readonly RecordVersion[],
): string[] {
  const standing = standingIn(plan, register).map((one) => one.register);
  const named = [record, ...linked].flatMap(({ register: id, values }) => {
    const columns = [register, ...standing].find((one) => one.register.id === id)?.register.columns ?? [];
    return columns.flatMap((column) => (column.type === 'person' ? [values[column.id] ?? []].flat().map(String) : []));
  });
  const acting = [record, ...versions].flatMap(({ signed, taken }) => [...signed, ...taken].map(({ by }) => by));
  return [...new Set([...named, ...acting, ...(record.author === null ? [] : [record.author])])];
}

/**
 * The paper of a record that is stored. Its title is what its register says that it is printed as, else the register's own. A column
 * that is empty stands there to be filled in by hand. Throws RangeError where the scheme has no such register.
 */
export function recordForm(paper: RecordOnPaper): RecordForm {
  const { scheme, language, record, versions, linked, nameOf, dayOf } = paper;
  const plan = planRegisters(scheme);
  const planned = plan.registers.get(record.register);
  if (planned === undefined) throw new RangeError(`no register ${record.register}`);
  const { register, states, steps } = planned;
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  const fact = (key: Parameters<typeof message>[1], text: string): Fact => ({ label: say(key), text });
  const day = (moment: string): string => dayInFull(language, dayOf(moment));
  const titleOf = (id: string): string => {
    const found = planned.columns.get(id);
    return found === undefined ? id : textIn(found.title, language);
  };
  const lineOf = ({ as, given }: SignatureLine): FormLine => {
    const people = namesListed(
      language,
      as.map((who) => whoText(language, scheme, register, who)),
    );
    return {
      as: as.length > 1 ? say('who.any', { people }) : people,
      name: given && nameOf(given.by),
      on: given && day(given.at),
    };
  };
  const orderOf = new Map(register.steps.map(({ id }, i) => [id, i]));
  const signing = [
    ...signingsOf(planned, record, versions),
    ...nextLines(planned, record).map(({ step, line }) => ({ step, lines: [line], after: [] })),
  ].sort((a, b) => (orderOf.get(a.step.id) ?? 0) - (orderOf.get(b.step.id) ?? 0));
  const state = states.get(record.state);
  const stateTitle = state === undefined ? record.state : textIn(state.title, language);
  const first = versions.find(({ version }) => version === 1);
  const unit = record.unit === null ? say('paper.everybody') : labelsOf(scheme.units, language).get(record.unit);
  return {
    title: textIn(register.paper?.title ?? register.title, language),
    under: textIn(scheme.title, language),
    head: [
      fact('paper.number', record.number ?? ''),
      fact('paper.period', periodInFull(language, record.period)),
      fact('paper.unit', unit ?? record.unit ?? ''),
      fact('paper.state', stateTitle),
    ],
    rows: rowsOf(paper, register),
    tables: standingIn(plan, planned).flatMap(({ register: other, column }) => {
      const own = linked.filter(
        (one) => one.register === other.register.id && one.number !== null && one.values[column] === record.number,
      );
      return formTable(paper, other, own, column) ?? [];
    }),
    signing: signing.map(({ step, lines, after }) => ({
      title: textIn(step.title, language),
      lines: lines.map(lineOf),
      after: after.length === 0 ? '' : say('paper.after', { columns: namesListed(language, after.map(titleOf)) }),
    })),
    course: record.taken.flatMap(({ step: id, by, at, reason = '' }) => {
      const step = steps.get(id);
      // Who signed stands below.
      if (step === undefined || signersOf(step) !== null) return [];
      return [{ step: textIn(step.title, language), by: nameOf(by), on: day(at), reason }];
    }),
    filled: record.author === null || first === undefined ? null : { name: nameOf(record.author), on: day(first.at) },
    foot: say('paper.foot', {
      ...{ number: record.number ?? '', version: record.version, digest: record.says.slice(0, shortDigest) },
    }),
    void: state?.end === 'void' ? stateTitle : null,
  };
}

/** So much of a digest as people compare. */
const shortDigest = 12;

/** A text as long as this, and what may become one, has the whole width. */
const longText = 60;

function isLong(column: Column, text: string): boolean {
  if (column.type === 'files') return text.length > 24;
  return (column.type === 'text' && (column.longest ?? Infinity) > longText) || text.length > longText;
}

/** The columns in their order: short ones stand two beside each other. */
function rowsOf(paper: RecordOnPaper, { columns }: Register): RecordForm['rows'] {
  const rows: { cells: Fact[]; long: boolean }[] = [];
  for (const column of columns) {
    const text = valueText(paper, column, paper.record.values[column.id]);
    const cell = { label: textIn(column.title, paper.language), text };
    const last = rows.at(-1);
    if (isLong(column, text)) rows.push({ cells: [cell], long: true });
    else if (last !== undefined && !last.long && last.cells.length === 1) last.cells.push(cell);
    else rows.push({ cells: [cell], long: false });
  }
  return rows;
}
