// Expected records (应有记录): drafts of what should be there, computed from the period, its results and other registers; nobody stores them.
import type { PeriodState } from '../lifecycle/period-life';
import { published } from '../lifecycle/period-life';
import { idPattern } from '../scheme/id';
import { parsePeriod, type Period } from '../scheme/period';
import type { Opening } from '../scheme/register';
import { unitKey } from '../scheme/register-faults';
import { textIn } from '../scheme/text';
import type { Claim, Results, UnitResult } from '../scoring/results';
import { draftOf, type RegisterRecord, type Values } from './record';
import type { PlannedRegister, RegistersPlan } from './register-plan';

/** What records are expected from. */
export interface Source {
  readonly state: PeriodState;
  /** when the period came into its state: drafts stand in theirs since then */
  readonly since: string;
  /** the period's results; used where they are published */
  readonly results: Results | null;
  /** the published results of the period before: what they open is claimed in this one, where it can still count */
  readonly claimed: Results | null;
  /** The records of a register for which what is claimed, or typed, has served before, in an earlier period: it serves once. */
  readonly servedBefore?: (register: string) => readonly RegisterRecord[];
  /** who observes the period, as the office has named them */
  readonly observers: readonly string[];
  /** The records of a register in this period. */
  readonly recordsOf: (register: string) => readonly RegisterRecord[];
}

/** A draft's name among those of its register: unit and what its key or its opening says. */
function nameOf(
  { register }: PlannedRegister,
  { unit, values }: Pick<RegisterRecord, 'unit' | 'values'>,
  columns: readonly string[],
): string {
  const named = register.key?.filter((column) => column !== unitKey) ?? columns;
  const ofUnit = register.key === undefined || register.key.includes(unitKey);
  return JSON.stringify([ofUnit ? unit : null, ...named.map((column) => values[column] ?? null)]);
}

/**
 * Whether what somebody makes is this draft: of its unit and key. Where nothing is the key, it is of its unit and linked to the
 * same records, and does not say otherwise of what its opening fills in.
 */
export function isNamedBy(
  register: PlannedRegister,
  draft: RegisterRecord,
  made: Pick<RegisterRecord, 'unit' | 'values'>,
): boolean {
  if (register.register.key !== undefined) return nameOf(register, draft, []) === nameOf(register, made, []);
  const isSaid = (column: string) =>
    Object.hasOwn(made.values, column) || register.columns.get(column)?.type === 'record';
  return (
    draft.unit === made.unit &&
    Object.entries(draft.values).every(([column, value]) => !isSaid(column) || made.values[column] === value)
  );
}

/** The drafts of one register that are expected and not there yet, in the order of the scheme's units. */
export function expectedRecords(plan: RegistersPlan, register: PlannedRegister, source: Source): RegisterRecord[] {
  const found = new Set<string>();
  return (register.register.opens ?? []).flatMap((opening) => {
    // A claim that nobody has made counts no more once the period is closed.
    const isOver = opening.from === 'claims' && source.state !== 'open';
    const drafts = isOver ? [] : opened(plan, register, opening, source);
    const there = new Map<string, ReadonlySet<string>>();
    return drafts.filter((draft) => {
      const columns = Object.keys(draft.values);
      const shape = columns.join(' ');
      const names = there.get(shape) ?? namesOf(register, source, opening, columns);
      there.set(shape, names);
      const name = nameOf(register, draft, columns);
      if (names.has(name) || found.has(name)) return false;
      found.add(name);
      return true;
    });
  });
}

/**
 * Whether a record that was expected from the results, or of an observer, follows from them no more (不再成立): they were made anew, and
 * what it was expected from is gone, or somebody else observes. A draft that nobody has touched is gone with it.
 */
export function noLongerFollows(
  plan: RegistersPlan,
  register: PlannedRegister,
  source: Source,
): (record: RegisterRecord) => boolean {
  const { opens = [] } = register.register;
  // Whose remark it is tells records of observers apart.
  const named = opens.flatMap((opening) => (opening.from === 'observers' ? [opening.column] : []));
  const columnsFor = (from: string): readonly string[] => (from === 'observers' ? named : []);
  const names = new Map<string, ReadonlySet<string>>();
  const expectedBy = (from: string): ReadonlySet<string> => {
    const openings = opens.filter((opening) => opening.from === from);
    const drafts = openings.flatMap((opening) => opened(plan, register, opening, source));
    return new Set(drafts.map((draft) => nameOf(register, draft, columnsFor(from))));
  };
  return (record) => {
    const { from } = record;
    if (from === undefined) return false;
    const expected = names.get(from) ?? expectedBy(from);
    names.set(from, expected);
    return !expected.has(nameOf(register, record, columnsFor(from)));
  };
}

/** The names of the records that are there, of claims those of earlier periods among them, by the columns that a draft sets. */
function namesOf(
  register: PlannedRegister,
  { recordsOf, servedBefore }: Source,
  { from }: Opening,
  columns: readonly string[],
): ReadonlySet<string> {
  const { id } = register.register;
  const earlier = from === 'claims' ? (servedBefore?.(id) ?? []) : [];
  return new Set([...recordsOf(id), ...earlier].map((record) => nameOf(register, record, columns)));
}

/** Every draft that an opening asks for, whether or not there is a record of it. */
function opened(plan: RegistersPlan, register: PlannedRegister, opening: Opening, source: Source): RegisterRecord[] {
  const { set = {}, from } = opening;
  const draft = (unit: string | null, values: Values = {}): RegisterRecord => ({
    ...draftOf(register.register, unit, { ...values, ...set }, source.since),
    ...(from !== 'period' && from !== 'register' && { from }),
  });
  const { scheme } = plan.scheme;
  switch (opening.from) {
    case 'period':
      if (source.state !== 'open') return [];
      return register.register.about === 'period' ? [draft(null)] : scheme.units.map(({ id }) => draft(id));
    case 'duty':
      return unitsWith(publishedIn(source), (unit) =>
        unit.complete && unit.rewards.some(({ effects }) => effects.duties?.includes(opening.duty)) ? [{}] : [],
      ).map(({ unit, values }) => draft(unit, values));
    case 'reward': {
      const title = scheme.rewards?.find(({ id }) => id === opening.reward)?.title ?? opening.reward;
      const named = nameColumn(register, opening);
      const values: Values = named === null ? {} : { [named]: textIn(title, 'zh-CN') };
      return unitsWith(publishedIn(source), (unit) =>
        unit.complete && unit.rewards.some(({ reward }) => reward === opening.reward) ? [values] : [],
      ).map((one) => draft(one.unit, one.values));
    }
    case 'claims': {
      const named = nameColumn(register, opening);
      return unitsWith(source.claimed, (unit) =>
        (unit.complete && plan.scheme.unitPosition.has(unit.unit) ? (unit.claims ?? []) : []).map((claim): Values =>
          named === null ? {} : { [named]: claimName(claim) },
        ),
      ).map((one) => draft(one.unit, one.values));
    }
    case 'observers':
      return source.observers.map((person) => draft(null, { [opening.column]: person }));
    case 'register': {
      const link = register.register.columns.find((one) => one.type === 'record' && one.register === opening.register);
      const from = source.recordsOf(opening.register).filter(({ state }) => opening.in.includes(state));
      return from.map(({ unit, number }) =>
        draft(register.register.about === 'unit' ? unit : null, link && number !== null ? { [link.id]: number } : {}),
      );
    }
  }
}

/** What a claim is called by in its record. */
function claimName({ component, periods, since }: Claim): string {
  return `${component} ${periods}${since === undefined ? '' : ` ${since}`}`;
}

/** The first period of the run whose claim a record is called by, whoever has typed it; null where it is called by none. */
export function claimBegan(
  register: PlannedRegister,
  { values }: { readonly values: Readonly<Record<string, unknown>> },
): Period | null {
  const opening = register.register.opens?.find(({ from }) => from === 'claims');
  const named = opening && nameColumn(register, opening);
  const text = named ? values[named] : undefined;
  const [component = '', periods = '', since, ...more] = typeof text === 'string' ? text.split(' ') : [];
  const began = parsePeriod(since);
  const isNamed = idPattern.test(component) && /^\d+$/.test(periods) && more.length === 0;
  return isNamed && began.ok ? began.value : null;
}

const publishedIn = ({ state, results }: Source): Results | null => (published.includes(state) ? results : null);

function unitsWith(results: Results | null, valuesOf: (unit: UnitResult) => readonly Values[]) {
  return (results?.units ?? []).flatMap((unit) => valuesOf(unit).map((values) => ({ unit: unit.unit, values })));
}

/** The text column of the key that tells several drafts of one unit apart. */
function nameColumn({ register, columns }: PlannedRegister, { set = {} }: Opening): string | null {
  return register.key?.find((id) => columns.get(id)?.type === 'text' && !Object.hasOwn(set, id)) ?? null;
}
