// Many people at once by a file: the present list to take away, a list to choose, what it would change, and how the writing went.
import { Button, Checkbox, Text } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { SheetGrid } from '../../../shared/sheets/grid';
import { rosterOn, type Roster } from '../../../shared/sheets/people/people-grid';
import { peopleTable } from '../../../shared/sheets/people/people-table';
import { readPeople } from '../../../shared/sheets/people/read-people';
import { useServices } from '../../session/services';
import { manyWrites } from '../../session/queries';
import { DownloadTable } from '../../ui/download-table';
import { useLanguage, useSay } from '../../ui/language';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';
import { openInWorker } from '../../workbook/file/in-worker';
import { Opening } from '../opening';
import { PeopleChangeList } from './people-change-list';
import { PeopleOutcomes } from './people-outcomes';
import type { People } from './people-source';
import { writePeople, type PersonOutcome } from './write-people';
import type { PersonChange } from '../../../shared/sheets/people/people-changes';

/** The first sheet on which there is a list. */
function rosterIn(sheets: readonly SheetGrid[]): Roster | null {
  for (const sheet of sheets) {
    const roster = sheet.isHidden ? null : rosterOn(sheet);
    if (roster !== null) return roster;
  }
  return null;
}

export function PeopleFile({ people, schemes }: People) {
  const { api, me, queries } = useServices();
  const language = useLanguage();
  const say = useSay();
  const task = useTask();
  const picker = useRef<HTMLInputElement>(null);
  const [keeps, setKeeps] = useState(false);
  /** undefined: no file is chosen; null: there is no list in the one that is */
  const [roster, setRoster] = useState<Roster | null | undefined>(undefined);
  const [outcomes, setOutcomes] = useState<readonly PersonOutcome[] | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly count: number } | null>(null);

  const choose = (file: File): void =>
    task.run(async (signal) => {
      setOutcomes(null);
      setProgress(null);
      setRoster(undefined);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { sheets } = await openInWorker(bytes, file.name, signal, () => undefined);
      setRoster(rosterIn(sheets));
    });
  const write = (changes: readonly PersonChange[]): void =>
    task.run((signal) =>
      manyWrites(queries, async () => {
        const tell = (done: number): void => setProgress({ done, count: changes.length });
        tell(0);
        const written = await writePeople(api, changes, signal, tell);
        setOutcomes(written);
        // What is left of the list stays, to go on with.
        if (written.every(({ kind }) => kind === 'written')) setRoster(undefined);
      }),
    );
  const read = roster ? readPeople(roster, schemes, new Map(people.map((person) => [person.id, person]))) : null;
  return (
    <Opening summary={say('peopleFile.title')}>
      <Text>{say('peopleFile.hint')}</Text>
      <DownloadTable name={say('peopleFile.name')} make={() => peopleTable(people, schemes, language)} />
      <div>
        <Button size="small" disabled={task.running} onClick={() => picker.current?.click()}>
          {say('peopleFile.choose')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".xlsx,.xlsm,.xls,.et,.csv,.tsv,.txt"
          aria-label={say('peopleFile.choose')}
          hidden
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) choose(file);
            // The same file, once mended, can be chosen again.
            target.value = '';
          }}
        />
      </div>
      <TaskStatus
        task={task}
        doing={progress === null ? say('peopleFile.reading') : say('peopleFile.writing', progress)}
      />
      {roster === null && <Text role="alert">{say('peopleFile.noHeader')}</Text>}
      {outcomes !== null && !task.running && <PeopleOutcomes outcomes={outcomes} />}
      {roster && read && !task.running && (
        <>
          <Checkbox
            checked={keeps}
            label={say('peopleFile.keeps')}
            onChange={(_, { checked }) => setKeeps(checked === true)}
          />
          <PeopleChangeList
            {...{ roster, read, people, schemes, keeps }}
            me={me.id}
            onWrite={write}
            onLeave={() => {
              setRoster(undefined);
              setOutcomes(null);
            }}
          />
        </>
      )}
    </Opening>
  );
}
