// The audit entries that pass the filters, the newest first, page by page.
import { Button, Text } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { AuditEntry } from '../../../shared/api/audit';
import { everyItem, type AskPage } from '../../../shared/api/whole-list';
import type { ExportTable } from '../../../shared/sheets/export/export-table';
import { labelsOf } from '../../../shared/sheets/labels';
import { useServices } from '../../session/services';
import { Heading } from '../../ui/heading';
import { DownloadTable } from '../../ui/download-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useShown } from '../../ui/shown';
import { loadedOf } from '../../ui/use-asked';
import { loadNames, useNames } from '../../ui/use-names';
import { auditTable, peopleIn } from './audit-table';
import { useChainTitle } from './chain-title';
import { EntryItem } from './entry-item';
import { FilterForm } from './filter-form';
import { noFilters, queryOf } from './filters';

const PAGE = '50';

export function AuditEntries() {
  const { api } = useServices();
  const say = useSay();
  const language = useLanguage();
  const chainTitle = useChainTitle();
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
  const download = async (signal: AbortSignal, tell: (count: number) => void): Promise<ExportTable> => {
    const all: AuditEntry[] = [];
    const query = { ...queryOf(filters), order: 'newest' as const };
    const page: AskPage<AuditEntry> = async (next) => {
      const answer = await api.ask('audit', { query: { ...query, next }, signal });
      return { items: answer.entries, next: answer.next };
    };
    for await (const entry of everyItem(page)) if (all.push(entry) % 100 === 0) tell(all.length);
    const labels = labelsOf(await loadNames(api, peopleIn(all), signal), language);
    return auditTable(all, { language, chainTitle, nameOf: (id) => labels.get(id) ?? id });
  };
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
            {entries.length > 0 && <DownloadTable name={say('export.file.audit')} make={download} />}
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
