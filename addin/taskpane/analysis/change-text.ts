// Changes as people read them: with their sign, and a rise or fall in words, never by colour alone.
import { digitsOf } from '../../../shared/scheme/defaults';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Language } from '../../../shared/scheme/text';
import { message } from '../../../shared/text/sentences';
import { scoreText } from '../../ui/score-text';

/** A score, or a dash where nothing is scored. */
export const scoreOrDash = (scheme: Pick<Scheme, 'digits'>, score: number | null, language: Language): string =>
  score === null ? '—' : scoreText(scheme, score, language);

/** A difference of scores with all the scheme's digits and its sign. */
export function changeText(scheme: Pick<Scheme, 'digits'>, change: number | null, language: Language): string {
  if (change === null) return '—';
  const digits = digitsOf(scheme);
  return change.toLocaleString(language, {
    minimumFractionDigits: digits,
    // A mean of two versions may have more digits than the scheme: the change is exact to four.
    maximumFractionDigits: Math.max(digits, 4),
    signDisplay: 'exceptZero',
    useGrouping: false,
  });
}

/** Where a unit went within its category. */
export function placesText(gained: number | null, language: Language): string {
  if (gained === null) return '—';
  if (gained === 0) return message(language, 'compare.same');
  return message(language, gained > 0 ? 'compare.up' : 'compare.down', { places: Math.abs(gained) });
}

/** A share of 0 to 1 in percent. */
export const shareText = (share: number, language: Language): string =>
  share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 2 });
