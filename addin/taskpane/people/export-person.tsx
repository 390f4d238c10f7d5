// Everything about a person, saved as a file (导出个人信息): it is private, so it is asked first, and the audit tells of it.
import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Person } from '../../../shared/api/people';
import type { ExportedItem } from '../../../shared/api/person-export';
import { everyItem } from '../../../shared/api/whole-list';
import { manyWrites } from '../../session/queries';
import { useServices } from '../../session/services';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DownloadTable } from '../../ui/download-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { saveFile } from '../../ui/save-file';
import { TaskStatus } from '../../ui/task-status';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';
import { useChainTitle } from '../audit/chain-title';
import { personTable } from './person-table';

export function ExportPerson({ person: { id, name } }: { readonly person: Person }) {
  const { api, me, queries } = useServices();
  const say = useSay();
  const language = useLanguage();
  const chainTitle = useChainTitle();
  const layout = useLayout();
  const task = useTask();
  const [isAsking, setAsking] = useState(false);
  const [saved, setSaved] = usePassing<readonly ExportedItem[] | null>(null);
  const damaged = (saved ?? []).filter((item) => item.damaged).length;
  const named = say('people.named', { name, id });
  const run = (): void =>
    task.run(async (signal) => {
      setSaved(null);
      const items: ExportedItem[] = [];
      const page = async (next: string | undefined) => {
        const body = next === undefined ? {} : { next };
        return api.ask('exportPerson', { params: { id }, body, signal });
      };
      await manyWrites(queries, async () => {
        for await (const item of everyItem(page)) items.push(item);
      });
      const about = { organisation: me.organisation, person: id, at: new Date().toISOString(), by: me.id, items };
      saveFile(`${id}.json`, new Blob([JSON.stringify(about, null, 1)], { type: 'application/json' }));
      setSaved(items);
    });
  return (
    <section className={layout.section} aria-label={say('person.export')}>
      <Text>{say('person.export.hint')}</Text>
      <TaskStatus task={task} doing={say('person.exporting')} />
      {saved !== null && !task.running && (
        <>
          <Text role="status">{say('person.exported', { count: saved.length, id })}</Text>
          {damaged > 0 && <Text role="alert">{say('person.exported.damaged', { count: damaged })}</Text>}
          <Text>{say('person.exported.table')}</Text>
          <DownloadTable name={id} make={() => personTable(saved, { language, chainTitle })} />
        </>
      )}
      <div className={layout.row}>
        <Button disabled={task.running} onClick={() => setAsking(true)}>
          {say('person.export')}
        </Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        title={say('person.export.title', { name: named })}
        text={say('person.export.text')}
        confirm={say('person.export')}
        onAnswer={(confirmed) => {
          setAsking(false);
          if (confirmed) run();
        }}
      />
    </section>
  );
}
