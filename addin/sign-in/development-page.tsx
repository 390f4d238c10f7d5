// Development sign-in: everybody of the sample organisation, to be picked by name.
import { Button, Field, SearchBox, Text } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { DevelopmentSignIn } from '../session/development-sign-in';
import { useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import { TaskStatus } from '../ui/task-status';
import { useLoaded } from '../ui/use-loaded';
import { useTask } from '../ui/use-task';
import { everyRoleFirst, peopleFound } from './people-found';
import { Heading } from '../ui/heading';

const SHOWN = 30;

export function DevelopmentPage({ signIn, onSignedIn }: { readonly signIn: DevelopmentSignIn; onSignedIn(): void }) {
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [search, setSearch] = useState('');
  const load = useCallback((signal: AbortSignal) => signIn.people(signal), [signIn]);
  const [people, again] = useLoaded(load);
  return (
    <main className={layout.page}>
      <Heading level={1}>{say('signIn.title')}</Heading>
      <Text>{say('signIn.development')}</Text>
      <Field label={say('signIn.search')}>
        <SearchBox value={search} onChange={(_, { value }) => setSearch(value)} />
      </Field>
      <TaskStatus task={task} doing={say('signIn.title')} />
      <LoadedContent of={people} again={again}>
        {(all) => {
          const found = everyRoleFirst(peopleFound(all, search));
          return (
            <>
              <ul className={layout.plainList} aria-label={say('signIn.people')}>
                {found.slice(0, SHOWN).map((person) => (
                  <li key={person.id}>
                    <Button
                      disabled={task.running}
                      onClick={() => task.run((signal) => signIn.choose(person.id, signal).then(onSignedIn))}
                    >
                      {say('signIn.as', { name: person.name, id: person.id })}
                    </Button>
                  </li>
                ))}
              </ul>
              {found.length === 0 && <Text>{say('signIn.none')}</Text>}
              {found.length > SHOWN && <Text>{say('signIn.more', { count: found.length - SHOWN })}</Text>}
            </>
          );
        }}
      </LoadedContent>
    </main>
  );
}
