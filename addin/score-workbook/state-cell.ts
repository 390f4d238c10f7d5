// Keeps the state line on the sheet 说明 true: not submitted, submitted, changed since.
import type { Language } from '../../shared/scheme/text';
import { statePlace, stateText, type WorkbookState } from '../../shared/sheets/notes-sheet';
import { WorkbookRefused, type Workbook } from '../workbook/port';
import { momentText } from '../ui/moment';
import type { ScoreWorkbook } from './score-workbook';
import type { SubmissionState } from './submission-state';

/** The state as the sheet shows it; what is still in the outbox has not been submitted. */
export function stateOnSheet(
  { receipt }: Pick<ScoreWorkbook, 'receipt'>,
  state: SubmissionState,
  language: Language,
): WorkbookState {
  if (!receipt) return { kind: 'not-submitted' };
  const kind = state === 'submitted' ? 'submitted' : 'changed-since';
  return { kind, submission: String(receipt.submission), at: momentText(language, receipt.acceptedAt) };
}

export async function showState(
  workbook: Workbook,
  kept: ScoreWorkbook,
  state: SubmissionState,
  language: Language,
): Promise<void> {
  try {
    await workbook.write(statePlace, [[stateText(stateOnSheet(kept, state, language), language)]]);
  } catch (error) {
    // Whoever deletes the sheet 说明 does without its state line; the pane still shows it.
    if (!(error instanceof WorkbookRefused && error.code === 'gone')) throw error;
  }
}
