// What the office tries out (预考评试算): entries as typed, and the change of the calculation that they mean.
import { decimalsOf } from '../../../shared/exact/decimal';
import { exact } from '../../../shared/exact/exact';
import type { ComponentId } from '../../../shared/scheme/id';
import type { PointsChange, WhatIfChange } from '../../../shared/scoring/analysis/what-if';

export const shares = ['memberTakes', 'hostTakes'] as const;
export type Share = (typeof shares)[number];

/** What was typed, by what it is about; a share in percent. What is not there was left as it is. */
export interface Trial {
  readonly shares: Readonly<Partial<Record<Share, string>>>;
  readonly weights: Readonly<Record<ComponentId, string>>;
  readonly points: readonly PointsChange[];
}

export const untouched: Trial = { shares: {}, weights: {}, points: [] };

/** A number of zero or more with so many decimals at most; null for any other text. */
export function numberIn(text: string, decimals = 4): number | null {
  const plain = text.trim();
  if (!/^\d{1,9}(\.\d+)?$/.test(plain)) return null;
  const number = Number(plain);
  return decimalsOf(number) <= decimals ? number : null;
}

/** A share of 0 to 1 that was typed in percent; null for any other text. */
export function shareIn(text: string): number | null {
  const percent = numberIn(text, 2);
  return percent === null || percent > 100 ? null : exact(percent).over(100).round(4);
}

/** A share in percent, to be typed over. */
export const percentOf = (share: number): string => exact(share).times(exact(100)).toString();

/** What the calculation is to do otherwise; text that is no number changes nothing yet. */
export function changeOf({ shares: typed, weights, points }: Trial): WhatIfChange {
  const given = <Key extends string>(texts: readonly [Key, number | null][]) =>
    Object.fromEntries(texts.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])));
  const blend = given(shares.map((share) => [share, shareIn(typed[share] ?? '')]));
  const weighed = given(Object.entries(weights).map(([id, text]) => [id, numberIn(text)]));
  return {
    ...(Object.keys(blend).length > 0 && { blend }),
    ...(Object.keys(weighed).length > 0 && { weights: weighed }),
    ...(points.length > 0 && { points }),
  };
}

const samePlace = (a: PointsChange, b: PointsChange): boolean =>
  a.unit === b.unit && a.component === b.component && a.assessor === b.assessor && a.indicator === b.indicator;

/** The trial with these points, in the place of others tried there before. */
export function withPoints(trial: Trial, change: PointsChange): Trial {
  return { ...trial, points: [...trial.points.filter((one) => !samePlace(one, change)), change] };
}

export function withoutPoints(trial: Trial, change: PointsChange): Trial {
  return { ...trial, points: trial.points.filter((one) => one !== change) };
}
