// The list of who takes turns in observing: whom the office adds, takes out or moves up, and how many observe each period.
import { Button, Field, Input, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { observerListSchema, type Observers } from '../../../shared/api/observers';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import type { NameOf } from '../../ui/use-names';

interface Props {
  readonly observers: Observers;
  readonly nameOf: NameOf;
  readonly busy: boolean;
  /** `etag` is that of the list as it was opened */
  onSave(list: { people: string[]; each: number }, etag: string | null): void;
}

export function ObserverListForm({ observers: latest, nameOf, busy, onSave }: Props) {
  const say = useSay();
  const layout = useLayout();
  // What was changed here stays where somebody else changes the list meanwhile: saving then tells of it.
  const [observers] = useState(latest);
  const [people, setPeople] = useState(observers.people);
  const [each, setEach] = useState(String(observers.each));
  const [other, setOther] = useState('');
  const list = observerListSchema.safeParse({ people, each: each.trim() === '' ? null : Number(each) });
  const offered = observers.candidates.filter((id) => !people.includes(id));
  const id = other.trim();
  const isFresh = observerListSchema.shape.people.element.safeParse(id).success && !people.includes(id);
  const moveUp = (place: number): void => {
    const moved = [...people];
    moved.splice(place - 1, 0, ...moved.splice(place, 1));
    setPeople(moved);
  };
  return (
    <>
      <ol className={layout.plainList} aria-label={say('observers.list')}>
        {people.map((person, place) => (
          <li key={person} className={layout.row}>
            <Text>{say('observers.list.one', { number: place + 1, name: nameOf(person) })}</Text>
            {place > 0 && (
              <Button
                size="small"
                aria-label={say('observers.up.one', { name: nameOf(person) })}
                onClick={() => moveUp(place)}
              >
                {say('observers.up')}
              </Button>
            )}
            <Button
              size="small"
              aria-label={say('observers.drop.one', { name: nameOf(person) })}
              onClick={() => setPeople(people.filter((one) => one !== person))}
            >
              {say('observers.drop')}
            </Button>
          </li>
        ))}
      </ol>
      {people.length === 0 && <Text>{say('observers.list.none')}</Text>}
      <Field label={say('observers.add')} hint={say('observers.add.hint')}>
        <Select
          className={layout.select}
          value=""
          onChange={(_, { value }) => value !== '' && setPeople([...people, value])}
        >
          <option value="">{say('observers.choose')}</option>
          {offered.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </Select>
      </Field>
      <div className={layout.row}>
        <Field label={say('observers.addById')}>
          <Input value={other} maxLength={64} onChange={(_, { value }) => setOther(value)} />
        </Field>
        <Button
          disabled={!isFresh}
          onClick={() => {
            setPeople([...people, id]);
            setOther('');
          }}
        >
          {say('people.give')}
        </Button>
      </div>
      <Field label={say('observers.each')}>
        <Input type="number" min={1} max={10} value={each} onChange={(_, { value }) => setEach(value)} />
      </Field>
      <div>
        <Button disabled={busy || !list.success} onClick={() => list.success && onSave(list.data, observers.etag)}>
          {say('observers.list.save')}
        </Button>
      </div>
    </>
  );
}
