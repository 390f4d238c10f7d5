// What a list of people would change, before anything is written: whoever is concerned, what is unclear, and the two ways on.
import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { ListedPerson } from '../../../shared/api/people';
import type { Scheme } from '../../../shared/scheme/scheme';
import { peopleChanges, type PersonChange } from '../../../shared/sheets/people/people-changes';
import type { Roster } from '../../../shared/sheets/people/people-grid';
import type { ReadRoster } from '../../../shared/sheets/people/read-people';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { roleText } from './role-text';

const SHOWN = 50;

interface Props {
  readonly roster: Roster;
  readonly read: ReadRoster;
  readonly people: readonly ListedPerson[];
  readonly schemes: readonly Scheme[];
  readonly keeps: boolean;
  /** who would write it */
  readonly me: string;
  onWrite(changes: readonly PersonChange[]): void;
  onLeave(): void;
}

export function PeopleChangeList({ roster, read, people, schemes, keeps, me, onWrite, onLeave }: Props) {
  const say = useSay();
  const layout = useLayout();
  const { changes, same, faults } = peopleChanges(read.wanted, people, { me, keeps });
  const losing = changes.filter(({ taken }) => taken.length > 0).length;
  const faulty = [
    ...read.faults.map(({ row, address, code, detail }) => ({
      row,
      text: say('peopleFile.fault', { row, address, sentence: say(`peopleFile.fault.${code}`, detail) }),
    })),
    ...faults.map(({ row, code, detail }) => ({
      row,
      text: say('peopleFile.fault.ofRow', { row, sentence: say(`peopleFile.fault.${code}`, detail) }),
    })),
  ].sort((one, other) => one.row - other.row);
  return (
    <>
      <Text role="status">
        {say('peopleFile.read', { sheet: roster.sheet, rows: roster.rows.length, people: read.named })}
      </Text>
      {roster.unread.length > 0 && (
        <Text>{say('peopleFile.unread', { titles: roster.unread.map((title) => `“${title}”`).join(' ') })}</Text>
      )}
      {read.repeated.length > 0 && (
        <Text>
          {say('peopleFile.repeated', { count: read.repeated.length, rows: read.repeated.slice(0, SHOWN).join(' ') })}
        </Text>
      )}
      {same > 0 && <Text>{say('peopleFile.same', { count: same })}</Text>}
      {faulty.length > 0 && (
        <section className={layout.section} aria-label={say('peopleFile.faults', { count: faulty.length })}>
          <Heading>{say('peopleFile.faults', { count: faulty.length })}</Heading>
          <Lines texts={faulty.map(({ text }) => text)} />
        </section>
      )}
      {changes.length === 0 ? (
        <Text>{say('peopleFile.none')}</Text>
      ) : (
        <section className={layout.section} aria-label={say('peopleFile.changes', { count: changes.length })}>
          <Heading>{say('peopleFile.changes', { count: changes.length })}</Heading>
          {losing > 0 && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{say('peopleFile.takesAway', { count: losing })}</MessageBarBody>
            </MessageBar>
          )}
          <Changes changes={changes} schemes={schemes} />
        </section>
      )}
      <div className={layout.row}>
        {changes.length > 0 && (
          <Button appearance="primary" onClick={() => onWrite(changes)}>
            {say('peopleFile.write', { count: changes.length })}
          </Button>
        )}
        <Button onClick={onLeave}>{say('peopleFile.leave')}</Button>
      </div>
    </>
  );
}

/** Long lists are shown in parts, whole once asked for. */
function useShownOf<Item>(items: readonly Item[]): readonly [readonly Item[], React.ReactNode] {
  const say = useSay();
  const [all, setAll] = useState(false);
  const more = items.length - SHOWN;
  if (all || more <= 0) return [items, null];
  return [
    items.slice(0, SHOWN),
    <div key="more">
      <Button size="small" onClick={() => setAll(true)}>
        {say('registers.more', { count: more })}
      </Button>
    </div>,
  ];
}

function Lines({ texts }: { readonly texts: readonly string[] }) {
  const layout = useLayout();
  const [shown, more] = useShownOf(texts);
  return (
    <>
      <ul className={layout.plainList}>
        {shown.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {more}
    </>
  );
}

function Changes({
  changes,
  schemes,
}: {
  readonly changes: readonly PersonChange[];
  readonly schemes: readonly Scheme[];
}) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [shown, more] = useShownOf(changes);
  return (
    <>
      <ul className={layout.plainList}>
        {shown.map(({ id, name, nameBefore, isNew, given, taken }) => (
          <li key={id} className={layout.item}>
            <Text weight="semibold">
              {say(isNew ? 'peopleFile.new' : 'peopleFile.changed')} · {say('people.named', { name, id })}
            </Text>
            {nameBefore !== null && <Text>{say('peopleFile.renamed', { before: nameBefore, name })}</Text>}
            {given.map((role) => (
              <Text key={role}>＋ {say('peopleFile.given', { role: roleText(language, schemes, role) })}</Text>
            ))}
            {taken.map((role) => (
              <Text key={role}>－ {say('peopleFile.taken', { role: roleText(language, schemes, role) })}</Text>
            ))}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
