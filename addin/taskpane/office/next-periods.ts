// Which periods the office may want to open next: the one after the latest of the cycle, and roll-ups all of whose parts are there.
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
  /** whose parts have all been opened, the earliest first */
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
  const rollUps = (scheme.rollups ?? []).flatMap(({ to, from }) => {
    const parts = there.filter((period) => periodKind(period) === from);
    const around = [...new Set(parts.map((part) => periodAround(part, to)))];
    return around.filter(
      (period) => !there.includes(period) && partsOf(period, from).every((part) => there.includes(part)),
    );
  });
  return { ofCycle: latest === undefined ? null : nextPeriod(latest), rollUps: rollUps.sort(comparePeriods) };
}
