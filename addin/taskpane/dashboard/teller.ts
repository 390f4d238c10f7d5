// With what figures become words: the scheme's titles and digits, in the reader's language; and what every chart is told as.
import { useMemo } from 'react';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Language } from '../../../shared/scheme/text';
import { message } from '../../../shared/text/sentences';
import type { Column } from '../../ui/data-table';
import { useLanguage, type Say } from '../../ui/language';
import { titlesOf } from '../../ui/titles';
import { changeText, scoreOrDash } from '../analysis/change-text';
import type { Drawing } from './charts/drawing';

export interface Teller {
  readonly scheme: Scheme;
  readonly language: Language;
  readonly say: Say;
  readonly titleOf: ReturnType<typeof titlesOf>;
  /** with all the digits of the scheme; a dash for null */
  score(score: number | null): string;
  /** the same with its sign */
  change(change: number | null): string;
}

/** A chart, what it says and its figures. */
export interface ChartTold {
  readonly title: string;
  /** sentences: what it says */
  readonly says: readonly string[];
  /** sentences: how it is to be read, and what of it is shown */
  readonly notes: readonly string[];
  /** null where there is nothing to draw */
  readonly drawing: Drawing | null;
  /** the first cell of each row names it */
  readonly table: { readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };
}

export function tellerIn(scheme: Scheme, language: Language): Teller {
  return {
    scheme,
    language,
    say: (key, values) => message(language, key, values),
    titleOf: titlesOf(scheme, language),
    score: (score) => scoreOrDash(scheme, score, language),
    change: (change) => changeText(scheme, change, language),
  };
}

export function useTeller(scheme: Scheme): Teller {
  const language = useLanguage();
  return useMemo(() => tellerIn(scheme, language), [scheme, language]);
}

/** Columns of figures behind the one that names the row. */
export const numbers = (...titles: readonly string[]): Column[] => titles.map((title) => ({ title, number: true }));

/** How much of a category is shown, where that is not all of it. */
export function shownNote({ say }: Teller, of: number, shown: number, leftOut: number): string[] {
  if (leftOut > 0) return [say('dashboard.shown', { of: shown + leftOut, shown })];
  return shown < of ? [say('dashboard.own', { shown })] : [];
}
