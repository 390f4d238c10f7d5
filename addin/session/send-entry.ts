// How each kind of entry of the outbox is sent: under its key, so that it arrives once.
import type { ApiClient } from './api-client';
import type { ReceiptOf } from './outbox';
import type { Entry } from './outbox-entry';

export function sendEntry(api: ApiClient, entry: Entry, signal: AbortSignal): Promise<ReceiptOf<Entry>> {
  const call = {
    params: { s: entry.scheme, p: entry.period },
    headers: { 'idempotency-key': entry.key },
    signal,
  };
  return entry.kind === 'records'
    ? api.ask('changeRecords', { ...call, body: entry.body })
    : api.ask('submit', { ...call, body: entry.body });
}
