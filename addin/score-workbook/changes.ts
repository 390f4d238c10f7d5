// Accepted content against the workbook's content: the one truth that the state, the check and the submission go by.
import type { AcceptedSheet, Receipt } from '../../shared/api/submissions';
import type { Method, Scheme } from '../../shared/scheme/scheme';
import { methodsOf, sameSheet, sayTheSame } from '../../shared/scoring/line-pairs';
import { sheetKey, type Line, type Sheet } from '../../shared/scoring/sheet';

interface Where {
  readonly unit: string;
  readonly component: string;
}

/** Lines of one indicator, or of the component, that are others now. */
export interface LineChange extends Where {
  readonly indicator: string | null;
  readonly before: readonly Line[];
  readonly after: readonly Line[];
}

/** Why the unit is not assessed; null where it is. */
export interface AssessedChange extends Where {
  readonly notAssessed: { readonly before: string | null; readonly after: string | null };
}

export type Change = LineChange | AssessedChange;

const byIndicator = (lines: readonly Line[]): Map<string | null, Line[]> => {
  const groups = new Map<string | null, Line[]>();
  for (const line of lines) {
    const at = line.indicator ?? null;
    groups.set(at, [...(groups.get(at) ?? []), line]);
  }
  return groups;
};

/** What of the sheets in hand differs from the accepted ones, in the order of the sheets in hand. */
export function changesAgainst(accepted: readonly Sheet[], now: readonly Sheet[], scheme: Scheme): Change[] {
  const before = new Map(accepted.map((sheet) => [sheetKey(sheet), sheet]));
  const methods = methodsOf(scheme);
  return now.flatMap((sheet): Change[] => {
    const { unit, component } = sheet;
    const old = before.get(sheetKey(sheet));
    const reasons = { before: old?.notAssessed ?? null, after: sheet.notAssessed ?? null };
    const assessed = reasons.before === reasons.after ? [] : [{ unit, component, notAssessed: reasons }];
    const [was, is] = [byIndicator(old?.lines ?? []), byIndicator(sheet.lines)];
    const lines = [...new Set([...is.keys(), ...was.keys()])].flatMap((indicator): LineChange[] => {
      const [first, second] = [was.get(indicator) ?? [], is.get(indicator) ?? []];
      return sayTheSame(first, second, methods.get(component) as Method)
        ? []
        : [{ unit, component, indicator, before: first, after: second }];
    });
    return [...assessed, ...lines];
  });
}

/** What a submission of some sheets would change. */
export interface Compared {
  readonly changes: readonly Change[];
  /** of how many of them nothing was accepted before */
  readonly fresh: number;
  /** whether all of it is accepted already */
  readonly same: boolean;
}

/** Holds the sheets in hand against all that is accepted. */
export function comparedWith(accepted: readonly AcceptedSheet[], now: readonly Sheet[], scheme: Scheme): Compared {
  const before = new Map(accepted.map(({ key, sheet }) => [key, sheet]));
  const methods = methodsOf(scheme);
  const same = now.filter((sheet) => {
    const old = before.get(sheetKey(sheet));
    return old !== undefined && sameSheet(old, sheet, methods.get(sheet.component) as Method);
  });
  return {
    changes: changesAgainst([...before.values()], now, scheme),
    fresh: now.filter((sheet) => !before.has(sheetKey(sheet))).length,
    same: now.length > 0 && same.length === now.length,
  };
}

/** Whether the accepted sheets were asked for before this receipt was given: they say nothing of what it confirms. */
export function isBefore(accepted: readonly AcceptedSheet[], receipt: Receipt | null): boolean {
  if (receipt === null) return false;
  const submissions = new Map(accepted.map(({ key, submission }) => [key, submission]));
  return receipt.sheets.some(({ key }) => (submissions.get(key) ?? 0) < receipt.submission);
}
