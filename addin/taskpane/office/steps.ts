// The steps that a person may take with a period as it stands, and until when its results may be appealed against.
import type { Period, PeriodState } from '../../../shared/api/periods';
import { rolesAt } from '../../../shared/api/roles';
import { stepsOpenTo } from '../../../shared/lifecycle/life';
import { periodActor, periodLife } from '../../../shared/lifecycle/period-life';
import type { Scheme } from '../../../shared/scheme/scheme';

type Standing = Pick<Period, 'scheme' | 'period' | 'state' | 'signatures'>;

/** The states that the person may move the period into, the way forward first, reopening last. */
export function stepsFor(
  period: Standing,
  scheme: Pick<Scheme, 'signatures'>,
  me: { readonly id: string; readonly roles: readonly string[] },
): PeriodState[] {
  const actor = periodActor(me.id, rolesAt(me.roles, period));
  return stepsOpenTo(periodLife(scheme), period, actor).flatMap(({ to }) => to ?? []);
}

const DAY_MS = 86_400_000;

/** The last day on which a unit may still appeal (申诉期); null where results are not published, or that day has passed. */
export function appealsUntil(
  { state, changedAt, appealsUntil: lastDay }: Pick<Period, 'state' | 'changedAt' | 'appealsUntil'>,
  { calendar }: Pick<Scheme, 'calendar'>,
  now: Date,
): Date | null {
  if (state !== 'published' || calendar?.appealDays === undefined) return null;
  // In working days it is the service's to say, and the whole day counts.
  const end =
    lastDay === undefined
      ? new Date(Date.parse(changedAt) + calendar.appealDays * DAY_MS)
      : new Date(`${lastDay}T23:59:59.999`);
  return now <= end ? end : null;
}
