// Records that are due, on the page Today: by register, the earliest first, each with its colour in words, its unit, and whom it waits for.
import { Badge, Button, Text, mergeClasses } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { DueRecord } from '../../../shared/api/records';
import { daysBetween } from '../../../shared/registers/due';
import { planRegisters, type RegistersPlan } from '../../../shared/registers/register-plan';
import type { Scheme } from '../../../shared/scheme/scheme';
import { textIn } from '../../../shared/scheme/text';
import { keptScheme } from '../../session/scheme-source';
import { useServices } from '../../session/services';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { momentText } from '../../ui/moment';
import { titlesOf } from '../../ui/titles';
import { useAsked } from '../../ui/use-asked';
import { useNames, type NameOf } from '../../ui/use-names';
import { WholeDates } from '../../ui/whole-dates';
import { useChoice } from '../choice/choice';
import { useSchemeTitle } from '../choice/use-scheme-title';
import { useNavigation } from '../navigation';
import { waitsForText } from '../registers/record-text';
import { RemindForm } from '../reminders/remind-form';
import { localDate } from './due';
import { dueGroups, isRemindable, keyValues, loadDueRecords, registerIn, type DueGroup } from './due-records';

const SHOWN = 10;

export function DueRecordList() {
  const { api, queries } = useServices();
  const { schemes } = useChoice();
  const say = useSay();
  const layout = useLayout();
  const versions = schemes.map(({ id, version }) => `${id} ${version}`);
  const [loaded, again] = useAsked(['due', ...versions], async (signal) => {
    const groups = dueGroups(await loadDueRecords(api, signal));
    const named = schemes.filter(({ id }) => groups.some(({ scheme }) => scheme === id));
    const kept = await Promise.all(named.map(({ id, version }) => keptScheme(queries, api, id, version, signal)));
    return { groups, schemes: new Map(kept.map((scheme) => [scheme.id as string, scheme])) };
  });
  return (
    <section className={layout.section} aria-label={say('dueRecords.title')}>
      <Heading>{say('dueRecords.title')}</Heading>
      <LoadedContent of={loaded} again={again}>
        {({ groups, schemes: known }) =>
          groups.length === 0 ? <Text>{say('dueRecords.none')}</Text> : <Groups groups={groups} schemes={known} />
        }
      </LoadedContent>
    </section>
  );
}

interface GroupsProps {
  readonly groups: readonly DueGroup[];
  readonly schemes: ReadonlyMap<string, Scheme>;
}

function Groups({ groups, schemes }: GroupsProps) {
  const nameOf = useNames(groups.flatMap(({ due }) => due.flatMap(({ reminded }) => reminded?.by ?? [])));
  return groups.map((group) => (
    <Group key={`${group.scheme} ${group.register}`} group={group} scheme={schemes.get(group.scheme)} nameOf={nameOf} />
  ));
}

interface GroupProps {
  readonly group: DueGroup;
  readonly scheme: Scheme | undefined;
  readonly nameOf: NameOf;
}

function Group({ group, scheme, nameOf }: GroupProps) {
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const schemeTitle = useSchemeTitle();
  const [shown, setShown] = useState(SHOWN);
  const plan = useMemo(() => scheme && planRegisters(scheme), [scheme]);
  const register = registerIn(scheme, group.register);
  const title = say('dueRecords.group', {
    register: register ? textIn(register.title, language) : group.register,
    scheme: schemeTitle(group.scheme),
  });
  return (
    <div className={layout.section}>
      <Text as="h3" weight="semibold" className={layout.heading}>
        {title}
      </Text>
      <ul className={mergeClasses(layout.plainList, layout.cards)} aria-label={title}>
        {group.due.slice(0, shown).map((record) => (
          <Item key={itemKey(record)} {...{ record, scheme, plan, nameOf }} />
        ))}
      </ul>
      {group.due.length > shown && (
        <div>
          <Button size="small" onClick={() => setShown(group.due.length)}>
            {say('audit.more')}
          </Button>
        </div>
      )}
      {group.later > 0 && <Text size={200}>{say('dueRecords.later', { count: group.later })}</Text>}
    </div>
  );
}

const itemKey = ({ period, number, unit, values }: DueRecord): string => JSON.stringify([period, number, unit, values]);

const looks = { red: 'danger', yellow: 'warning', blue: 'informative' } as const;

interface ItemProps {
  readonly record: DueRecord;
  readonly scheme: Scheme | undefined;
  readonly plan: RegistersPlan | undefined;
  readonly nameOf: NameOf;
}

function Item({ record, scheme, plan, nameOf }: ItemProps) {
  const { me } = useServices();
  const { openRecord } = useNavigation();
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const { due, colour, number, period, unit, reminded } = record;
  const register = registerIn(scheme, record.register);
  const state = register?.states.find(({ id }) => id === record.state);
  const unitTitle = unit === null ? [] : [scheme ? titlesOf(scheme, language)('unit', unit) : unit];
  const what = [number ?? say('dueRecords.draft', { period }), ...unitTitle].join(' · ');
  // The day is the organisation's, which the service knows: where it is due today it is so here.
  const days = due === null || due.is === 'due' ? 0 : daysBetween(localDate(new Date()), due.on);
  const when = days === 0 ? say('due.today') : say(days > 0 ? 'due.in' : 'due.past', { days: Math.abs(days) });
  const key = keyValues(register, record);
  return (
    <li className={layout.item}>
      {colour !== null && (
        <Badge appearance="tint" color={looks[colour]}>
          {say('dueRecords.colour', { colour: say(`dueRecords.${colour}`), when })}
        </Badge>
      )}
      <Text weight="semibold">
        <WholeDates>{what}</WholeDates>
      </Text>
      <Text size={200}>
        <WholeDates>
          {say('dueRecords.on', { state: state ? textIn(state.title, language) : record.state, on: due?.on ?? '' })}
        </WholeDates>
      </Text>
      {scheme && register && (
        <Text size={200}>
          {say('dueRecords.waits', { who: waitsForText({ language, scheme }, register, record.waitsFor) })}
        </Text>
      )}
      {record.why === 'told' && <Text size={200}>{say('dueRecords.told')}</Text>}
      {reminded && (
        <Text size={200}>
          <WholeDates>
            {say(reminded.words === undefined ? 'dueRecords.reminded' : 'dueRecords.remindedWords', {
              by: nameOf(reminded.by),
              time: momentText(language, reminded.at),
              words: reminded.words ?? '',
            })}
          </WholeDates>
        </Text>
      )}
      <div className={layout.row}>
        <Button
          size="small"
          aria-label={say('dueRecords.openOf', { what })}
          onClick={() =>
            openRecord({
              ...{ scheme: record.scheme, period, register: record.register, number, unit },
              set: number === null ? record.values : {},
            })
          }
        >
          {say('dueRecords.open')}
        </Button>
        {isRemindable(plan, me, record) && <RemindForm what={what} record={{ ...record, key }} />}
      </div>
    </li>
  );
}
