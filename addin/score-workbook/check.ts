// Check: what stands in the sheets, every fault, and what a submission would change.
import type { Scheme } from '../../shared/scheme/scheme';
import type { Sheet } from '../../shared/scoring/sheet';
import type { CellFault } from '../../shared/sheets/table/cell-fault';
import type { ApiClient } from '../session/api-client';
import { isAway, isSignInNeeded } from '../session/failures';
import type { Workbook } from '../workbook/port';
import { readScores, type ReadScores } from './read-scores';
import { loadAccepted } from '../session/scheme-source';
import type { ScoreWorkbook } from './score-workbook';
import { changesAgainst, ratedOf, type Change } from './changes';

export interface Clean {
  readonly kind: 'clean';
  readonly sheets: readonly Sheet[];
  /** the cell that a path into these sheets is about */
  readonly placeOf: ReadScores['placeOf'];
}

export type Read = { readonly kind: 'faults'; readonly faults: readonly CellFault[] } | Clean;

/** What a submission would change; `first` where nothing of these sheets was accepted before. */
export interface Compared {
  readonly changes: readonly Change[];
  readonly first: boolean;
}

export interface CheckRequest {
  readonly api: ApiClient;
  readonly workbook: Workbook;
  readonly kept: ScoreWorkbook;
  readonly scheme: Scheme;
  readonly assessor: string;
}

/** What would be submitted, or why it cannot be: asks nobody, so that it works offline. */
export async function readChecked({ workbook, kept, scheme, assessor }: CheckRequest): Promise<Read> {
  const { sheets, faults, placeOf } = await readScores(workbook, kept, scheme, assessor);
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'clean', sheets, placeOf };
}

/** Compares with what the service has accepted; null where the service cannot be had. */
export async function compare(
  { api, kept, scheme }: CheckRequest,
  sheets: readonly Sheet[],
  signal: AbortSignal,
): Promise<Compared | null> {
  try {
    const accepted = await loadAccepted(api, kept, kept.components, signal);
    const before = accepted.map(({ sheet }) => sheet);
    return { changes: changesAgainst(before, sheets, ratedOf(scheme)), first: accepted.length === 0 };
  } catch (error) {
    if (isAway(error) || isSignInNeeded(error)) return null;
    throw error;
  }
}
