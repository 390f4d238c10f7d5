// One person's entry: id and name of a new one, where they are written to, the roles held, each to be taken away, and those to be given.
import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { personSchema, type ListedPerson, type Person } from '../../../shared/api/people';
import { mailSchema } from '../../../shared/api/reminders';
import type { Scheme } from '../../../shared/scheme/scheme';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { ExportPerson } from './export-person';
import { RolePicker } from './role-picker';
import { roleText } from './role-text';

interface Props {
  /** null for somebody who is not on record yet */
  readonly person: ListedPerson | null;
  readonly taken: (id: string) => boolean;
  readonly schemes: readonly Scheme[];
  readonly busy: boolean;
  /** `etag` is that of the entry as it was opened; `mail` is given where it was changed, null deletes it */
  onSave(person: Person, etag: string | null, mail: string | null | undefined): void;
  onLeave(): void;
}

export function PersonForm({ person: latest, taken, schemes, busy, onSave, onLeave }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  // What is typed stays where somebody else changes the entry meanwhile: saving then tells of it.
  const [person] = useState(latest);
  const [id, setId] = useState(person?.id ?? '');
  const [name, setName] = useState(person?.name ?? '');
  const [roles, setRoles] = useState<readonly string[]>(person?.roles ?? []);
  const mailBefore = person?.contact?.mail ?? '';
  const [mail, setMail] = useState(mailBefore);
  const badMail = mail !== '' && !mailSchema.safeParse(mail).success;
  const changedMail = mail === mailBefore ? undefined : mail === '' ? null : mail;
  const entry = personSchema.safeParse({ id, name: name.trim(), roles });
  const isTaken = person === null && taken(id);
  const badId = id !== '' && !personSchema.shape.id.safeParse(id).success;
  const named = person === null ? null : say('people.named', { name: person.name, id: person.id });
  const title = named === null ? say('people.add') : say('people.edit', { name: named });
  return (
    <section className={layout.section} aria-label={title}>
      <Heading>{title}</Heading>
      {person === null && (
        <Field
          label={say('people.id')}
          hint={say('people.id.hint')}
          {...(isTaken && { validationMessage: say('people.id.taken', { id }) })}
          {...(badId && { validationMessage: say('people.id.bad') })}
        >
          <Input value={id} onChange={(_, { value }) => setId(value.trim())} />
        </Field>
      )}
      <Field label={say('people.name')}>
        <Input value={name} maxLength={200} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field
        label={say('people.mail')}
        hint={say('people.mail.hint')}
        {...(badMail && { validationMessage: say('reminders.own.bad') })}
      >
        <Input type="email" value={mail} maxLength={254} onChange={(_, { value }) => setMail(value.trim())} />
      </Field>
      {person?.contact?.wanted === false && <Text>{say('people.mail.unwanted')}</Text>}
      <Text weight="semibold">{say('people.roles')}</Text>
      {roles.length === 0 && <Text>{say('people.roles.none')}</Text>}
      <ul className={layout.plainList} aria-label={say('people.roles')}>
        {roles.map((role) => {
          const text = roleText(language, schemes, role);
          return (
            <li key={role} className={layout.item}>
              <Text>{text}</Text>
              <Button
                size="small"
                aria-label={say('people.take.role', { role: text })}
                onClick={() => setRoles(roles.filter((one) => one !== role))}
              >
                {say('people.take')}
              </Button>
            </li>
          );
        })}
      </ul>
      <RolePicker schemes={schemes} held={roles} onAdd={(role) => setRoles([...roles, role])} />
      <div className={layout.row}>
        <Button
          appearance="primary"
          disabled={busy || !entry.success || isTaken || badMail}
          onClick={() => entry.success && onSave(entry.data, person?.etag ?? null, changedMail)}
        >
          {say('people.save')}
        </Button>
        <Button disabled={busy} onClick={onLeave}>
          {say('busy.cancel')}
        </Button>
      </div>
      {person !== null && <ExportPerson person={person} />}
    </section>
  );
}
