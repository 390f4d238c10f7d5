// Observers in turn (轮流监督): whose turn it is to observe a period, from a list and from who observed before.
import { rolesAt } from '../api/roles';
import { combineOf } from '../scheme/defaults';
import type { Scheme } from '../scheme/scheme';
import { comparePeriods, periodKind, type Period } from '../scheme/period';

/** Who takes turns, in the order in which nobody has observed yet, and how many observe each period. */
export interface ObserverList {
  readonly people: readonly string[];
  readonly each: number;
}

/** Who observed a period, or is named for it. */
export interface Turn {
  readonly period: Period;
  readonly observers: readonly string[];
}

/** Why somebody on the list is passed over: no longer on record with any role; or an assessor of what is observed. */
export type Bar = 'left' | 'assessor';

/**
 * Whether somebody with these roles is passed over (不宜监督): without any, they have left; whose group fills a component by itself would
 * observe what they assess. One of several raters whose mean counts (领导评价) decides nothing alone and observes like others.
 * Source: Liuzhou, whose leaders both evaluate and observe.
 */
export function barOf({ id, components }: Pick<Scheme, 'id' | 'components'>, roles: readonly string[]): Bar | null {
  if (roles.length === 0) return 'left';
  const deciding = new Set<string>(
    components.filter((one) => ['one', 'sum'].includes(combineOf(one))).map(({ group }) => group),
  );
  const assesses = rolesAt(roles, { scheme: id }).some((role) => 'group' in role && deciding.has(role.group));
  return assesses ? 'assessor' : null;
}

export interface InTurn {
  readonly person: string;
  /** the latest period that they observed, or are named for; null where none */
  readonly last: Period | null;
  readonly bar: Bar | null;
}

/**
 * The people of the list in the order of their turn for a period (轮流顺序): whoever observed longest ago or never comes first, of those
 * whoever observed less often, then the list's order. Only periods of the same length count, and not the period itself. Whoever was excused
 * has not observed, and so comes next time.
 * @example inTurn({ people: ['a', 'b'], each: 1 }, [{ period: '2026-01', observers: ['a'] }], '2026-02', () => null)[0].person // 'b'
 */
export function inTurn(
  { people }: ObserverList,
  turns: readonly Turn[],
  period: Period,
  barOf: (person: string) => Bar | null,
): InTurn[] {
  const others = turns.filter((turn) => turn.period !== period && periodKind(turn.period) === periodKind(period));
  const known = [...new Set(people)].map((person) => {
    const observed = others.filter(({ observers }) => observers.includes(person)).map((turn) => turn.period);
    const last = observed.sort(comparePeriods).at(-1) ?? null;
    return { person, last, bar: barOf(person), times: observed.length };
  });
  return known
    .sort((a, b) => compareLast(a.last, b.last) || a.times - b.times)
    .map(({ person, last, bar }) => ({ person, last, bar }));
}

function compareLast(a: Period | null, b: Period | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return comparePeriods(a, b);
}

/** Who is proposed for the period: the first of the queue who are neither passed over nor excused, as many as observe each. */
export function proposed(queue: readonly InTurn[], each: number, excused: ReadonlySet<string> = new Set()): string[] {
  return queue
    .filter(({ person, bar }) => bar === null && !excused.has(person))
    .slice(0, each)
    .map(({ person }) => person);
}
