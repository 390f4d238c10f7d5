// What stands in a column below its header (列内容): how many numbers, texts, blanks, and of what kind.
import { scoreIn } from './score-text';
import type { Surface } from './surface';

/** Shares are of the filled cells, but for `filled` itself, which is of all. */
export interface ColumnContent {
  readonly rows: number;
  readonly filled: number;
  readonly numbers: number;
  readonly texts: number;
  readonly dates: number;
  readonly formulas: number;
  /** Whether its numbers may be names, as of rooms: whole, above 0, each but once, none a percentage. */
  readonly areNumbers: boolean;
  /** Whether it counts 1, 2, 3 …. */
  readonly isCounted: boolean;
  /** Different texts, by the texts there are. */
  readonly distinct: number;
  /** Mean length of the texts. */
  readonly length: number;
  readonly largest: number;
  readonly least: number;
}

const mostRows = 300;

/** Looks at one column in the rows given. */
export function contentOf(surface: Surface, column: number, rows: readonly number[]): ColumnContent {
  const looked = rows.slice(0, mostRows);
  let [filled, numbers, texts, dates, formulas, length] = [0, 0, 0, 0, 0, 0];
  let [largest, least] = [-Infinity, Infinity];
  const different = new Set<string>();
  const counted: number[] = [];
  let areNumbers = true;
  for (const row of looked) {
    const text = surface.text(row, column);
    if (text === '') continue;
    filled += 1;
    const cell = surface.cell(row, column);
    if (cell.isFormula) formulas += 1;
    const meant = scoreIn(cell);
    if (meant.kind === 'number') {
      numbers += 1;
      if (!Number.isInteger(meant.value) || meant.value <= 0 || meant.isPercentage) areNumbers = false;
      largest = Math.max(largest, meant.value);
      least = Math.min(least, meant.value);
      if (surface.sourceOf(row, column).row === row) counted.push(meant.value);
    } else if (meant.kind === 'date') dates += 1;
    else {
      texts += 1;
      length += [...text].length;
      different.add(text);
    }
  }
  const of = (count: number): number => (filled === 0 ? 0 : count / filled);
  return {
    rows: looked.length,
    filled: looked.length === 0 ? 0 : filled / looked.length,
    numbers: of(numbers),
    texts: of(texts),
    dates: of(dates),
    formulas: of(formulas),
    areNumbers: areNumbers && counted.length > 0 && new Set(counted).size === counted.length,
    isCounted: counts(counted) && numbers > texts,
    distinct: texts === 0 ? 0 : different.size / texts,
    length: texts === 0 ? 0 : length / texts,
    largest: numbers === 0 ? 0 : largest,
    least: numbers === 0 ? 0 : least,
  };
}

/** Whether numbers go up by one from 1, with a new start now and then. */
function counts(values: readonly number[]): boolean {
  if (values.length < 2 || values[0] !== 1) return false;
  const steps = values.slice(1).filter((value, at) => value === (values[at] ?? 0) + 1 || value === 1).length;
  return (
    steps >= (values.length - 1) * 0.9 && values.some((value, at) => at > 0 && value === (values[at - 1] ?? 0) + 1)
  );
}
