// Check: what stands in the sheets, every fault, and what a submission would change.
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Sheet } from '../../../shared/scoring/sheet';
import type { CellFault } from '../../../shared/sheets/cell-fault';
import type { ApiClient } from '../../session/api-client';
import type { Workbook } from '../../workbook/port';
import { readScores, type ReadScores } from '../read-scores';
import { loadAccepted } from '../scheme-source';
import type { ScoreWorkbook } from '../score-workbook';
import { changesAgainst, type Change } from './changes';

export type Checked =
  | { readonly kind: 'faults'; readonly faults: readonly CellFault[] }
  | {
      readonly kind: 'clean';
      readonly sheets: readonly Sheet[];
      readonly changes: readonly Change[];
      /** whether nothing of these sheets was accepted before */
      readonly first: boolean;
      /** the cell that a path into these sheets is about */
      readonly placeOf: ReadScores['placeOf'];
    };

export interface CheckRequest {
  readonly api: ApiClient;
  readonly workbook: Workbook;
  readonly kept: ScoreWorkbook;
  readonly scheme: Scheme;
  readonly assessor: string;
}

/** Faults come first: changes are asked of the service only when there are none. */
export async function check(
  { api, workbook, kept, scheme, assessor }: CheckRequest,
  signal: AbortSignal,
): Promise<Checked> {
  const { sheets, faults, placeOf } = await readScores(workbook, kept, scheme, assessor);
  if (faults.length > 0) return { kind: 'faults', faults };
  const accepted = await loadAccepted(api, kept, kept.components, signal);
  const rated = new Set(scheme.components.filter(({ method }) => method === 'rate').map(({ id }) => id as string));
  const before = accepted.map(({ sheet }) => sheet);
  const changes = changesAgainst(before, sheets, rated);
  return { kind: 'clean', sheets, changes, first: accepted.length === 0, placeOf };
}
