// A scheme's registers made ready: columns, states and steps by id, and which of them link to which.
import type { ComponentId, IndicatorId } from '../scheme/id';
import type { Column, Effect, Register, RegisterState, RegisterStep } from '../scheme/register';
import type { Scheme } from '../scheme/scheme';
import { planScheme, type SchemePlan } from '../scoring/scheme-plan';
import type { RegisterRecord } from './record';

type RecordColumn = Column & { readonly type: 'record' };

/** A line that records count, the steps that lead into its states from outside of them, and those within that fill in its points anew. */
export interface PlannedLine {
  readonly effect: Effect & { readonly does: 'line' };
  readonly into: ReadonlySet<string>;
  readonly corrects: ReadonlySet<string>;
}

/** Where a line counts. */
export interface CountedPlace {
  readonly component: ComponentId;
  readonly indicator?: IndicatorId;
}

export interface PlannedRegister {
  readonly register: Register;
  readonly columns: ReadonlyMap<string, Column>;
  readonly states: ReadonlyMap<string, RegisterState>;
  readonly steps: ReadonlyMap<string, RegisterStep>;
  readonly first: RegisterState;
  readonly lines: readonly PlannedLine[];
  /** Every place of the scheme by its text, `component` or `component/indicator`. */
  readonly places: ReadonlyMap<string, CountedPlace>;
  /** Its columns of photos and files. */
  readonly files: readonly string[];
  /** Of an appeal, which holds the last step up: its columns that say what it is about. */
  readonly appealing: readonly RecordColumn[];
  /** Its columns by which a record is part of another one. */
  readonly partOf: readonly RecordColumn[];
  /** Columns of any register by which its records are parts of this one's. */
  readonly parts: readonly { readonly register: string; readonly column: string }[];
}

export interface RegistersPlan {
  readonly scheme: SchemePlan;
  readonly registers: ReadonlyMap<string, PlannedRegister>;
}

const recordColumns = ({ columns }: Register): RecordColumn[] =>
  columns.filter((column): column is RecordColumn => column.type === 'record');

const holdsFinal = ({ effects = [] }: Register): boolean =>
  effects.some((effect) => effect.does === 'hold' && effect.before === 'final');

/** Whether a record has not ended (未办结): neither done nor void. */
export function isOpen({ states }: PlannedRegister, { state }: RegisterRecord): boolean {
  return states.get(state)?.end === undefined;
}

/** What a place's text says, whether or not the scheme has it. */
export function placeIn(text: string): CountedPlace {
  const [component, indicator] = text.split('/');
  return {
    component: component as ComponentId,
    ...(indicator !== undefined && { indicator: indicator as IndicatorId }),
  };
}

function placesOf({ components }: Scheme): Map<string, CountedPlace> {
  const texts = components.flatMap(({ id, indicators = [] }) => [id, ...indicators.map((one) => `${id}/${one.id}`)]);
  return new Map(texts.map((text) => [text, placeIn(text)]));
}

function planLines({ effects = [], steps }: Register): PlannedLine[] {
  return effects.flatMap((effect): PlannedLine[] => {
    if (effect.does !== 'line') return [];
    const counts = (state: string | undefined) => state !== undefined && effect.in.includes(state);
    const into = steps.filter(({ from, to }) => counts(to) && from.some((state) => !counts(state)));
    const { points } = effect;
    const corrects = steps.filter(
      ({ from, to, needs }) =>
        typeof points === 'object' && needs?.includes(points.column) && from.some(counts) && (!to || counts(to)),
    );
    const ids = (some: typeof steps) => new Set(some.map(({ id }) => id));
    return [{ effect, into: ids(into), corrects: ids(corrects) }];
  });
}

const byId = <Part extends { readonly id: string }>(parts: readonly Part[]) =>
  new Map(parts.map((part) => [part.id, part]));

/** The plan of the registers of a scheme that `parseScheme` accepted. */
export function planRegisters(scheme: Scheme): RegistersPlan {
  const { registers = [] } = scheme;
  const places = placesOf(scheme);
  const planned = registers.map((register): [string, PlannedRegister] => [
    register.id,
    {
      register,
      columns: byId(register.columns),
      states: byId(register.states),
      steps: byId(register.steps),
      first: register.states[0] as RegisterState,
      lines: planLines(register),
      places,
      files: register.columns.flatMap(({ id, type }) => (type === 'files' ? [id] : [])),
      appealing: holdsFinal(register) ? recordColumns(register).filter(({ within }) => within === undefined) : [],
      partOf: recordColumns(register).filter(({ within }) => within !== undefined),
      parts: registers.flatMap((other) =>
        recordColumns(other)
          .filter((column) => column.register === register.id && column.within !== undefined)
          .map((column) => ({ register: other.id, column: column.id })),
      ),
    },
  ]);
  return { scheme: planScheme(scheme), registers: new Map(planned) };
}
