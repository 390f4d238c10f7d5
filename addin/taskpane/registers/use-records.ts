// The records of a scheme that the service shows to the person: whole lists, shared between all that ask for the same.
import type { ShownRecord } from '../../../shared/api/records';
import type { QueryOf } from '../../../shared/api/routes';
import { wholeList } from '../../../shared/api/whole-list';
import { useServices } from '../../session/services';
import { useAsked } from '../../ui/use-asked';

export type RecordsQuery = Omit<QueryOf<'listRecords'>, 'next' | 'limit'>;

export function useRecords(scheme: string, query: RecordsQuery, enabled = true) {
  const { api } = useServices();
  const key = ['records', scheme, JSON.stringify(query)];
  return useAsked(
    key,
    (signal): Promise<ShownRecord[]> =>
      wholeList(async (next) => {
        const asked = await api.ask('listRecords', { params: { s: scheme }, query: { ...query, next }, signal });
        return { items: asked.records, next: asked.next };
      }),
    { enabled },
  );
}
