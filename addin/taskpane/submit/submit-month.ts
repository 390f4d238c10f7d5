// Submit month: from the checked sheets to an entry of the outbox, and from its receipt back into the workbook.
import { sheetKey, type Sheet } from '../../../shared/scoring/sheet';
import type { Outbox, Tried } from '../../session/outbox';
import type { Entry } from '../../session/outbox-entry';
import type { ScoreWorkbook } from '../score-workbook';
import { sheetsDigest, textDigest } from '../sheets-digest';

/** What a submission builds on: for each of its sheets the accepted state that it was edited from. */
export function baseOf(kept: Pick<ScoreWorkbook, 'base'>, sheets: readonly Sheet[]): Record<string, string | null> {
  return Object.fromEntries(sheets.map((sheet) => [sheetKey(sheet), kept.base[sheetKey(sheet)] ?? null]));
}

export type Submitted = Tried | { readonly kind: 'earlier-pending' } | { readonly kind: 'same' };

/** What makes a submission the one that it is. */
type Sent = Pick<Entry, 'workbook' | 'scheme' | 'period' | 'body'>;

/**
 * The Idempotency-Key of a submission: one for one body of one workbook for one period. Whoever submits the same again, from another
 * window or after discarding what had arrived unseen, gets the first receipt and no second submission.
 */
export function submissionKey({ workbook, scheme, period, body }: Sent): Promise<string> {
  return textDigest(JSON.stringify([workbook, scheme, period, body]));
}

/**
 * Sends the sheets through the outbox. The same content that is on its way already goes on under its key; other content
 * has to wait until that is settled, so that an old submission never arrives after a new one.
 */
export async function submitMonth(
  outbox: Outbox,
  kept: ScoreWorkbook,
  sheets: readonly Sheet[],
  signal?: AbortSignal,
): Promise<Submitted> {
  const content = await sheetsDigest(sheets);
  const own = outbox.entries().filter((entry) => entry.workbook === kept.id);
  const waiting = own.find((entry) => entry.state.kind === 'waiting');
  if (waiting) return waiting.content === content ? outbox.retry(waiting.key, signal) : { kind: 'earlier-pending' };
  // A receipt may have come that has not been written into the workbook yet.
  const settled = own.reduce(withReceipt, kept);
  if (settled.submitted === content) return { kind: 'same' };
  // What was refused is not stored anywhere; the new submission takes its place.
  for (const entry of own) if (entry.state.kind === 'refused') await outbox.discard(entry.key);
  const body = { sheets: [...sheets], base: baseOf(settled, sheets) };
  const sent = { scheme: kept.scheme, period: kept.period, workbook: kept.id, body };
  return outbox.submit({ key: await submissionKey(sent), content, ...sent }, signal);
}

/** The workbook with the receipt of an accepted entry: later edits start from what was accepted now. */
export function withReceipt(kept: ScoreWorkbook, entry: Entry): ScoreWorkbook {
  if (entry.state.kind !== 'accepted') return kept;
  const { receipt } = entry.state;
  const accepted = Object.fromEntries(receipt.sheets.map(({ key, etag }) => [key, etag]));
  return { ...kept, base: { ...kept.base, ...accepted }, receipt, submitted: entry.content };
}
