// The audit records that pass the filters, page by page.
import { Button, Text } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { AuditEntry } from '../../../shared/api/audit';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';
import { EntryItem } from './entry-item';
import { FilterForm } from './filter-form';
import { noFilters, queryOf, type Filters } from './filters';

const PAGE = '50';

interface Shown {
  readonly filters: Filters;
  readonly entries: readonly AuditEntry[];
  readonly next: string | null;
}

export function AuditRecords() {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [shown, setShown] = useState<Shown | null>(null);
  const { run } = task;
  const load = useCallback(
    (filters: Filters, before: Shown | null): void =>
      run(async (signal) => {
        const query = { ...queryOf(filters), limit: PAGE, ...(before?.next && { next: before.next }) };
        const { entries, next } = await api.ask('audit', { query, signal });
        setShown({ filters, entries: [...(before?.entries ?? []), ...entries], next });
      }),
    [api, run],
  );
  // Once, when the page is first seen; afterwards the person asks.
  useEffect(() => load(noFilters, null), [load]);
  return (
    <section className={layout.section} aria-label={say('audit.list')}>
      <Heading>{say('audit.list')}</Heading>
      <details>
        <summary className={layout.summary}>{say('audit.filters')}</summary>
        <FilterForm onShow={(filters) => load(filters, null)} />
      </details>
      <TaskStatus task={task} doing={say('busy.loading')} />
      {shown !== null && (
        <>
          {shown.entries.length === 0 && <Text role="status">{say('audit.none')}</Text>}
          <ol className={layout.plainList} aria-label={say('audit.list')}>
            {shown.entries.map((entry) => (
              <EntryItem key={`${entry.chain} ${entry.sequence}`} entry={entry} />
            ))}
          </ol>
          {shown.next !== null && (
            <Button disabled={task.running} onClick={() => load(shown.filters, shown)}>
              {say('audit.more')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
