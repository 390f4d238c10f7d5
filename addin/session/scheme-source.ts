// Schemes and periods as the service gives them: whole lists, and schemes checked before anything relies on them.
import type { QueryClient } from '@tanstack/react-query';
import type { Period } from '../../shared/api/periods';
import type { AnswerOf } from '../../shared/api/routes';
import { wholeList } from '../../shared/api/whole-list';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import type { Scheme } from '../../shared/scheme/scheme';
import type { ApiClient } from './api-client';

export type ListedScheme = AnswerOf<'listSchemes'>['schemes'][number];

/** Thrown when a stored scheme does not keep the format. */
export class SchemeUnreadable extends Error {
  override readonly name = 'SchemeUnreadable';
}

export function loadAllSchemes(api: ApiClient, signal: AbortSignal): Promise<ListedScheme[]> {
  return wholeList(async (next) => {
    const { schemes, next: more } = await api.ask('listSchemes', { query: { next }, signal });
    return { items: schemes, next: more };
  });
}

export function loadAllPeriods(api: ApiClient, scheme: string, signal: AbortSignal): Promise<Period[]> {
  return wholeList(async (next) => {
    const { periods, next: more } = await api.ask('listPeriods', { params: { s: scheme }, query: { next }, signal });
    return { items: periods, next: more };
  });
}

/** `version` null is the latest. */
export async function loadScheme(
  api: ApiClient,
  id: string,
  version: number | null,
  signal?: AbortSignal,
): Promise<Scheme> {
  const query = version === null ? {} : { version: String(version) };
  const parsed = parseScheme(await api.ask('getScheme', { params: { s: id }, query, signal }));
  if (!parsed.ok) throw new SchemeUnreadable(parsed.faults.map((fault) => `${fault.code} ${fault.path}`).join(', '));
  return parsed.value;
}

/** Under what a version of a scheme is kept; a version never changes. */
export const schemeKey = (id: string | null, version: number | null) => ['scheme', id, version] as const;

/** A version that was kept before is not asked for again: it is there without a network. */
export async function keptScheme(
  queries: QueryClient,
  api: ApiClient,
  id: string,
  version: number,
  signal?: AbortSignal,
): Promise<Scheme> {
  const key = schemeKey(id, version);
  const kept = queries.getQueryData<Scheme>(key);
  if (kept !== undefined) return kept;
  const scheme = await loadScheme(api, id, version, signal);
  queries.setQueryData(key, scheme);
  return scheme;
}

/** The accepted sheets of some components. */
export async function loadAccepted(
  api: ApiClient,
  period: { readonly scheme: string; readonly period: string },
  components: readonly string[],
  signal?: AbortSignal,
): Promise<AnswerOf<'listSheets'>['sheets']> {
  const lists = await Promise.all(
    components.map((component) =>
      wholeList(async (next) => {
        const { sheets, next: more } = await api.ask('listSheets', {
          params: { s: period.scheme, p: period.period },
          query: { component, next },
          signal,
        });
        return { items: sheets, next: more };
      }),
    ),
  );
  return lists.flat();
}

/** What records count in a period, as far as it is shown to the person. */
export async function loadCounted(
  api: ApiClient,
  period: { readonly scheme: string; readonly period: string },
  signal?: AbortSignal,
): Promise<Required<AnswerOf<'counted'>>> {
  const params = { s: period.scheme, p: period.period };
  return { rows: [], ...(await api.ask('counted', { params, query: {}, signal })) };
}
