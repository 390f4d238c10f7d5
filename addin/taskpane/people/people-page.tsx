// People (人员): who has which roles, for the administrator to look up, give and take away.
import { Button, Field, MessageBar, MessageBarBody, SearchBox, Text, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { ListedPerson, Person } from '../../../shared/api/people';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useChoice } from '../choice/choice';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { useAsked } from '../../ui/use-asked';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';
import { peopleWithRoles } from './people-found';
import { loadPeople, saveMail, savePerson } from './people-source';
import { PeopleFile } from './people-file';
import { PersonForm } from './person-form';
import { roleText } from './role-text';

const SHOWN = 30;

type Outcome = { readonly kind: 'saved' | 'stale'; readonly person: Person };

export function PeoplePage() {
  const { api } = useServices();
  const { schemes: listed } = useChoice();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  /** whose entry is open: an id, null for a new one */
  const [open, setOpen] = useState<string | null | undefined>(undefined);
  /** how often an entry was opened: each time it is shown as it stands by then */
  const [openings, setOpenings] = useState(0);
  const [outcome, setOutcome] = usePassing<Outcome | null>(null);
  const versions = listed.map(({ id, version }) => `${id} ${version}`);
  const [loaded, again] = useAsked(['people', ...versions], (signal) => loadPeople(api, listed, signal));

  const edit = (id: string | null | undefined): void => {
    setOutcome(null);
    setOpen(id);
    setOpenings(openings + 1);
  };
  const save = (person: Person, etag: string | null, mail: string | null | undefined): void =>
    task.run(async (signal) => {
      setOutcome(null);
      const saved = await savePerson(api, person, etag, signal);
      if (saved && mail !== undefined) await saveMail(api, person.id, mail, signal);
      await again();
      setOutcome({ kind: saved ? 'saved' : 'stale', person });
      setOpen(saved ? undefined : person.id);
      setOpenings(openings + 1);
    });
  return (
    <div className={layout.page}>
      <Heading>{say('people.title')}</Heading>
      <TaskStatus task={task} doing={say('people.saving')} />
      {outcome !== null && !task.running && (
        <MessageBar intent={outcome.kind === 'saved' ? 'success' : 'warning'} layout="multiline">
          <MessageBarBody role={outcome.kind === 'saved' ? 'status' : 'alert'}>
            {say(`people.${outcome.kind}`, {
              name: say('people.named', { name: outcome.person.name, id: outcome.person.id }),
            })}
          </MessageBarBody>
        </MessageBar>
      )}
      <LoadedContent of={loaded} again={again}>
        {({ people, schemes }) => {
          if (open === undefined)
            return (
              <>
                <PeopleFile people={people} schemes={schemes} />
                <PeopleList people={people} schemes={schemes} onEdit={edit} />
              </>
            );
          const person = people.find(({ id }) => id === open) ?? null;
          return (
            <PersonForm
              key={openings}
              person={person}
              taken={(id) => people.some((one) => one.id === id)}
              schemes={schemes}
              busy={task.running}
              onSave={save}
              onLeave={() => edit(undefined)}
            />
          );
        }}
      </LoadedContent>
    </div>
  );
}

interface ListProps {
  readonly people: readonly ListedPerson[];
  readonly schemes: readonly Scheme[];
  onEdit(id: string | null): void;
}

function PeopleList({ people, schemes, onEdit }: ListProps) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [search, setSearch] = useState('');
  const found = peopleWithRoles(people, search, (role) => roleText(language, schemes, role));
  return (
    <>
      <div>
        <Button appearance="primary" onClick={() => onEdit(null)}>
          {say('people.add')}
        </Button>
      </div>
      <Field label={say('people.search')}>
        <SearchBox value={search} onChange={(_, { value }) => setSearch(value)} />
      </Field>
      <ul className={mergeClasses(layout.plainList, layout.cards)} aria-label={say('people.title')}>
        {found.slice(0, SHOWN).map(({ id, name, said }) => {
          const named = say('people.named', { name, id });
          return (
            <li key={id} className={layout.item}>
              <Text weight="semibold">{named}</Text>
              {said.length === 0 && <Text>{say('people.roles.none')}</Text>}
              {said.map((role) => (
                <Text key={role}>{role}</Text>
              ))}
              <Button size="small" aria-label={say('people.edit', { name: named })} onClick={() => onEdit(id)}>
                {say('people.change')}
              </Button>
            </li>
          );
        })}
      </ul>
      {found.length === 0 && <Text>{say('signIn.none')}</Text>}
      {found.length > SHOWN && <Text>{say('people.more', { count: found.length - SHOWN })}</Text>}
    </>
  );
}
