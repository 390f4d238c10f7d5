// What a unit earned, as one line: the reward and its tier, whom it pays what, and what else follows.
import type { Effects, Pay, Scheme } from '../scheme/scheme';
import type { Language } from '../scheme/text';
import { labelsOf } from '../sheets/labels';
import { tierText } from '../sheets/results-columns';
import { effectText } from '../sheets/tier-table';
import { speaker } from '../sheets/words';
import { message } from '../text/sentences';

const paid = ['chief', 'deputy', 'staff'] as const;

const signed = (number: number, language: Language): string =>
  number.toLocaleString(language, { signDisplay: 'exceptZero', maximumFractionDigits: 4 });

function payText(pay: Pay | undefined, language: Language): string[] {
  const amounts = [
    ...(pay?.bonusPercent === undefined ? [] : [`${signed(pay.bonusPercent, language)}%`]),
    ...(pay?.cash === undefined ? [] : [message(language, 'results.cash', { cash: signed(pay.cash, language) })]),
  ];
  return amounts;
}

function partsOfEffects(effects: Effects, language: Language): string[] {
  const people = paid.flatMap((who) => {
    const amounts = payText(effects[who], language);
    return amounts.length === 0 ? [] : [`${message(language, `results.${who}`)} ${amounts.join(' ')}`];
  });
  const { cash, points } = effects.unit ?? {};
  const unit = [
    ...payText(cash === undefined ? undefined : { cash }, language),
    ...(points === undefined ? [] : [message(language, 'results.points', { points: signed(points, language) })]),
  ];
  const rest = effectText(effects, language);
  return [...people, ...unit, ...(rest === '' ? [] : [rest])];
}

/** One text for each reward of the unit. */
export function rewardTexts(
  scheme: Pick<Scheme, 'rewards'>,
  rewards: readonly { readonly reward: string; readonly tier?: string | undefined; readonly effects: Effects }[],
  language: Language,
): string[] {
  const titles = labelsOf(scheme.rewards ?? [], language);
  return rewards.map(({ reward, tier, effects }) => {
    const name = titles.get(reward) ?? reward;
    const place = tierText(tier, speaker(language));
    const earned = place === null ? name : message(language, 'results.tier', { reward: name, tier: place });
    return [earned, ...partsOfEffects(effects, language)].join(language === 'zh-CN' ? '，' : ', ');
  });
}
