// The figures of a loss analysis as they are shown: rounded for the reader, exact for whoever adds them up.
import type { Exact } from '../../exact/exact';
import { totalOf } from '../mean';
import { lostIn, type Sums } from './loss-groups';
import type { ComponentLosses } from './losses';

/** Points: rounded to the scheme's digits to be shown, and exact as text, in which everything adds up. */
export interface Amount {
  readonly value: number;
  readonly exact: string;
}

/** Points lost at face value, weighted; `null` where nothing of it was scored, `before` also where there is no earlier period. */
export interface Loss {
  readonly lost: Amount | null;
  readonly before: Amount | null;
  /** Lost − before; above zero where it cost more than the last time. */
  readonly change: Amount | null;
}

/** full − score = lost − swallowed, exactly; `score` is the assessed score without its additions. */
export interface LossTotals {
  readonly full: Amount;
  readonly score: Amount;
  readonly lost: Amount;
  /** What lines took beyond a floor or a cap, and so did not cost. */
  readonly swallowed: Amount;
}

/** Points to be shown (分值). */
export const amount = (points: Exact, digits: number): Amount => ({
  value: points.round(digits),
  exact: points.toString(),
});

/** What something cost in both periods, and the change (失分与增减). */
export function lossFrom({ now, before }: Sums, digits: number): Loss {
  return {
    lost: now && amount(now, digits),
    before: before && amount(before, digits),
    change: now && before && amount(now.minus(before), digits),
  };
}

/** Full marks, score, loss and what was swallowed of several components (失分合计); `null` where none was scored. */
export function totalsOf(scored: readonly ComponentLosses[], digits: number): LossTotals | null {
  if (scored.length === 0) return null;
  const total = (pick: (losses: ComponentLosses) => Exact): Amount => amount(totalOf(scored.map(pick)), digits);
  return {
    full: total(({ full }) => full),
    score: total(({ score }) => score),
    lost: total(({ lines }) => lostIn(lines)),
    swallowed: total(({ swallowed }) => swallowed),
  };
}
