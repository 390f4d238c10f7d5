// Asks the service for the formulas of the workbook, as whoever has signed in; why there is no answer is told by its name.
import type { AskFigures, Figures } from '../../shared/api/figures';
import type { ApiClient } from './api-client';
import {
  ApiProblem,
  NetworkFailure,
  SettingsWrong,
  SignInNeeded,
  SignInUnsupported,
  UnexpectedAnswer,
} from './failures';

export type Unanswered = 'not-signed-in' | 'not-allowed' | 'no-connection' | 'service-failed';

/** A cell is not kept waiting any longer. */
const LONGEST_MS = 60_000;

/** The name of a failure that is the service's or the network's; null for every other, which nobody may pass over. */
function unanswered(error: unknown, patience: AbortSignal): Unanswered | null {
  if (patience.aborted || error instanceof NetworkFailure) return 'no-connection';
  if (error instanceof SignInNeeded || error instanceof SignInUnsupported) return 'not-signed-in';
  if (error instanceof UnexpectedAnswer || error instanceof SettingsWrong) return 'service-failed';
  if (!(error instanceof ApiProblem)) return null;
  if (error.problem.status === 401) return 'not-signed-in';
  return error.problem.status === 403 ? 'not-allowed' : 'service-failed';
}

export interface FiguresAsk {
  ask(request: AskFigures): Promise<Figures | Unanswered>;
  /** Whether cells were told since the last call that nobody is signed in: whoever signs in has them calculated again. */
  hadNobody(): boolean;
}

export function createFiguresAsk(api: Pick<ApiClient, 'ask'>): FiguresAsk {
  let nobody = false;
  return {
    async ask(body) {
      const patience = AbortSignal.timeout(LONGEST_MS);
      try {
        return await api.ask('figures', { body, signal: patience });
      } catch (error) {
        const name = unanswered(error, patience);
        if (name === null) throw error;
        if (name === 'not-signed-in') nobody = true;
        return name;
      }
    },
    hadNobody() {
      const had = nobody;
      nobody = false;
      return had;
    },
  };
}
