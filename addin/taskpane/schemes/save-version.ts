// A new version of a scheme (保存为新版本): compared with what is stored first, then added on top of it.
import { diffSchemes, type SchemeChange } from '../../../shared/scheme/diff-schemes';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { ApiClient } from '../../session/api-client';
import { ApiProblem } from '../../session/failures';
import type { Base } from './scheme-workbook';
import { loadStored, type StoredScheme } from './stored-scheme';

/** A version that may be added: `after` on top of `stored`, or as the first one where that is null. */
export interface NextVersion {
  readonly kind: 'next';
  readonly stored: StoredScheme | null;
  readonly after: Scheme;
  readonly changes: readonly SchemeChange[];
}

export type Compared =
  | NextVersion
  /** nothing differs from the latest version */
  | { readonly kind: 'same'; readonly base: Base }
  /** the latest version is not the one that the scheme was opened from */
  | { readonly kind: 'stale'; readonly stored: StoredScheme };

/** Sets a scheme against the latest stored version; its own version does not count, the next one is set. */
export function compare(scheme: Scheme, base: Base | null, stored: StoredScheme | null): Compared {
  if (stored === null) return { kind: 'next', stored, after: { ...scheme, version: 1 }, changes: [] };
  const { version } = stored.base;
  const changes = diffSchemes(stored.scheme, { ...scheme, version });
  if (changes.length === 0) return { kind: 'same', base: stored.base };
  if (stored.base.etag !== base?.etag) return { kind: 'stale', stored };
  return { kind: 'next', stored, after: { ...scheme, version: version + 1 }, changes };
}

const overtakenCodes = ['stale', 'version-not-next'];

/** Adds the version. Where somebody else was faster, gives how the scheme stands against theirs. */
export async function saveVersion(
  api: ApiClient,
  { stored, after }: NextVersion,
  signal: AbortSignal,
): Promise<Compared | { readonly kind: 'saved'; readonly base: Base }> {
  const headers = stored ? { 'if-match': stored.base.etag } : { 'if-none-match': '*' as const };
  try {
    const { version, etag } = await api.ask('putScheme', { params: { s: after.id }, headers, body: after, signal });
    return { kind: 'saved', base: { version, etag } };
  } catch (error) {
    if (!(error instanceof ApiProblem && overtakenCodes.includes(error.problem.code))) throw error;
    return compare(after, stored?.base ?? null, await loadStored(api, after.id, signal));
  }
}
