// The table of a tier reward (兑现档次) as it stands on 兑现标准, written here and read again by the custom functions.
import { decimalsOf } from '../exact/decimal';
import { exact } from '../exact/exact';
import type { Effects, Reward } from '../scheme/scheme';
import { languages, textIn, type Language } from '../scheme/text';
import type { Cell } from './plan';
import { speaker, type Say } from './words';
import { namesListed } from '../text/lists';

export const roles = ['chief', 'deputy', 'staff', 'unit'] as const;
export type Role = (typeof roles)[number];
export const measures = ['percent', 'cash', 'points'] as const;
export type Measure = (typeof measures)[number];

/** One kind of pay: whose, and counted how. */
export interface PayKind {
  readonly role: Role;
  readonly measure: Measure;
}

const everyPayKind: readonly PayKind[] = roles.flatMap((role) =>
  measures
    .filter((measure) => (role === 'unit' ? measure !== 'percent' : measure !== 'points'))
    .map((measure) => ({ role, measure })),
);

/** How a kind of pay is called (兑现名称): 正职奖金比例, Chief cash (yuan). */
export function payName({ role, measure }: PayKind, language: Language): string {
  const say = speaker(language);
  const words = [say(role === 'unit' ? 'unitItself' : role), say(measure === 'percent' ? 'bonusPercent' : measure)];
  return words.join(language === 'zh-CN' ? '' : ' ');
}

/**
 * What an effect pays of one kind (兑现数额): a share of the bonus (20 % is 0.2), yuan or points; null where it pays none.
 * @example payIn({ chief: { bonusPercent: 20 } }, { role: 'chief', measure: 'percent' }) // 0.2
 */
export function payIn(effects: Effects, { role, measure }: PayKind): number | null {
  if (role === 'unit') return (measure === 'cash' ? effects.unit?.cash : effects.unit?.points) ?? null;
  const pay = effects[role];
  if (measure === 'cash') return pay?.cash ?? null;
  // A double's hundredth has digits of its own: 1.1 % is 0.011, and not 0.011000000000000001.
  return pay?.bonusPercent === undefined ? null : Number(exact(pay.bonusPercent).over(100).toString());
}

/** The kinds of pay (兑现种类) that occur in these effects. */
export function payKindsIn(effects: readonly Effects[]): PayKind[] {
  return everyPayKind.filter((kind) => effects.some((effect) => payIn(effect, kind) !== null));
}

/**
 * The number format of some pays of one kind (数字格式): as many decimals as they have, and a sign, which shows without colour what
 * is given and what is taken.
 * @example payFormat({ role: 'chief', measure: 'percent' }, [0.2, -0.125]) // '+0.0%;-0.0%;0.0%'
 */
export function payFormat({ measure }: PayKind, pays: readonly (number | null)[]): string {
  const most = Math.max(
    0,
    ...pays.map((pay) => (pay === null ? 0 : decimalsOf(pay) - (measure === 'percent' ? 2 : 0))),
  );
  const decimals = most === 0 ? '' : `.${'0'.repeat(most)}`;
  const digits = measure === 'percent' ? `0${decimals}%` : `#,##0${decimals}`;
  return `+${digits};-${digits};${digits}`;
}

/** What an effect says besides pay (其他兑现): award, duties, board, in one line. */
export function effectText(effects: Effects, language: Language): string {
  const say = speaker(language);
  return namesListed(language, [
    ...(effects.award === undefined ? [] : [textIn(effects.award, language)]),
    ...(effects.duties ?? []).map((duty) => say(duty)),
    ...(effects.board === undefined ? [] : [say(effects.board)]),
  ]);
}

export type TierReward = Extract<Reward, { rule: 'tiers' }>;

/** The tiers of a reward in table order: 1, 2 … from the top, then … −2, −1 from the bottom. */
export function tiersOf(reward: Pick<TierReward, 'top' | 'bottom'>): { place: number; effects: Effects }[] {
  const bottom = (reward.bottom ?? []).map((effects, index) => ({ place: -(index + 1), effects }));
  return [...(reward.top ?? []).map((effects, index) => ({ place: index + 1, effects })), ...bottom.reverse()];
}

/**
 * A tier reward as cells (档次表): a header, then one row a tier; place 1 is the first, −1 the last.
 * @example tierTable({ top: [{ unit: { points: 1.5 } }] }, 'en-US') // [['Place', 'Unit points'], [1, 1.5]]
 */
export function tierTable(reward: Pick<TierReward, 'top' | 'bottom'>, language: Language): Cell[][] {
  const tiers = tiersOf(reward);
  const kinds = payKindsIn(tiers.map((tier) => tier.effects));
  const says = tiers.some((tier) => effectText(tier.effects, language) !== '');
  const say = speaker(language);
  return [
    [say('place'), ...kinds.map((kind) => payName(kind, language)), ...(says ? [say('effect')] : [])],
    ...tiers.map(({ place, effects }) => [
      place,
      ...kinds.map((kind) => payIn(effects, kind)),
      ...(says ? [effectText(effects, language) || null] : []),
    ]),
  ];
}

/** A tier table as read again: for each kind of pay what its places earn, from the top and from the bottom. */
export interface Tiers {
  readonly pays: readonly (PayKind & { readonly top: readonly number[]; readonly bottom: readonly number[] })[];
}

const payHeaders: ReadonlyMap<string, PayKind> = new Map(
  languages.flatMap((language) => everyPayKind.map((kind) => [payName(kind, language).toLowerCase(), kind] as const)),
);
const placeHeaders: readonly string[] = languages.map((language: Language) => {
  const say: Say = speaker(language);
  return say('place').toLowerCase();
});

/**
 * A tier table from its cells (档次表), in either language; columns of other names are left alone, a blank pay is 0. Null
 * where it has no column of places or a place or pay that is no number.
 * @example readTierTable([['名次', '正职奖金比例'], [1, 0.2], [-1, -0.2]])?.pays[0]?.bottom // [-0.2]
 */
export function readTierTable(rows: readonly (readonly (string | number | null)[])[]): Tiers | null {
  const header = (rows[0] ?? []).map((cell) =>
    String(cell ?? '')
      .trim()
      .toLowerCase(),
  );
  const placeColumn = header.findIndex((name) => placeHeaders.includes(name));
  if (placeColumn === -1) return null;
  const body = rows.slice(1).filter((row) => row.some((cell) => cell !== null));
  const places = body.map((row) => row[placeColumn]);
  if (!places.every((place) => typeof place === 'number' && Number.isInteger(place) && place !== 0)) return null;
  const pays: Tiers['pays'][number][] = [];
  for (const [column, name] of header.entries()) {
    const kind = payHeaders.get(name);
    if (kind === undefined) continue;
    const top: number[] = [];
    const bottom: number[] = [];
    for (const [index, row] of body.entries()) {
      const pay = row[column] ?? 0;
      if (typeof pay !== 'number') return null;
      const place = places[index] as number;
      if (place > 0) top[place - 1] = pay;
      else bottom[-place - 1] = pay;
    }
    pays.push({ ...kind, top: Array.from(top, (pay) => pay ?? 0), bottom: Array.from(bottom, (pay) => pay ?? 0) });
  }
  return { pays };
}
