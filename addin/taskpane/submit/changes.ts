// What a submission would change against the last accepted state, line by line.
import { sheetKey, type Line, type Sheet } from '../../../shared/scoring/sheet';

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

const same = (a: readonly Line[], b: readonly Line[]): boolean => {
  const plain = (lines: readonly Line[]): string =>
    JSON.stringify(lines.map(({ points, reason = '', evidence = [] }) => [points, reason, evidence]));
  return plain(a) === plain(b);
};

/** No line and a line of zero say the same of a deduction, an addition and a penalty; a rating of zero is a score. */
const saysNothing = (lines: readonly Line[]): boolean =>
  lines.every((line) => line.points === 0 && !line.reason && !line.evidence?.length);

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
      const nothing = !rated.has(sheet.component) && saysNothing(was) && saysNothing(is);
      return nothing || same(was, is)
        ? []
        : [{ unit: sheet.unit, component: sheet.component, indicator, before: was, after: is }];
    });
  });
}
