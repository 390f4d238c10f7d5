// Restores an earlier version of a sheet: it is submitted again as it stood and becomes a new version; nothing is taken away.
import type { AcceptedSheet } from '../../../shared/api/submissions';
import type { Outbox, Tried } from '../../session/outbox';
import type { SheetsEntry } from '../../session/outbox-entry';
import { sheetsDigest } from '../../score-workbook/sheets-digest';
import { submissionKey } from '../../score-workbook/submit-month';

export interface Restoration {
  readonly scheme: string;
  readonly period: string;
  /** what is to be restored */
  readonly earlier: AcceptedSheet;
  /** the version that the person saw as the current one: where another one has come since, nothing is restored */
  readonly current: AcceptedSheet;
}

/** Goes through the outbox like every submission. One that was accepted or refused is told at once and not kept there. */
export async function restore(
  outbox: Outbox,
  { scheme, period, earlier, current }: Restoration,
  stopped: AbortSignal,
): Promise<Tried<SheetsEntry>> {
  const sheets = [earlier.sheet];
  const body = { sheets, base: { [current.key]: current.etag } };
  const { organisation, person } = outbox;
  const key = await submissionKey({ organisation, person, workbook: null, scheme, period, body });
  const content = await sheetsDigest(sheets);
  const unsent = { kind: 'sheets' as const, key, scheme, period, workbook: null, content, body };
  const tried = await outbox.submit<SheetsEntry>(unsent, stopped);
  if (tried.kind === 'accepted' || tried.kind === 'refused') await outbox.discard(key);
  return tried;
}
