// =JX.TIERBONUS: what a place earns.
import { tierOf } from '../../shared/scoring/tier';
import { readTierTable, type Tiers } from '../../shared/sheets/tier-table';
import { numberIn, optionalNumber, tableIn, within, wordIn } from './cells';
import { Refusal } from './refusal';

const roles = {
  chief: ['正职'],
  deputy: ['副职'],
  staff: ['员工', '职工'],
  unit: ['单位'],
} as const;

const measures = {
  percent: ['%', '比例', '奖金比例'],
  cash: ['yuan', '元', '金额', '现金'],
  points: ['分', '分值'],
} as const;

const luanMonth: Tiers = {
  pays: (['chief', 'deputy'] as const).map((role) => ({
    role,
    measure: 'percent',
    top: [0.2, 0.15],
    bottom: [-0.2, -0.15],
  })),
};

/**
 * 名次兑现：按名次应得的奖金比例、金额或分值；前后两端都不超过参评数的一半，中间得 0 | What a place earns; neither end reaches beyond half of the ranked units, and what lies between earns 0
 * @customfunction TIERBONUS
 * @param place 名次：从高到低的名次 | The place from the top
 * @param of 参评数：同类别参加排名的单位数 | How many units of the category are ranked
 * @param [role] 人员：正职（默认）、副职、员工或单位 | chief (default), deputy, staff or unit
 * @param [tiers] 档次表：“兑现标准”上带表头的区域，默认为潞安月度标准 | A table with its header as on the sheet Reward tables; Luan's month by default
 * @param [measure] 计法：比例（默认）、金额或分值 | percent (default), cash or points
 * @param [fromBottom] 倒数名次：有并列时请给出，默认由名次推算 | The place from the bottom, needed where units tie; by default it follows from the place
 */
export function tierBonus(
  place: unknown[][],
  of: unknown[][],
  role?: unknown,
  tiers?: unknown[][],
  measure?: unknown,
  fromBottom?: unknown[][],
): number {
  const ranked = within(numberIn(of, 'of'), 'of', 1, Number.MAX_SAFE_INTEGER, true);
  const top = within(numberIn(place, 'place'), 'place', 1, ranked, true);
  const bottom = within(optionalNumber(fromBottom, 'fromBottom', ranked - top + 1), 'fromBottom', 1, ranked, true);
  const whose = wordIn(role, 'role', roles, 'chief');
  const counted = wordIn(measure, 'measure', measures, 'percent');
  const cells = tableIn(tiers, 'tiers');
  const table = cells === null ? luanMonth : readTierTable(cells);
  if (table === null) throw new Refusal('not-a-table', 'tiers');
  const pay = table.pays.find((kind) => kind.role === whose && kind.measure === counted);
  if (pay === undefined) return 0;
  const tier = tierOf({ place: top, placeFromBottom: bottom }, ranked, pay.top.length, pay.bottom.length);
  return (tier === null ? undefined : pay[tier.side][tier.rank - 1]) ?? 0;
}
