// Two states of one sheet side by side: which of their lines belong together, and which of these do not say the same.
import type { Method, Scheme } from '../scheme/scheme';
import type { Line, Sheet } from './sheet';

/** A line as it is told; what is absent and what is empty say the same. */
export type SaidLine = Pick<Line, 'points'> & {
  readonly reason?: string | undefined;
  readonly evidence?: readonly string[] | undefined;
  readonly record?: string | undefined;
};

/** The how-manieth line of one indicator, or of the component, on both sides; `null` where a side has none. */
export interface LinePair {
  readonly indicator: string | null;
  readonly position: number;
  readonly yours: Line | null;
  readonly theirs: Line | null;
}

const plain = (lines: readonly SaidLine[]): string =>
  JSON.stringify(
    lines.map(({ points, reason = '', evidence = [], record = '' }) => [points, reason, evidence, record]),
  );

const saysNothing = (lines: readonly SaidLine[]): boolean =>
  lines.every(({ points, reason, evidence, record }) => points === 0 && !reason && !evidence?.length && !record);

/**
 * Whether some lines of one indicator say the same as others (内容相同): no line and a line of zero say the same of a deduction, an
 * addition and a penalty; a rating of zero is a score.
 * @example sayTheSame([], [{ points: 0 }], 'deduct') // true
 * @example sayTheSame([], [{ points: 0 }], 'rate') // false
 */
export function sayTheSame(a: readonly SaidLine[], b: readonly SaidLine[], method: Method): boolean {
  return plain(a) === plain(b) || (method !== 'rate' && saysNothing(a) && saysNothing(b));
}

/**
 * What a line is paired by (对应行): its indicator and which line of that indicator it is, counted from 0; in the order of the lines.
 * @example linesByPlace([{ points: 1 }, { points: 2 }]).map(({ position }) => position) // [0, 1]
 */
export function linesByPlace<L extends Pick<Line, 'indicator'>>(
  lines: readonly L[],
): { readonly indicator: string | null; readonly position: number; readonly line: L }[] {
  const seen = new Map<string | null, number>();
  return lines.map((line) => {
    const indicator = line.indicator ?? null;
    const position = seen.get(indicator) ?? 0;
    seen.set(indicator, position + 1);
    return { indicator, position, line };
  });
}

/** The lines of two states of a sheet in pairs (逐行对照), without those pairs that say the same; first in the order of the one's own. */
export function differingLines(yours: readonly Line[], theirs: readonly Line[], method: Method): LinePair[] {
  const pairs = new Map<string, LinePair>();
  const keyOf = (indicator: string | null, position: number) => JSON.stringify([indicator, position]);
  for (const { indicator, position, line } of linesByPlace(yours)) {
    pairs.set(keyOf(indicator, position), { indicator, position, yours: line, theirs: null });
  }
  for (const { indicator, position, line } of linesByPlace(theirs)) {
    const key = keyOf(indicator, position);
    pairs.set(key, { indicator, position, yours: pairs.get(key)?.yours ?? null, theirs: line });
  }
  const listed = (line: Line | null): Line[] => (line === null ? [] : [line]);
  return [...pairs.values()].filter((pair) => !sayTheSame(listed(pair.yours), listed(pair.theirs), method));
}

/** Whether two states of a sheet say the same (内容相同): the same lines, and of *not assessed* the same. */
export function sameSheet(a: Sheet, b: Sheet, method: Method): boolean {
  return a.notAssessed === b.notAssessed && differingLines(a.lines, b.lines, method).length === 0;
}

/** The method of each component (计分方法), by its id. */
export function methodsOf({ components }: Pick<Scheme, 'components'>): ReadonlyMap<string, Method> {
  return new Map(components.map(({ id, method }) => [id, method]));
}
