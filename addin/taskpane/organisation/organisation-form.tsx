// What an organisation is called in both languages, and its rules of retention: empty, and it is kept for ever.
import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { putOrganisationSchema, type Organisation, type PutOrganisation } from '../../../shared/api/organisation';
import { textIn, type Text as TitleText } from '../../../shared/scheme/text';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';

interface Props {
  readonly organisation: Organisation;
  readonly busy: boolean;
  /** `opened` is the organisation as the form began with it */
  onSave(put: PutOrganisation, opened: Organisation): void;
}

const kinds = ['files', 'contacts', 'names'] as const;

export function OrganisationForm({ organisation: latest, busy, onSave }: Props) {
  const say = useSay();
  const layout = useLayout();
  // What is typed stays where somebody else changes it meanwhile: saving then tells of it.
  const [organisation] = useState(latest);
  const { title, retention } = organisation;
  const [chinese, setChinese] = useState(textIn(title, 'zh-CN'));
  const [english, setEnglish] = useState(typeof title === 'string' ? '' : (title['en-US'] ?? ''));
  const [kept, setKept] = useState({
    files: String(retention.files ?? ''),
    contacts: String(retention.contacts ?? ''),
    names: String(retention.names ?? ''),
  });
  const told: TitleText = english.trim() === '' ? chinese.trim() : { 'zh-CN': chinese.trim(), 'en-US': english.trim() };
  const most = (text: string): number | null => (text === '' ? null : Number(text));
  const rules = { files: most(kept.files), contacts: most(kept.contacts), names: most(kept.names) };
  const put = putOrganisationSchema.safeParse({ title: told, retention: rules });
  const { shape } = putOrganisationSchema.shape.retention;
  return (
    <section className={layout.section} aria-label={say('organisation.settings')}>
      <Text weight="semibold">{say('organisation.called')}</Text>
      <Field label={say('organisation.name')} hint={say('organisation.name.hint', { id: organisation.id })}>
        <Input value={chinese} maxLength={200} onChange={(_, { value }) => setChinese(value)} />
      </Field>
      <Field label={say('organisation.name.en')}>
        <Input value={english} maxLength={200} onChange={(_, { value }) => setEnglish(value)} />
      </Field>
      <Text weight="semibold">{say('organisation.retention')}</Text>
      <Text>{say('organisation.retention.hint')}</Text>
      {kinds.map((kind) => (
        <Field
          key={kind}
          label={say(`organisation.keep.${kind}`)}
          hint={say(`organisation.keep.${kind}.hint`)}
          {...(!shape[kind].safeParse(rules[kind]).success && { validationMessage: say('organisation.keep.bad') })}
        >
          <Input
            inputMode="numeric"
            value={kept[kind]}
            onChange={(_, { value }) => setKept({ ...kept, [kind]: value.trim() })}
          />
        </Field>
      ))}
      <Text>{say('organisation.retention.never')}</Text>
      <div className={layout.row}>
        <Button
          appearance="primary"
          disabled={busy || !put.success}
          onClick={() => put.success && onSave(put.data, organisation)}
        >
          {say('organisation.save')}
        </Button>
      </div>
    </section>
  );
}
