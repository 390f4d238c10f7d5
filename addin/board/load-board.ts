// What the board page asks the service for: what there is to choose, and the board that is chosen.
import type { Me } from '../../shared/api/people';
import type { Period } from '../../shared/api/periods';
import type { Board } from '../../shared/api/results';
import type { Scheme } from '../../shared/scheme/scheme';
import type { ApiClient } from '../session/api-client';
import { ApiProblem, isSignInNeeded } from '../session/failures';
import { cyclePeriods, latestFirst } from '../session/period-order';
import { scopesOf } from '../session/roles';
import { loadAllPeriods, loadAllSchemes, loadScheme, type ListedScheme } from '../session/scheme-source';
import { signInAsked, type SignInAsked } from '../sign-in/sign-in-asked';

interface SchemesToChoose {
  readonly kind: 'choose';
  readonly me: Me;
  readonly schemes: readonly ListedScheme[];
}

/** What there is to choose for whoever has signed in. */
export async function loadSchemes(api: ApiClient, signal: AbortSignal): Promise<SchemesToChoose | SignInAsked> {
  try {
    const [me, schemes] = await Promise.all([api.ask('me', { signal }), loadAllSchemes(api, signal)]);
    return { kind: 'choose', me, schemes };
  } catch (error) {
    if (isSignInNeeded(error)) return signInAsked(error);
    throw error;
  }
}

/** The scheme that is meant where the address names none: the first in which the reader has a part, else the first. */
export function meantScheme(schemes: readonly { readonly id: string }[], roles: readonly string[]): string | null {
  const own = new Set(scopesOf(roles).map(({ scheme }) => scheme));
  return (schemes.find(({ id }) => own.has(id)) ?? schemes[0])?.id ?? null;
}

/** The periods of which there may be a board, the latest first. */
export async function loadBoardPeriods(api: ApiClient, scheme: string, signal: AbortSignal): Promise<Period[]> {
  return latestFirst(await loadAllPeriods(api, scheme, signal)).filter(({ results }) => Boolean(results));
}

/** The latest published period of the cycle, else the latest that is published at all; null before the first. */
export function meantPeriod(periods: readonly Period[]): Period | null {
  const published = periods.filter(({ state }) => state === 'published');
  return cyclePeriods(published)[0] ?? null;
}

export interface ChosenBoard {
  readonly board: Board;
  readonly scheme: Scheme;
}

/** null where the board is not open to the reader, or not yet. */
export async function loadBoard(
  api: ApiClient,
  { scheme, period, version }: Period,
  signal: AbortSignal,
): Promise<ChosenBoard | null> {
  try {
    const board = await api.ask('board', { params: { s: scheme, p: period }, signal });
    return { board, scheme: await loadScheme(api, scheme, version, signal) };
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === 'not-allowed') return null;
    throw error;
  }
}
