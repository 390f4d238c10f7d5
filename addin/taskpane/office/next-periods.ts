// Which periods the office may want to open next: the one after the latest of the cycle, and roll-ups whose parts are there.
import { fewestParts } from '../../../shared/scheme/defaults';
import {
  comparePeriods,
  nextPeriod,
  parsePeriodOf,
  partsOf,
  periodAround,
  periodKind,
} from '../../../shared/scheme/period';
import type { Period } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';

type Calendar = Pick<Scheme, 'cycle' | 'rollups'>;

export interface NextPeriods {
  /** null before the first one, which is for the office to name */
  readonly ofCycle: Period | null;
  /** whose parts have all been opened, or, where missing ones are left out, enough of them and the last; the earliest first */
  readonly rollUps: readonly Period[];
}

export function nextPeriods(scheme: Calendar, opened: readonly string[]): NextPeriods {
  const there = opened
    .flatMap((text) => {
      const parsed = parsePeriodOf(scheme, text);
      return parsed.ok ? [parsed.value] : [];
    })
    .sort(comparePeriods);
  const latest = there.findLast((period) => periodKind(period) === scheme.cycle);
  const rollUps = (scheme.rollups ?? []).flatMap((rule) => {
    const around = there
      .filter((period) => periodKind(period) === rule.from)
      .map((part) => periodAround(part, rule.to));
    const isReady = (period: Period): boolean => {
      const parts = partsOf(period, rule.from);
      const found = parts.filter((part) => there.includes(part));
      return found.at(-1) === parts.at(-1) && found.length >= fewestParts(rule, parts.length);
    };
    return [...new Set(around)].filter((period) => !there.includes(period) && isReady(period));
  });
  return { ofCycle: latest === undefined ? null : nextPeriod(latest), rollUps: rollUps.sort(comparePeriods) };
}
