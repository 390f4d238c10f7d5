// What people are called, by their ids; whoever is not on record, and everybody until the service has answered, stands by the id.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { mostNames } from '../../shared/api/people';
import { labelsOf } from '../../shared/sheets/labels';
import type { ApiClient } from '../session/api-client';
import { useServices } from '../session/services';
import { useLanguage } from './language';
import { useShown } from './shown';

export type NameOf = (id: string) => string;

/** Those of the people who are on record. */
export async function loadNames(api: ApiClient, ids: readonly string[], signal: AbortSignal) {
  const people: { readonly id: string; readonly title: string }[] = [];
  for (let start = 0; start < ids.length; start += mostNames) {
    const some = ids.slice(start, start + mostNames).join(',');
    const { names } = await api.ask('names', { query: { ids: some }, signal });
    people.push(...Object.entries(names).map(([id, title]) => ({ id, title })));
  }
  return people;
}

export function useNames(ids: readonly string[]): NameOf {
  const { api } = useServices();
  const language = useLanguage();
  const wanted = [...new Set(ids)].sort();
  const { data } = useQuery({
    queryKey: ['names', ...wanted],
    queryFn: ({ signal }) => loadNames(api, wanted, signal),
    enabled: wanted.length > 0,
    subscribed: useShown(),
    placeholderData: keepPreviousData,
  });
  const labels = labelsOf(data ?? [], language);
  return (id) => labels.get(id) ?? id;
}
