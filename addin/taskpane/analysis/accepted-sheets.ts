// The accepted sheets of a whole period, as the core calculates with them.
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Sheet } from '../../../shared/scoring/sheet';
import type { ApiClient } from '../../session/api-client';
import { loadAccepted } from '../../session/scheme-source';

export async function loadSheets(
  api: ApiClient,
  scheme: Scheme,
  period: string,
  signal: AbortSignal,
): Promise<readonly Sheet[]> {
  const components = scheme.components.map(({ id }) => id);
  const accepted = await loadAccepted(api, { scheme: scheme.id, period }, components, signal);
  return accepted.map(({ sheet }) => sheet);
}
