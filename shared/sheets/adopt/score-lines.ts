// Which scores may become deductions by the scheme's full marks (得分折算): each once, and none that is likely of another scale.
import type { CellPlace } from '../plan';

/** A line of points; `marks` are the full marks by which its score became a deduction, null where it says what is taken off. */
export interface ConvertedLine {
  readonly at: number;
  readonly unit: string;
  /** The indicator, or the component where it has none. */
  readonly part: string;
  readonly column: string;
  readonly number: number;
  readonly marks: number | null;
  /** Whether the table itself names these full marks. */
  readonly isSaid: boolean;
  readonly place: CellPlace;
}

/** Scores of a column that are taken by the scheme's full marks, since the table names none. */
export interface AssumedMarks {
  readonly column: string;
  readonly part: string;
  readonly marks: number;
}

/** What no score of another scale reaches as a rule, as a share of the full marks. */
const likelyShare = 0.5;

function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[][] {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return [...groups.values()];
}

type Assumed = ConvertedLine & { readonly marks: number };

const assumedOf = (lines: readonly ConvertedLine[]): Assumed[] =>
  lines.flatMap((line) => (line.marks === null || line.isSaid ? [] : [{ ...line, marks: line.marks }]));

/** The full marks of the scheme that are taken for scores of tables without any, each once. */
export function assumedMarks(lines: readonly ConvertedLine[]): AssumedMarks[] {
  const groups = grouped(assumedOf(lines), ({ column, part, marks }) => JSON.stringify([column, part, marks]));
  return groups.flatMap(([first]) =>
    first === undefined ? [] : [{ column: first.column, part: first.part, marks: first.marks }],
  );
}

/**
 * Scores of one column and indicator without full marks of the table, none of which is above half of the scheme's: 4.5 may be of five as well as of
 * twenty. They stand together, the highest of each told.
 */
export function scalesUnsaid(
  lines: readonly ConvertedLine[],
): { readonly lines: readonly ConvertedLine[]; readonly highest: number; readonly marks: number }[] {
  const groups = grouped(assumedOf(lines), ({ column, part }) => JSON.stringify([column, part]));
  return groups
    .filter((group) => group.every(({ number, marks }) => number <= marks * likelyShare))
    .map((group) => ({
      lines: group,
      highest: Math.max(...group.map(({ number }) => number)),
      marks: Math.max(...group.map(({ marks }) => marks)),
    }));
}

/** Lines beside a score of the same unit and indicator: deductions add up, a score is all that there is. */
export function besideScores(
  lines: readonly ConvertedLine[],
): { readonly line: ConvertedLine; readonly first: ConvertedLine }[] {
  return grouped(lines, ({ unit, part }) => JSON.stringify([unit, part]))
    .filter((group) => group.some(({ marks }) => marks !== null))
    .flatMap(([first, ...others]) => (first === undefined ? [] : others.map((line) => ({ line, first }))));
}
