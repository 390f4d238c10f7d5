// The steps that a person may take with a period as it stands, and whose signature its results await.
import { isOpenIn, linesFor } from '../../../shared/api/access';
import type { Period, PeriodState } from '../../../shared/api/periods';
import { rolesAt } from '../../../shared/api/roles';
import type { Scheme } from '../../../shared/scheme/scheme';
import { signatoriesOf } from '../../../shared/scheme/signatories';

type Standing = Pick<Period, 'scheme' | 'period' | 'state' | 'signatures'>;
type Signatories = Pick<Scheme, 'signatures'>;

/** The states that the person may move the period into, the way forward first, reopening last. */
export function stepsFor(
  period: Standing,
  scheme: Signatories,
  me: { readonly id: string; readonly roles: readonly string[] },
): PeriodState[] {
  const kinds = rolesAt(me.roles, period).map(({ kind }) => kind);
  const forward: PeriodState[] = ['closed', 'consolidated', 'signed', 'published', 'final', 'open'];
  return forward.filter((to) => {
    if (!linesFor('movePeriod', kinds, to).some((line) => isOpenIn(line, period.state))) return false;
    if (to !== 'signed') return true;
    const next = awaitedSignature(period, scheme);
    return next !== null && kinds.includes(next.role) && period.signatures.every(({ by }) => by !== me.id);
  });
}

/** The signature that is to be given next; null while there are no results to sign, and after the last. */
export function awaitedSignature(period: Standing, scheme: Signatories) {
  if (period.state !== 'consolidated') return null;
  return signatoriesOf(scheme)[period.signatures.length] ?? null;
}

const DAY_MS = 86_400_000;

/** The last day on which a unit may still appeal (申诉期); null where results are not published, or that day has passed. */
export function appealsUntil(
  { state, changedAt }: Pick<Period, 'state' | 'changedAt'>,
  { calendar }: Pick<Scheme, 'calendar'>,
  now: Date,
): Date | null {
  if (state !== 'published' || calendar?.appealDays === undefined) return null;
  const end = new Date(Date.parse(changedAt) + calendar.appealDays * DAY_MS);
  return now <= end ? end : null;
}
