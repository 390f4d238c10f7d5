// Which readings of a sheet are offered to somebody (候选识别结果), and how sure each of them is.
import type { SheetGrid } from '../grid';
import { guessAt, guessReadings, guessTables } from './guess-tables';
import { likelyConfidence, type GuessOptions, type TableGuess } from './table-search';

const offered = 3;
const sureConfidence = 0.8;

/** How sure a guess is, for words beside it. */
export function sureness(confidence: number): 'high' | 'mid' | 'low' {
  if (confidence >= sureConfidence) return 'high';
  return confidence >= likelyConfidence ? 'mid' : 'low';
}

/**
 * The three best readings of a sheet, best first: its tables, each up to where the next begins, then other bands of rows as headers. Tables of
 * one sheet are all offered, however many there are.
 */
export function offerReadings(grid: SheetGrid, options: GuessOptions): TableGuess[] {
  const tables = guessTables(grid, options);
  const isKnown = ({ mapping }: TableGuess): boolean =>
    tables.some(
      ({ mapping: { header } }) => header.first === mapping.header.first && header.last === mapping.header.last,
    );
  // As they would be found again: up to where another table begins.
  const others = guessReadings(grid, options)
    .filter((guess) => !isKnown(guess))
    .flatMap(({ mapping }) => guessAt(grid, mapping.header, options) ?? []);
  const best = [...tables].sort((one, other) => other.confidence - one.confidence);
  return [...best, ...others.slice(0, Math.max(0, offered - best.length))];
}
