// Where the person is written to, to be entered, deleted, or left unused.
import { Button, Field, Input, MessageBar, MessageBarBody, Switch, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { mailSchema, type Contact } from '../../../shared/api/reminders';
import { useServices } from '../../session/services';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { TaskStatus } from '../../ui/task-status';
import { useAsked } from '../../ui/use-asked';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';

export function OwnContact() {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [loaded, again] = useAsked(['contact'], (signal) => api.ask('ownContact', { signal }));
  const [saved, setSaved] = usePassing<Contact | null>(null);
  const save = (body: Contact): void =>
    task.run(async (signal) => {
      setSaved(null);
      const contact = await api.ask('putOwnContact', { body, signal });
      await again();
      setSaved(contact);
    });
  return (
    <section className={layout.section} aria-label={say('reminders.own')}>
      <Heading>{say('reminders.own')}</Heading>
      <Text>{say('reminders.own.hint')}</Text>
      <TaskStatus task={task} doing={say('reminders.own.saving')} />
      {saved !== null && !task.running && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody role="status">{savedText(say, saved)}</MessageBarBody>
        </MessageBar>
      )}
      <LoadedContent of={loaded} again={again}>
        {(contact) => <ContactForm key={JSON.stringify(contact)} contact={contact} busy={task.running} onSave={save} />}
      </LoadedContent>
    </section>
  );
}

function savedText(say: ReturnType<typeof useSay>, { mail, wanted }: Contact): string {
  if (!wanted) return say('reminders.own.unwanted');
  return mail === null ? say('reminders.own.deleted') : say('reminders.own.saved', { mail });
}

interface FormProps {
  readonly contact: Contact;
  readonly busy: boolean;
  onSave(contact: Contact): void;
}

function ContactForm({ contact, busy, onSave }: FormProps) {
  const say = useSay();
  const layout = useLayout();
  const [mail, setMail] = useState(contact.mail ?? '');
  const [wanted, setWanted] = useState(contact.wanted);
  const isBad = mail !== '' && !mailSchema.safeParse(mail).success;
  const isSame = mail === (contact.mail ?? '') && wanted === contact.wanted;
  return (
    <>
      <Field label={say('reminders.own.mail')} {...(isBad && { validationMessage: say('reminders.own.bad') })}>
        <Input type="email" value={mail} maxLength={254} onChange={(_, { value }) => setMail(value.trim())} />
      </Field>
      <Switch checked={wanted} label={say('reminders.own.wanted')} onChange={(_, { checked }) => setWanted(checked)} />
      <div className={layout.row}>
        <Button
          appearance="primary"
          disabled={busy || isBad || isSame}
          onClick={() => onSave({ mail: mail === '' ? null : mail, wanted })}
        >
          {say('reminders.own.save')}
        </Button>
        {contact.mail !== null && (
          <Button disabled={busy} onClick={() => onSave({ mail: null, wanted: contact.wanted })}>
            {say('reminders.own.delete')}
          </Button>
        )}
      </div>
    </>
  );
}
