// Brings receipts home: what the outbox delivered, now or long after, is kept in the workbook that it came from.
import { useCallback } from 'react';
import { rememberScoreWorkbook, type ScoreWorkbook } from './score-workbook';
import { useServices } from './services';
import { withReceipt } from './submit/submit-month';
import { useLoaded, type Loaded } from './use-loaded';
import { useOutboxEntries } from './use-outbox-entries';

/** `kept` is the open workbook's memory; `changed` is called when a receipt has been written into it. */
export function useReceipts(kept: ScoreWorkbook | null, changed: () => void): Loaded<void> {
  const { outbox, workbook } = useServices();
  const entries = useOutboxEntries();
  const delivered = entries.find((entry) => entry.state.kind === 'accepted' && entry.workbook === kept?.id) ?? null;
  const collect = useCallback(async () => {
    if (!kept || !delivered) return;
    await rememberScoreWorkbook(workbook, withReceipt(kept, delivered));
    await outbox.discard(delivered.key);
    changed();
  }, [changed, delivered, kept, outbox, workbook]);
  return useLoaded(collect)[0];
}
