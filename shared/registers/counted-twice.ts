// What may be counted twice (重复计分): an assessor's line that says what a record counts in the same place as well.
import type { Fault } from '../scheme/fault';
import type { Line, Sheet } from '../scoring/sheet';
import type { Posting } from './postings';

/** Something to look at before results are made of it; it stops nothing. */
export type TwiceWarning = Fault<'line-counted-twice'>;

const placeOf = ({ unit, component }: Pick<Sheet, 'unit' | 'component'>, { indicator, points }: Line): string =>
  JSON.stringify([unit, component, indicator ?? null, points]);

/** Assessors' lines with the same indicator and points as what a record counts of the unit (疑似重复计分), in the order of the sheets. */
export function twiceWarnings(accepted: readonly Sheet[], postings: readonly Posting[]): TwiceWarning[] {
  if (postings.length === 0) return [];
  const recorded = new Map(postings.map((posting) => [placeOf(posting, posting), posting]));
  return accepted.flatMap((sheet) =>
    sheet.lines.flatMap((line): TwiceWarning[] => {
      const posting = recorded.get(placeOf(sheet, line));
      if (posting === undefined) return [];
      const { unit, component } = sheet;
      const { indicator = '', points, record } = posting;
      const detail = { unit, component, ...(indicator !== '' && { indicator }), points, record };
      return [{ code: 'line-counted-twice', path: `units["${unit}"]`, detail }];
    }),
  );
}
