// A consolidation that the service does later (后台汇总): from which size it is asked for so, and watching it to its end.
import type { Consolidation } from '../../shared/api/results';
import type { Scheme } from '../../shared/scheme/scheme';
import type { ApiClient } from './api-client';
import { ApiProblem, NetworkFailure } from './failures';

/** From so many cells (units × components) on a request may be too short. */
const manyCells = 20_000;

const pauseMs = 2_000;

export function isDoneLater({ units, components }: Pick<Scheme, 'units' | 'components'>): boolean {
  return units.length * components.length >= manyCells;
}

interface PeriodParams {
  readonly s: string;
  readonly p: string;
}

/** What was asked for last; null where nothing ever was. */
export async function latestConsolidation(
  api: ApiClient,
  params: PeriodParams,
  signal?: AbortSignal,
): Promise<Consolidation | null> {
  try {
    return await api.ask('consolidation', { params, signal });
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === 'not-found') return null;
    throw error;
  }
}

/**
 * Looks again and again until it has ended, told each time; an answer that does not arrive is looked for again, since the work goes on without the page.
 * Rejects with the ApiProblem that it was refused for.
 */
export async function watchConsolidation(
  api: ApiClient,
  params: PeriodParams,
  signal: AbortSignal,
  told: (shown: Consolidation) => void,
  pause = pauseMs,
): Promise<Consolidation> {
  for (;;) {
    const shown = await api.ask('consolidation', { params, signal }).catch((error: unknown) => {
      if (error instanceof NetworkFailure) return null;
      throw error;
    });
    if (shown !== null) told(shown);
    if (shown?.state === 'done') return shown;
    if (shown?.state === 'failed') {
      if (shown.problem !== undefined) throw new ApiProblem(shown.problem, null);
      return shown;
    }
    await passed(pause, signal);
  }
}

/** Rejects as soon as nobody waits any more. */
function passed(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
