// The steps that a person may take with a period as it stands.
import { transitions, type Period, type PeriodState } from '../../../shared/api/periods';
import { scopesOf } from '../roles';

/** The states that the person may move the period into, the way forward first, reopening last. */
export function stepsFor(period: Pick<Period, 'state'>, roles: readonly string[]): PeriodState[] {
  const kinds = new Set([...roles, ...scopesOf(roles).map(({ role }) => role)]);
  const forward: PeriodState[] = ['closed', 'consolidated', 'signed', 'published', 'final', 'open'];
  return forward.filter((to) => {
    const { from, who } = transitions[to];
    return from.includes(period.state) && who.some((role) => kinds.has(role));
  });
}
