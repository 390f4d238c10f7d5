// Brings receipts home: what the outbox delivered, now or long after, is kept in the workbook that it came from.
import { useCallback } from 'react';
import { recallScoreWorkbook, rememberScoreWorkbook } from './score-workbook';
import { useServices, useWorkbook } from '../session/services';
import { entriesOf, isOwn, withReceipt } from './submit-month';
import { useLoaded, type Loaded } from '../ui/use-loaded';
import { useOutboxEntries } from '../session/use-outbox-entries';

/** `id` names the open workbook, `content` is the digest of what stands in it; `changed` is called when a receipt has been written into it. */
export function useReceipts(
  id: string | null,
  content: string | null,
  changed: () => void,
): readonly [Loaded<void>, () => void] {
  const { outbox } = useServices();
  const workbook = useWorkbook();
  const entries = useOutboxEntries();
  const collect = useCallback(async () => {
    const delivered = entriesOf(entries, id).filter(({ state }) => state.kind === 'accepted');
    if (delivered.length === 0) return;
    // Which submission it sent stands in the workbook itself: it is written there while one is under way.
    const kept = await recallScoreWorkbook(workbook);
    const own = kept && delivered.find((entry) => isOwn(kept, content, entry));
    if (!own) return;
    await rememberScoreWorkbook(workbook, withReceipt(kept, own));
    await outbox.discard(own.key);
    changed();
  }, [changed, content, entries, id, outbox, workbook]);
  return useLoaded(collect);
}
