// Schemes as the service has stored them, each with the version that a change of it builds on.
import type { Scheme } from '../../../shared/scheme/scheme';
import type { ApiClient } from '../../session/api-client';
import { loadAllSchemes, loadScheme } from '../../session/scheme-source';
import type { Base } from './scheme-workbook';

export interface StoredScheme {
  readonly scheme: Scheme;
  readonly base: Base;
}

/** The latest version of a scheme; null where there is none of this id. */
export async function latestBase(api: ApiClient, id: string, signal: AbortSignal): Promise<Base | null> {
  const found = (await loadAllSchemes(api, signal)).find((one) => one.id === id);
  return found ? { version: found.version, etag: found.etag } : null;
}

/** The latest version of a scheme with its document; null where there is none of this id. */
export async function loadStored(api: ApiClient, id: string, signal: AbortSignal): Promise<StoredScheme | null> {
  const base = await latestBase(api, id, signal);
  return base && { base, scheme: await loadScheme(api, id, base.version, signal) };
}
