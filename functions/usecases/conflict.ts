// Edits that met somebody else's: which sheets have changed since they were fetched, and in which lines the two differ.
import type { Conflict } from '../../shared/api/problem';
import type { Method } from '../../shared/scheme/scheme';
import { differingLines, methodsOf } from '../../shared/scoring/line-pairs';
import { sheetKey, type Sheet } from '../../shared/scoring/sheet';
import type { ReachedPeriod } from './access';
import { RequestRefusal } from './request-refusal';
import { etagAt } from './position';
import type { SheetIndex } from './sheet-index';
import type { OpenedPeriod } from './stored-period';
import { sheetsAt } from './submissions';

type Base = Readonly<Record<string, string | null>>;

/** Refuses a base of other sheets than those submitted: a comparison would show lines of other groups. */
export function assertBase(sheets: readonly Sheet[], base: Base): void {
  const named = Object.keys(base);
  if (named.length === 0) return;
  const submitted = new Set(sheets.map(sheetKey));
  const others = named.filter((key) => !submitted.has(key));
  if (others.length === 0) return;
  const faults = others.map((key) => ({ code: 'unknown-key', path: `base["${key}"]`, detail: { key } }));
  throw new RequestRefusal('malformed', 'The base names sheets that are not submitted', faults);
}

/**
 * The sheets whose accepted state is not the one they were edited from; `base` names none but these sheets. Where what was
 * submitted meanwhile says the same, accepting it again loses nothing: that is no conflict.
 */
export async function conflictsOf(
  period: OpenedPeriod,
  index: SheetIndex,
  sheets: readonly Sheet[],
  base: Base,
): Promise<Conflict[]> {
  const stale = Object.keys(base).filter((key) => base[key] !== currentEtag(index, key));
  if (stale.length === 0) return [];
  const methods = methodsOf(period.scheme);
  const mine = new Map(sheets.map((sheet) => [sheetKey(sheet), sheet]));
  const accepted = await sheetsAt(
    period,
    stale.flatMap((key) => index.get(key) ?? []),
  );
  const theirs = new Map(accepted.map((version) => [version.key, version]));
  return stale.flatMap((key) => {
    const [sheet, version] = [mine.get(key), theirs.get(key)];
    const method = methods.get(key.split('~')[1] ?? '') as Method;
    const lines = differingLines(sheet?.lines ?? [], version?.sheet.lines ?? [], method);
    const [mineNot = null, theirsNot = null] = [sheet?.notAssessed, version?.sheet.notAssessed];
    if (version && lines.length === 0 && mineNot === theirsNot) return [];
    return [
      {
        key,
        base: base[key] ?? null,
        current: version?.etag ?? null,
        by: version?.by ?? null,
        acceptedAt: version?.acceptedAt ?? null,
        lines,
        ...(mineNot !== theirsNot && { notAssessed: { yours: mineNot, theirs: theirsNot } }),
      },
    ];
  });
}

/** How many accepted sheets of other people are replaced without a comparison: `base` does not name them. */
export async function replacedUnseen(
  period: ReachedPeriod,
  index: SheetIndex,
  sheets: readonly Sheet[],
  base: Base,
): Promise<number> {
  const unseen = sheets.map(sheetKey).filter((key) => !Object.hasOwn(base, key));
  const replaced = await sheetsAt(
    period,
    unseen.flatMap((key) => index.get(key) ?? []),
  );
  return replaced.filter((version) => version.by !== period.actor.id).length;
}

function currentEtag(index: SheetIndex, key: string): string | null {
  const position = index.get(key);
  return position === undefined ? null : etagAt(position);
}
