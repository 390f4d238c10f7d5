// The audit entries that pass the filters, the newest first, page by page.
import { Button, Text } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useServices } from '../../session/services';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useShown } from '../../ui/shown';
import { loadedOf } from '../../ui/use-asked';
import { useNames } from '../../ui/use-names';
import { EntryItem } from './entry-item';
import { FilterForm } from './filter-form';
import { noFilters, queryOf } from './filters';

const PAGE = '50';

export function AuditEntries() {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const [filters, setFilters] = useState(noFilters);
  const { data, error, isFetching, fetchNextPage, hasNextPage, refetch } = useInfiniteQuery({
    queryKey: ['audit', filters],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...queryOf(filters), order: 'newest' as const, limit: PAGE, next: pageParam };
      return api.ask('audit', { query, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    subscribed: useShown(),
  });
  const again = useCallback((): void => void refetch(), [refetch]);
  const found = data?.pages.flatMap(({ entries }) => entries);
  const nameOf = useNames(
    (found ?? []).flatMap(({ by, detail: { person } }) => (person === undefined ? [by] : [by, String(person)])),
  );
  return (
    <section className={layout.section} aria-label={say('audit.list')}>
      <Heading>{say('audit.list')}</Heading>
      <details>
        <summary className={layout.summary}>{say('audit.filters')}</summary>
        <FilterForm onShow={setFilters} />
      </details>
      <LoadedContent of={loadedOf(found, error)} again={again}>
        {(entries) => (
          <>
            {entries.length === 0 && <Text role="status">{say('audit.none')}</Text>}
            <ol className={layout.plainList} aria-label={say('audit.list')}>
              {entries.map((entry) => (
                <EntryItem key={`${entry.chain} ${entry.sequence}`} entry={entry} nameOf={nameOf} />
              ))}
            </ol>
            {hasNextPage && (
              <Button disabled={isFetching} onClick={() => void fetchNextPage()}>
                {say('audit.more')}
              </Button>
            )}
          </>
        )}
      </LoadedContent>
    </section>
  );
}
