// Observers in turn (轮流监督): who is to observe a period, the list that they are taken from, and who observed before.
import { Field, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Observers } from '../../../shared/api/observers';
import type { Scheme } from '../../../shared/scheme/scheme';
import { namesListed } from '../../../shared/text/lists';
import { guardedBy } from '../../session/guarded-write';
import { useServices } from '../../session/services';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { TaskStatus } from '../../ui/task-status';
import { useAsked } from '../../ui/use-asked';
import { useNames, type NameOf } from '../../ui/use-names';
import { useChoice } from '../choice/choice';
import { latestFirst } from '../choice/first-choice';
import { Opening } from '../opening';
import { nextPeriods } from './next-periods';
import { ObserverListForm } from './observer-list-form';
import { SavedMessage } from './saved-message';
import { TurnForm } from './turn-form';
import { useGuardedSave } from './use-guarded-save';

/** Earlier turns are in the audit. */
const SHOWN = 12;

export function ObserversInTurn({ scheme }: { readonly scheme: Scheme }) {
  const say = useSay();
  return (
    <Opening summary={say('observers.title')}>
      <Text>{say('observers.hint')}</Text>
      <Observing scheme={scheme} />
    </Opening>
  );
}

function Observing({ scheme }: { readonly scheme: Scheme }) {
  const { api } = useServices();
  const [loaded, again] = useAsked(['observers', scheme.id], (signal) =>
    api.ask('getObservers', { params: { s: scheme.id }, signal }),
  );
  return (
    <LoadedContent of={loaded} again={again}>
      {(observers) => <Known scheme={scheme} observers={observers} again={again} />}
    </LoadedContent>
  );
}

interface KnownProps {
  readonly scheme: Scheme;
  readonly observers: Observers;
  again(): Promise<void>;
}

function Known({ scheme, observers, again }: KnownProps) {
  const say = useSay();
  const layout = useLayout();
  const { periods, period: chosen } = useChoice();
  const opened = periods.kind === 'ready' ? latestFirst(periods.value).map(({ period }) => period) : [];
  const { ofCycle } = nextPeriods(scheme, opened);
  const offered = [...(ofCycle === null ? [] : [ofCycle]), ...opened];
  const [picked, setPicked] = useState<string | null>(null);
  const period = picked ?? chosen?.period ?? offered[0];
  const turns = observers.turns.flatMap((turn) => [...turn.observers, ...turn.excused.map(({ person }) => person)]);
  const nameOf = useNames([...observers.people, ...observers.candidates, ...turns]);
  return (
    <>
      {period !== undefined && (
        <>
          <Field label={say('observers.period')}>
            <Select className={layout.select} value={period} onChange={(_, { value }) => setPicked(value)}>
              {offered.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </Select>
          </Field>
          <OneTurn key={period} {...{ scheme, period, nameOf }} />
        </>
      )}
      <TheList {...{ scheme, observers, again, nameOf }} />
      <Past {...{ observers, nameOf }} />
    </>
  );
}

interface TurnProps {
  readonly scheme: Scheme;
  readonly period: string;
  readonly nameOf: NameOf;
}

function OneTurn({ scheme, period, nameOf }: TurnProps) {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const params = { s: scheme.id, p: period };
  const [loaded, again] = useAsked(['turn', scheme.id, period], (signal) => api.ask('getTurn', { params, signal }));
  const saving = useGuardedSave(again);
  const { task, outcome, openings, save } = saving;
  return (
    <section className={layout.section} aria-label={say('observers.ofPeriod', { period })}>
      <TaskStatus task={task} doing={say('observers.saving')} />
      <SavedMessage of={saving} text={say(`observers.name.${outcome ?? 'saved'}`, { period })} />
      <LoadedContent of={loaded} again={again}>
        {(turn) => (
          // Another list proposes others.
          <TurnForm
            key={`${openings} ${turn.each} ${turn.queue.map(({ person, bar }) => `${person} ${bar}`).join()}`}
            turn={turn}
            nameOf={nameOf}
            busy={task.running}
            onName={(named, etag) =>
              save((signal) => api.ask('nameObservers', { params, headers: guardedBy(etag), body: named, signal }))
            }
          />
        )}
      </LoadedContent>
    </section>
  );
}

function TheList({ scheme, observers, again, nameOf }: KnownProps & { readonly nameOf: NameOf }) {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const saving = useGuardedSave(again);
  const { task, outcome, openings, save } = saving;
  const params = { s: scheme.id };
  return (
    <section className={layout.section} aria-label={say('observers.list')}>
      <Heading>{say('observers.list')}</Heading>
      <TaskStatus task={task} doing={say('observers.saving')} />
      <SavedMessage of={saving} text={say(`observers.list.${outcome ?? 'saved'}`)} />
      <ObserverListForm
        key={openings}
        observers={observers}
        nameOf={nameOf}
        busy={task.running}
        onSave={(list, etag) =>
          save((signal) => api.ask('putObservers', { params, headers: guardedBy(etag), body: list, signal }))
        }
      />
    </section>
  );
}

function Past({ observers: { turns }, nameOf }: { readonly observers: Observers; readonly nameOf: NameOf }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  if (turns.length === 0) return null;
  return (
    <section className={layout.section} aria-label={say('observers.past')}>
      <Heading>{say('observers.past')}</Heading>
      <ul className={layout.plainList}>
        {turns.slice(0, SHOWN).map(({ period, observers, excused }) => (
          <li key={period}>
            {[
              say('observers.past.one', {
                period,
                names: observers.length === 0 ? say('observers.nobody') : namesListed(language, observers.map(nameOf)),
              }),
              ...excused.map(({ person, reason }) => say('observers.excused.one', { name: nameOf(person), reason })),
            ].join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
