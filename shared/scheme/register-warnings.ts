// What of registers is allowed, yet leads nowhere or counts twice in this scheme (台账检查): part of the scheme check.
import { takesSheets } from './defaults';
import type { Fault } from './fault';
import type { Column, Effect, Opening, Register, RegisterStep, Who } from './register';
import type { Scheme } from './scheme';

export type RegisterWarningCode = 'step-by-nobody' | 'state-without-leaver' | 'gate-never-opens' | 'fed-twice';

type RegisterWarning = Fault<RegisterWarningCode>;

/** Who there can be for the words of one register, in this scheme. */
class Takers {
  constructor(
    private readonly scheme: Scheme,
    private readonly register: Register,
  ) {}

  takes({ by }: RegisterStep): boolean {
    return Array.isArray(by) ? by.some((who) => this.isThere(who)) : by.all.every((who) => this.isThere(who));
  }

  /** Whether anybody may make a record of it, or it is expected. */
  makes(): boolean {
    const { states, steps, opens = [] } = this.register;
    const [first] = states;
    if (first === undefined) return false;
    const isOther = (who: Who) => who !== 'author' && this.isThere(who);
    if (first.write?.some(isOther)) return true;
    const named = steps.flatMap(({ by }) => (Array.isArray(by) ? by : by.all));
    if (first.write?.includes('author')) return named.some(isOther) || named.every((who) => who === 'author');
    return opens.length > 0 || steps.some((step) => step.from.includes(first.id) && this.takes(step));
  }

  private isThere(who: Who): boolean {
    if (typeof who === 'object') return this.isFilled('person' in who ? who.person : who.of);
    switch (who) {
      case 'assessor':
      case 'group-leader':
        return this.hasGroup();
      case 'head':
      case 'secretary':
      case 'liaison':
        return this.scheme.units.length > 0;
      default:
        return true;
    }
  }

  /** Only a group that fills a component has people for the register. */
  private hasGroup(): boolean {
    const { components } = this.scheme;
    const { group, columns } = this.register;
    if (group === undefined) return components.length > 0;
    if (typeof group === 'string') return components.some((component) => component.group === group);
    const column = columns.find(({ id }) => id === group.column);
    const of = column?.type === 'place' ? column.of : undefined;
    return components.some(({ id }) => of === undefined || of.includes(id));
  }

  /** Whether a column that names people or units is filled by anybody other than by those whom it names. */
  private isFilled(id: string): boolean {
    const { columns, states, steps, opens = [] } = this.register;
    const column = columns.find((one) => one.id === id);
    const isOther = (who: Who) => typeof who === 'string' && this.isThere(who);
    const writers = ({ write }: Column) =>
      states.flatMap((state) =>
        write === undefined || write.in.includes(state.id) ? (write?.by ?? state.write ?? []) : [],
      );
    if (column !== undefined && writers(column).some(isOther)) return true;
    const fills = ({ set = {}, ...opening }: Opening) =>
      Object.hasOwn(set, id) || (opening.from === 'observers' && opening.column === id);
    if (opens.some(fills)) return true;
    return steps.some(({ needs = [], by }) => needs.includes(id) && (Array.isArray(by) ? by : by.all).some(isOther));
  }
}

function dead(scheme: Scheme, register: Register, path: string): RegisterWarning[] {
  const { states, steps, effects = [] } = register;
  const takers = new Takers(scheme, register);
  const taken = steps.filter((step) => takers.takes(step));
  const warnings: RegisterWarning[] = [];
  steps.forEach((step, i) => {
    if (taken.includes(step)) return;
    warnings.push({ code: 'step-by-nobody', path: `${path}.steps[${i}]`, detail: { step: step.id } });
  });
  states.forEach(({ id, end }, i) => {
    const isLeft = taken.some(({ from, to }) => from.includes(id) && to !== undefined && to !== id);
    if (end !== undefined || isLeft) return;
    warnings.push({ code: 'state-without-leaver', path: `${path}.states[${i}]`, detail: { state: id } });
  });
  const reached = new Set<string>(takers.makes() ? states.slice(0, 1).map(({ id }) => id) : []);
  for (const state of reached) {
    for (const { from, to } of taken) if (to !== undefined && from.includes(state)) reached.add(to);
  }
  effects.forEach((effect, i) => {
    if (effect.does !== 'gate' || effect.in.some((state) => reached.has(state))) return;
    const detail = { components: effect.components.join(', ') };
    warnings.push({ code: 'gate-never-opens', path: `${path}.effects[${i}]`, detail });
  });
  return warnings;
}

/** The components that a line is meant for; one that may go anywhere is meant for none of them. */
function fedBy(effect: Effect, columns: readonly Column[]): string[] {
  if (effect.does !== 'line') return [];
  const { at } = effect;
  if (typeof at === 'string') return [at];
  if (at.places !== undefined) return Object.values(at.places);
  const column = columns.find(({ id }) => id === at.column);
  return column?.type === 'place' ? (column.of ?? []) : [];
}

/** Additions and penalties that sheets and records both bring; a deduction needs its sheet, records or not. */
function fedTwice({ components, registers = [] }: Scheme): RegisterWarning[] {
  return components.flatMap((component, i): RegisterWarning[] => {
    const isFree = component.method === 'add' || component.method === 'penalty';
    if (!isFree || !takesSheets(component)) return [];
    const feeds = ({ effects = [], columns }: Register) =>
      effects.some((effect) => fedBy(effect, columns).some((place) => place.split('/')[0] === component.id));
    return registers
      .filter(feeds)
      .map(({ id }) => ({ code: 'fed-twice', path: `components[${i}]`, detail: { register: id } }));
  });
}

/**
 * The warnings of the scheme check about registers: a step that nobody's role can take in this scheme, a state that nobody can
 * leave for that, a gate that no record can open, a component that both sheets and a register feed.
 */
export function registerWarnings(scheme: Scheme): RegisterWarning[] {
  const { registers = [] } = scheme;
  return [...registers.flatMap((register, i) => dead(scheme, register, `registers[${i}]`)), ...fedTwice(scheme)];
}
