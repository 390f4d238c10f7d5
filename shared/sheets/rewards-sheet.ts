// The sheet 兑现标准: what each place, threshold and quota of the scheme earns, in tables that formulas can read.
import type { Reward, Scheme } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import { blockAddress, cellAddress, fixed, onSheet } from './address';
import { labelsOf } from './labels';
import type { BlockPlan, Cell, SheetPlan } from './plan';
import { effectText, payFormat, payIn, payKindsIn, payName, tiersOf, tierTable, type TierReward } from './tier-table';
import { speaker, type Say } from './words';
import { namesListed, remarked } from '../text/lists';

const firstRow = 2;

interface TierPlace {
  readonly reward: TierReward;
  /** The row of its title; the table's header is the row below. */
  readonly row: number;
}

const isTiers = (reward: Reward): reward is TierReward => reward.rule === 'tiers';

function tierPlaces(scheme: Scheme): { places: TierPlace[]; end: number } {
  const places: TierPlace[] = [];
  let row = firstRow;
  for (const reward of (scheme.rewards ?? []).filter(isTiers)) {
    places.push({ reward, row });
    row += tiersOf(reward).length + 3;
  }
  return { places, end: row };
}

/** The cells of a tier reward's table, header included, as a formula on another sheet names them; null for other rewards. */
export function tierRange(scheme: Scheme, rewardId: string, tab: string, language: Language): string | null {
  const place = tierPlaces(scheme).places.find(({ reward }) => reward.id === rewardId);
  if (place === undefined) return null;
  const cells = tierTable(place.reward, language);
  return onSheet(tab, fixed(blockAddress(place.row + 1, 0, cells.length, cells[0]?.length ?? 1)));
}

const scopeOf = (reward: Reward, scheme: Scheme, language: Language, say: Say): string => {
  const categories = labelsOf(scheme.categories, language);
  const named = reward.categories?.map((id) => categories.get(id) ?? id);
  return namesListed(language, [say(reward.on), ...(named ?? [])]);
};

function conditionOf(reward: Exclude<Reward, TierReward>, say: Say): string {
  if (reward.rule === 'threshold') {
    const score = say(reward.score);
    return [
      ...(reward.atLeast === undefined ? [] : [say('atLeastScore', { score, atLeast: reward.atLeast })]),
      ...(reward.below === undefined ? [] : [say('belowScore', { score, below: reward.below })]),
    ].join(' · ');
  }
  const among = say(reward.across === 'all' ? 'ofAll' : 'ofCategory');
  // An exact percentage of a share given in the scheme: the text of the number, not a calculation with it.
  const quota =
    reward.count === undefined
      ? say('quotaShare', {
          share: (reward.share ?? 0).toLocaleString('en-US', { style: 'percent', maximumFractionDigits: 4 }),
        })
      : say('quotaCount', { count: reward.count });
  return `${quota} · ${among}`;
}

function otherRewards(
  scheme: Scheme,
  language: Language,
  row: number,
): { block: BlockPlan; formats: SheetPlan['numberFormats'] } | null {
  const say = speaker(language);
  const rewards = (scheme.rewards ?? []).filter((reward) => !isTiers(reward));
  if (rewards.length === 0) return null;
  const kinds = payKindsIn(rewards.map((reward) => reward.effects));
  const header: Cell[] = [
    say('reward'),
    say('condition'),
    say('period'),
    ...kinds.map((kind) => payName(kind, language)),
    say('effect'),
  ];
  const cells = rewards.map((reward): Cell[] => [
    textIn(reward.title, language),
    conditionOf(reward, say),
    scopeOf(reward, scheme, language, say),
    ...kinds.map((kind) => payIn(reward.effects, kind)),
    effectText(reward.effects, language) || null,
  ]);
  return {
    block: { at: cellAddress(row, 0), cells: [header, ...cells] },
    formats: kinds.map((kind, index) => ({
      at: blockAddress(row + 1, 3 + index, cells.length, 1),
      format: payFormat(
        kind,
        rewards.map((reward) => payIn(reward.effects, kind)),
      ),
    })),
  };
}

/**
 * The sheet 兑现标准 of a scheme: a table for each tier reward, then thresholds and quotas.
 * @example planRewardsSheet(luan, '兑现标准', 'zh-CN').key // 'rewards'
 */
export function planRewardsSheet(scheme: Scheme, tab: string, language: Language): SheetPlan {
  const say = speaker(language);
  const { places, end } = tierPlaces(scheme);
  const others = otherRewards(scheme, language, end);
  const blocks: BlockPlan[] = [{ at: 'A1', cells: [[say('rewardTables')]] }];
  const styles: NonNullable<SheetPlan['styles']>[number][] = [{ at: 'A1', style: 'title' }];
  const formats: NonNullable<SheetPlan['numberFormats']>[number][] = [];
  const placeFormat = language === 'zh-CN' ? '"第 "0" 名";"倒数第 "0" 名"' : '0;0" from the bottom"';
  for (const { reward, row } of places) {
    const cells = tierTable(reward, language);
    const tiers = cells.length - 1;
    const title = remarked(language, textIn(reward.title, language), scopeOf(reward, scheme, language, say));
    blocks.push({ at: cellAddress(row, 0), cells: [[title]] }, { at: cellAddress(row + 1, 0), cells });
    styles.push(
      { at: cellAddress(row, 0), style: 'subtitle' },
      { at: blockAddress(row + 1, 0, 1, cells[0]?.length ?? 1), style: 'header' },
    );
    if (tiers === 0) continue;
    formats.push({ at: blockAddress(row + 2, 0, tiers, 1), format: placeFormat });
    const effects = tiersOf(reward).map((tier) => tier.effects);
    payKindsIn(effects).forEach((kind, index) => {
      const format = payFormat(
        kind,
        effects.map((effect) => payIn(effect, kind)),
      );
      formats.push({ at: blockAddress(row + 2, 1 + index, tiers, 1), format });
    });
  }
  if (others !== null) {
    blocks.push(others.block);
    styles.push({ at: blockAddress(end, 0, 1, others.block.cells[0]?.length ?? 1), style: 'header' });
    formats.push(...(others.formats ?? []));
  }
  return {
    key: 'rewards',
    name: tab,
    blocks,
    styles,
    numberFormats: formats,
    columns: [
      { at: 'A:C', width: 150 },
      { at: 'D:J', width: 110 },
    ],
    inputs: [],
    print: { landscape: false, titleRows: '$1:$1' },
  };
}
