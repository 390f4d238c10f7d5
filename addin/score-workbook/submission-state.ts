// Whether what stands in the workbook has been submitted: a saved workbook is not a submitted one.
import type { AcceptedSheet } from '../../shared/api/submissions';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Sheet } from '../../shared/scoring/sheet';
import type { Entry } from '../session/outbox-entry';
import { comparedWith, isBefore } from './changes';
import type { ScoreWorkbook } from './score-workbook';

/** `overtaken`: nothing was changed here since it was submitted, yet something else is accepted by now. */
export type SubmissionState = 'not-submitted' | 'submitted' | 'changed-since' | 'overtaken' | 'sending';

/** The sheets as they stand now. */
export interface Content {
  readonly sheets: readonly Sheet[];
  readonly digest: string;
  /** whether they have faults: what could be read is not all then */
  readonly faulty: boolean;
}

/** `accepted` are the sheets of these components and of this assessor; null as long as they cannot be had. */
export function submissionState(
  { id, receipt, submitted }: Pick<ScoreWorkbook, 'id' | 'receipt' | 'submitted'>,
  { sheets, digest, faulty }: Content,
  scheme: Scheme,
  accepted: readonly AcceptedSheet[] | null,
  outbox: readonly Entry[],
): SubmissionState {
  if (outbox.some((entry) => entry.workbook === id && entry.state.kind === 'waiting')) return 'sending';
  if (accepted === null || isBefore(accepted, receipt)) {
    if (submitted === null) return 'not-submitted';
    return submitted === digest ? 'submitted' : 'changed-since';
  }
  if (accepted.length === 0 && submitted === null) return 'not-submitted';
  if (!faulty && comparedWith(accepted, sheets, scheme).same) return 'submitted';
  return submitted === digest ? 'overtaken' : 'changed-since';
}
