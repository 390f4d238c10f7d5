// What may be counted twice (重复计分): an assessor's line that says what a record counts in the same place as well.
import type { Fault } from '../scheme/fault';
import type { Line, Sheet } from '../scoring/sheet';

/** Something to look at before results are made of it; it stops nothing. */
export type TwiceWarning = Fault<'line-counted-twice'>;

/** What a record counts, and where. */
interface CountedLine {
  readonly unit: string;
  readonly component: string;
  readonly indicator?: string | undefined;
  readonly points: number;
  readonly record: string;
}

type Place = Pick<Sheet, 'unit' | 'component'>;

const placeOf = (
  { unit, component }: Pick<CountedLine, 'unit' | 'component'>,
  { indicator, points }: Pick<CountedLine, 'indicator' | 'points'>,
): string => JSON.stringify([unit, component, indicator ?? null, points]);

/** Tells of a line whether it has the same indicator and points as what a record counts of the unit (疑似重复计分). */
export function twiceFinder(postings: readonly CountedLine[]): (sheet: Place, line: Line) => TwiceWarning | null {
  const recorded = new Map(postings.map((posting) => [placeOf(posting, posting), posting]));
  return (sheet, line) => {
    const posting = recorded.get(placeOf(sheet, line));
    if (posting === undefined) return null;
    const { unit, component } = sheet;
    const { indicator = '', points, record } = posting;
    const detail = { unit, component, ...(indicator !== '' && { indicator }), points, record };
    return { code: 'line-counted-twice', path: `units["${unit}"]`, detail };
  };
}

/** Those of assessors' sheets, in the order of the sheets. */
export function twiceWarnings(accepted: readonly Sheet[], postings: readonly CountedLine[]): TwiceWarning[] {
  if (postings.length === 0) return [];
  const twice = twiceFinder(postings);
  return accepted.flatMap((sheet) => sheet.lines.flatMap((line) => twice(sheet, line) ?? []));
}
