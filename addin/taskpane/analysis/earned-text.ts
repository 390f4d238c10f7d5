// What a unit earns in a trial beside what it earns now, as people read it.
import type { UnitId } from '../../../shared/scheme/id';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Language } from '../../../shared/scheme/text';
import type { Earnings, EarningsChange } from '../../../shared/scoring/analysis/earnings';
import { labelsOf } from '../../../shared/sheets/labels';
import { message } from '../../../shared/text/sentences';
import { rewardTexts } from '../../../shared/documents/reward-text';
import { phrasesListed } from '../../../shared/text/lists';

/** The grade, then one text for each reward; what is not scored or earns nothing says so. */
function earnedTexts(
  scheme: Pick<Scheme, 'rewards' | 'grades'>,
  earnings: Earnings | null,
  language: Language,
): string[] {
  if (earnings === null) return [message(language, 'results.incomplete')];
  const grade = earnings.grade && labelsOf(scheme.grades ?? [], language).get(earnings.grade);
  const texts = [
    ...(grade === undefined ? [] : [message(language, 'trial.grade', { grade })]),
    ...rewardTexts(scheme, earnings.rewards, language),
  ];
  return texts.length === 0 ? [message(language, 'trial.nothing')] : texts;
}

/** By unit the lines on what it earns: before and after where that changes, else one line, or none where it earns nothing. */
export function earnedLines(
  scheme: Pick<Scheme, 'rewards' | 'grades'>,
  earnings: readonly EarningsChange[],
  language: Language,
): ReadonlyMap<UnitId, readonly string[]> {
  const told = (one: Earnings | null): string => phrasesListed(language, earnedTexts(scheme, one, language));
  return new Map(
    earnings.map(({ unit, before, after, changed }) => {
      if (!changed) {
        const nothing = after === null || (after.rewards.length === 0 && after.grade === undefined);
        return [unit, nothing ? [] : [message(language, 'trial.earnsSame', { earned: told(after) })]];
      }
      const lines = [
        message(language, 'trial.earnsBefore', { earned: told(before) }),
        message(language, 'trial.earnsAfter', { earned: told(after) }),
      ];
      return [unit, lines];
    }),
  );
}
