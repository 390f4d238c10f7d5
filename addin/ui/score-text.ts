// A score as it is shown: with all the digits of its scheme, as on the ranking sheets.
import { digitsOf } from '../../shared/scheme/defaults';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Language } from '../../shared/scheme/text';

/** Scores are rounded already; this only adds the zeros at their end. */
export function scoreText(scheme: Pick<Scheme, 'digits'>, score: number, language: Language): string {
  const digits = digitsOf(scheme);
  return score.toLocaleString(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
}
