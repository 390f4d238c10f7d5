// How the periods stand in which something may be due for a person, as the service tells it.
import type { Me } from '../../../shared/api/people';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { ApiClient } from '../../session/api-client';
import { isOffice, mayUse, scopesOf } from '../../session/roles';
import { loadAllPeriods, loadScheme, SchemeUnreadable, type ListedScheme } from '../../session/scheme-source';
import { useServices } from '../../session/services';
import { useAsked } from '../../ui/use-asked';
import { cyclePeriods } from '../choice/first-choice';
import type { Standing } from './due';

export function useStandings(schemes: readonly ListedScheme[], enabled = true) {
  const { api, me } = useServices();
  const named = schemes.map(({ id }) => id).join(' ');
  return useAsked(['standings', named], (signal) => loadStandings(api, me, schemes, signal), { enabled });
}

/** Of every scheme in which the person has a part: the periods that are not final, and the latest of the cycle, after which the next is opened. */
async function loadStandings(
  api: ApiClient,
  me: Pick<Me, 'roles'>,
  schemes: readonly ListedScheme[],
  signal: AbortSignal,
): Promise<Standing[]> {
  const scoped = new Set(scopesOf(me.roles).map(({ scheme }) => scheme));
  const everywhere = isOffice(me.roles) || me.roles.includes('leader');
  const own = schemes.filter(({ id }) => everywhere || scoped.has(id));
  const lists = await Promise.all(own.map(({ id }) => standingsIn(api, me, id, signal)));
  return lists.flat();
}

async function standingsIn(
  api: ApiClient,
  me: Pick<Me, 'roles'>,
  id: string,
  signal: AbortSignal,
): Promise<Standing[]> {
  const periods = await loadAllPeriods(api, id, signal);
  const [latest] = cyclePeriods(periods);
  const live = periods.filter((period) => period.state !== 'final' || period === latest);
  const versions = [...new Set(live.map(({ version }) => version))];
  const kept = new Map<number, Scheme | null>(
    await Promise.all(versions.map(async (one) => [one, await readable(loadScheme(api, id, one, signal))] as const)),
  );
  const standings = live.map(async (period): Promise<Standing[]> => {
    const scheme = kept.get(period.version) ?? null;
    return scheme === null ? [] : [{ period, scheme, progress: await progressOf(api, me, { period, scheme }, signal) }];
  });
  return (await Promise.all(standings)).flat();
}

/** What one scheme that cannot be read would have asked for is told where that scheme is shown. */
async function readable(scheme: Promise<Scheme>): Promise<Scheme | null> {
  try {
    return await scheme;
  } catch (error) {
    if (error instanceof SchemeUnreadable) return null;
    throw error;
  }
}

async function progressOf(
  api: ApiClient,
  { roles }: Pick<Me, 'roles'>,
  { period: { scheme: s, period: p, state }, scheme }: Pick<Standing, 'period' | 'scheme'>,
  signal: AbortSignal,
) {
  if (state !== 'open' || !mayUse('progress', roles, { scheme: s, period: p }, scheme)) return null;
  return api.ask('progress', { params: { s, p }, signal });
}
