// Whether what stands in the workbook has been submitted: a saved workbook is not a submitted one.
import type { Entry } from '../session/outbox-entry';
import type { ScoreWorkbook } from './score-workbook';

export type SubmissionState = 'not-submitted' | 'submitted' | 'changed-since' | 'sending';

/** `digest` is that of the sheets as they stand now. */
export function submissionState(
  workbook: Pick<ScoreWorkbook, 'id' | 'submitted'>,
  digest: string,
  outbox: readonly Entry[],
): SubmissionState {
  if (outbox.some((entry) => entry.workbook === workbook.id && entry.state.kind === 'waiting')) return 'sending';
  if (workbook.submitted === null) return 'not-submitted';
  return workbook.submitted === digest ? 'submitted' : 'changed-since';
}
