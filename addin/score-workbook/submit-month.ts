// Submit month: from the checked sheets to an entry of the outbox, and from its receipt back into the workbook.
import type { AcceptedSheet } from '../../shared/api/submissions';
import { sheetKey, type Sheet } from '../../shared/scoring/sheet';
import type { Outbox, Tried } from '../session/outbox';
import type { Entry, SheetsEntry } from '../session/outbox-entry';
import type { Workbook } from '../workbook/port';
import { recallScoreWorkbook, rememberScoreWorkbook, type ScoreWorkbook } from './score-workbook';
import { textDigest } from '../../shared/text/text-digest';

/** What a submission builds on: for each of its sheets the accepted state that it was edited from. */
export function baseOf(kept: Pick<ScoreWorkbook, 'base'>, sheets: readonly Sheet[]): Record<string, string | null> {
  return Object.fromEntries(sheets.map((sheet) => [sheetKey(sheet), kept.base[sheetKey(sheet)] ?? null]));
}

export type Submitted = Tried<SheetsEntry> | { readonly kind: 'earlier-pending' } | { readonly kind: 'same' };

/** The entries that come from the score sheets of a workbook. */
export function entriesOf(entries: readonly Entry[], workbook: string | null): SheetsEntry[] {
  return entries.filter((entry): entry is SheetsEntry => entry.kind === 'sheets' && entry.workbook === workbook);
}

/** What makes a submission the one that it is. */
type Sent = Pick<SheetsEntry, 'organisation' | 'person' | 'workbook' | 'scheme' | 'period' | 'body'>;

/**
 * The Idempotency-Key of a submission: one for one body of one person and workbook for one period. Who submits the same again, from
 * another window or after discarding what had arrived unseen, gets the first receipt and no second submission.
 */
export function submissionKey({ organisation, person, workbook, scheme, period, body }: Sent): Promise<string> {
  return textDigest(JSON.stringify([organisation, person, workbook, scheme, period, body]));
}

/**
 * Whether an entry comes from this very workbook rather than from another copy of its file: this one has sent it, or what stands in it is
 * what was sent. A copy that took another's receipt would replace unseen what the other one submitted.
 */
export function isOwn(
  { id, sent }: Pick<ScoreWorkbook, 'id' | 'sent'>,
  content: string | null,
  entry: SheetsEntry,
): boolean {
  return entry.workbook === id && (entry.key === sent || entry.content === content);
}

export interface Submitting {
  readonly outbox: Outbox;
  readonly workbook: Workbook;
  /** what the workbook remembered when its page was opened */
  readonly kept: ScoreWorkbook;
  readonly sheets: readonly Sheet[];
  /** digest of what the tables say */
  readonly content: string;
  /** whether exactly this is to be taken for accepted; null where that is not known, so that what was submitted last decides */
  readonly isAccepted: boolean | null;
  /** what is accepted by now; null where that is not known */
  readonly accepted: readonly AcceptedSheet[] | null;
}

/**
 * Sends the sheets through the outbox. The same content that is on its way already goes on under its key; other content
 * has to wait until that is settled, so that an old submission never arrives after a new one. The workbook holds the key
 * before anything is sent.
 */
export async function submitMonth(
  { outbox, workbook, kept, sheets, content, isAccepted, accepted }: Submitting,
  stopped?: AbortSignal,
): Promise<Submitted> {
  const entries = entriesOf(outbox.entries(), kept.id);
  const waiting = entries.find((entry) => entry.state.kind === 'waiting');
  if (waiting)
    return waiting.content === content ? outbox.submit<SheetsEntry>(waiting, stopped) : { kind: 'earlier-pending' };
  // A receipt may have come since the page was opened, into the workbook or not yet.
  const now = (await recallScoreWorkbook(workbook)) ?? kept;
  const delivered = entries.filter((entry) => entry.state.kind === 'accepted' && isOwn(now, content, entry));
  const settled = delivered.reduce(withReceipt, now);
  // What was refused is not stored anywhere; whatever is decided now takes its place.
  const refused = entries.filter(({ state }) => state.kind === 'refused');
  const clear = async (): Promise<void> => {
    for (const entry of [...delivered, ...refused]) await outbox.discard(entry.key);
  };
  if (isAccepted ?? settled.submitted === content) {
    // Later edits start from what is accepted now, also where its receipt never came.
    const current = Object.fromEntries((accepted ?? []).map(({ key, etag }) => [key, etag]));
    await rememberScoreWorkbook(workbook, {
      ...settled,
      base: { ...settled.base, ...current },
      submitted: content,
    });
    await clear();
    return { kind: 'same' };
  }
  const { organisation, person } = outbox;
  const body = { sheets: [...sheets], base: baseOf(settled, sheets) };
  const submission = { scheme: kept.scheme, period: kept.period, workbook: kept.id, body };
  const key = await submissionKey({ organisation, person, ...submission });
  await rememberScoreWorkbook(workbook, { ...settled, sent: key });
  await clear();
  return outbox.submit<SheetsEntry>({ kind: 'sheets', key, content, ...submission }, stopped);
}

/** The workbook with the receipt of an accepted entry: later edits start from what was accepted now. */
export function withReceipt(kept: ScoreWorkbook, entry: SheetsEntry): ScoreWorkbook {
  if (entry.state.kind !== 'accepted') return kept;
  const { receipt } = entry.state;
  const accepted = Object.fromEntries(receipt.sheets.map(({ key, etag }) => [key, etag]));
  return { ...kept, base: { ...kept.base, ...accepted }, receipt, submitted: entry.content };
}
