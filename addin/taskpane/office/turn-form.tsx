// Naming the observers of a period: the proposal with who observed when, another instead, somebody excused with the reason.
import { Button, Field, Input, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { NamedObservers, ObserversTurn } from '../../../shared/api/observers';
import { namesListed } from '../../../shared/text/lists';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import type { NameOf } from '../../ui/use-names';
import { draftOfTurn, withExcused, withObserver } from './turn-draft';

interface Props {
  readonly turn: ObserversTurn;
  readonly nameOf: NameOf;
  readonly busy: boolean;
  /** `etag` is that of what was named when the form was opened */
  onName(named: NamedObservers, etag: string | null): void;
}

export function TurnForm({ turn: latest, nameOf, busy, onName }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  // What was decided here stays where somebody else names others meanwhile: saving then tells of it.
  const [turn] = useState(latest);
  const [draft, setDraft] = useState(() => draftOfTurn(turn));
  const [excusing, setExcusing] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { observers, excused } = draft;
  const excuse = (person: string): void => {
    setDraft(withExcused(draft, turn, person, reason.trim()));
    setExcusing(null);
    setReason('');
  };
  const known = turn.named?.observers ?? [];
  const names = namesListed(language, known.map(nameOf));
  return (
    <>
      <Text>
        {turn.named === null
          ? say('observers.proposed', { period: turn.period })
          : say('observers.named', { period: turn.period, names: names === '' ? say('observers.nobody') : names })}
      </Text>
      <ul className={layout.plainList} aria-label={say('observers.ofPeriod', { period: turn.period })}>
        {observers.map((person, place) => (
          <li key={person} className={layout.item}>
            <PersonChoice
              {...{ turn, nameOf, person, taken: observers }}
              label={say('observers.place', { number: place + 1 })}
              onChoose={(other) => setDraft(withObserver(draft, place, other))}
            />
            {excusing !== person && (
              <Button
                size="small"
                aria-label={say('observers.excuse.one', { name: nameOf(person) })}
                onClick={() => setExcusing(person)}
              >
                {say('observers.excuse')}
              </Button>
            )}
            {excusing === person && (
              <div className={layout.row}>
                <Field label={say('observers.reason')} required>
                  <Input value={reason} maxLength={2000} onChange={(_, { value }) => setReason(value)} />
                </Field>
                <Button disabled={reason.trim() === ''} onClick={() => excuse(person)}>
                  {say('observers.excuse.next')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {observers.length < turn.each && (
        <PersonChoice
          {...{ turn, nameOf, person: '', taken: observers }}
          label={say('observers.place', { number: observers.length + 1 })}
          onChoose={(other) => setDraft(withObserver(draft, observers.length, other))}
        />
      )}
      {excused.length > 0 && (
        <ul className={layout.plainList} aria-label={say('observers.excused')}>
          {excused.map(({ person, reason: because }) => (
            <li key={person}>{say('observers.excused.one', { name: nameOf(person), reason: because })}</li>
          ))}
        </ul>
      )}
      <div>
        <Button appearance="primary" disabled={busy || excusing !== null} onClick={() => onName(draft, turn.etag)}>
          {say('observers.name')}
        </Button>
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly turn: ObserversTurn;
  readonly nameOf: NameOf;
  readonly person: string;
  readonly taken: readonly string[];
  readonly label: string;
  onChoose(person: string): void;
}

/** Everybody of the list in the order of their turn, with when they observed last and why they would be passed over. */
function PersonChoice({ turn: { queue }, nameOf, person, taken, label, onChoose }: ChoiceProps) {
  const say = useSay();
  const layout = useLayout();
  const isListed = person === '' || queue.some((one) => one.person === person);
  return (
    <Field label={label}>
      <Select className={layout.select} value={person} onChange={(_, { value }) => onChoose(value)}>
        <option value="">{say('observers.nobody')}</option>
        {!isListed && <option value={person}>{nameOf(person)}</option>}
        {queue
          .filter((one) => one.person === person || !taken.includes(one.person))
          .map((one) => (
            <option key={one.person} value={one.person}>
              {[
                nameOf(one.person),
                one.last === null ? say('observers.never') : say('observers.last', { period: one.last }),
                ...(one.bar === null ? [] : [say(`observers.bar.${one.bar}`)]),
              ].join(' · ')}
            </option>
          ))}
      </Select>
    </Field>
  );
}
