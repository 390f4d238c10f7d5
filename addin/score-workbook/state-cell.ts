// Keeps the state line on the sheet 说明 true: not submitted, submitted, changed since.
import type { AcceptedSheet } from '../../shared/api/submissions';
import type { Language } from '../../shared/scheme/text';
import { statePlace, stateText, type WorkbookState } from '../../shared/sheets/notes-sheet';
import { WorkbookRefused, type Workbook } from '../workbook/port';
import { momentText } from '../ui/moment';
import { laidComponents, type ScoreWorkbook } from './score-workbook';
import type { SubmissionState } from './submission-state';

type Confirmed = Pick<AcceptedSheet, 'submission' | 'acceptedAt'>;

/** The submission that the state is about: the one whose receipt the workbook keeps; elsewhere the last one that was accepted. */
export function lastSubmission(receipt: Confirmed | null, accepted: readonly Confirmed[]): Confirmed | null {
  if (receipt) return receipt;
  return accepted.reduce<Confirmed | null>(
    (last, one) => (last && last.submission >= one.submission ? last : one),
    null,
  );
}

/** The state as the sheet shows it; what is still in the outbox has not been submitted. */
export function stateOnSheet(
  { receipt }: Pick<ScoreWorkbook, 'receipt'>,
  accepted: readonly Confirmed[],
  state: SubmissionState,
  language: Language,
): WorkbookState {
  const last = lastSubmission(receipt, accepted);
  if (!last || state === 'not-submitted') return { kind: 'not-submitted' };
  const kind = state === 'submitted' ? 'submitted' : 'changed-since';
  return { kind, submission: String(last.submission), at: momentText(language, last.acceptedAt) };
}

export async function showState(
  workbook: Workbook,
  kept: ScoreWorkbook,
  accepted: readonly AcceptedSheet[],
  state: SubmissionState,
  language: Language,
): Promise<void> {
  // A workbook of somebody's own has no such sheet, and nothing is written into one that is called so.
  if (laidComponents(kept).length === 0) return;
  try {
    await workbook.write(statePlace, [[stateText(stateOnSheet(kept, accepted, state, language), language)]]);
  } catch (error) {
    // Whoever deletes the sheet 说明 does without its state line; the pane still shows it.
    if (!(error instanceof WorkbookRefused && error.code === 'gone')) throw error;
  }
}
