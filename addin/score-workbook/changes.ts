// What a submission would change against the last accepted state, line by line.
import type { Scheme } from '../../shared/scheme/scheme';
import { sheetKey, type Line, type Sheet } from '../../shared/scoring/sheet';

export interface Change {
  readonly unit: string;
  readonly component: string;
  readonly indicator: string | null;
  readonly before: readonly Line[];
  readonly after: readonly Line[];
}

const byIndicator = (lines: readonly Line[]): Map<string | null, Line[]> => {
  const groups = new Map<string | null, Line[]>();
  for (const line of lines) {
    const at = line.indicator ?? null;
    groups.set(at, [...(groups.get(at) ?? []), line]);
  }
  return groups;
};

type Said = Pick<Line, 'points'> & { readonly reason?: string | undefined; readonly evidence?: string[] | undefined };

const same = (a: readonly Said[], b: readonly Said[]): boolean => {
  const plain = (lines: readonly Said[]): string =>
    JSON.stringify(lines.map(({ points, reason = '', evidence = [] }) => [points, reason, evidence]));
  return plain(a) === plain(b);
};

/** The components whose points rate: there a zero is a score. */
export function ratedOf(scheme: Scheme): ReadonlySet<string> {
  return new Set(scheme.components.filter(({ method }) => method === 'rate').map(({ id }) => id as string));
}

/** No line and a line of zero say the same of a deduction, an addition and a penalty; a rating of zero is a score. */
const saysNothing = (lines: readonly Said[]): boolean =>
  lines.every((line) => line.points === 0 && !line.reason && !line.evidence?.length);

/** Whether two sides say the same of one indicator; `rated` where a zero is a score. */
export const sayTheSame = (a: readonly Said[], b: readonly Said[], rated: boolean): boolean =>
  same(a, b) || (!rated && saysNothing(a) && saysNothing(b));

/** The indicators of the sheets in hand whose lines differ from the accepted ones, in the order of the sheets in hand. */
export function changesAgainst(
  accepted: readonly Sheet[],
  now: readonly Sheet[],
  rated: ReadonlySet<string>,
): Change[] {
  const before = new Map(accepted.map((sheet) => [sheetKey(sheet), sheet]));
  return now.flatMap((sheet) => {
    const old = byIndicator(before.get(sheetKey(sheet))?.lines ?? []);
    const fresh = byIndicator(sheet.lines);
    return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((indicator) => {
      const [was, is] = [old.get(indicator) ?? [], fresh.get(indicator) ?? []];
      return sayTheSame(was, is, rated.has(sheet.component))
        ? []
        : [{ unit: sheet.unit, component: sheet.component, indicator, before: was, after: is }];
    });
  });
}
