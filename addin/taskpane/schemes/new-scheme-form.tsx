// Starts a new scheme under an id of its own: empty, or from a preset.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { schemeIdSchema } from '../../../shared/scheme/id';
import type { Scheme } from '../../../shared/scheme/scheme';
import { textIn } from '../../../shared/scheme/text';
import { useChoice } from '../choice/choice';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useLoaded } from '../../ui/use-loaded';
import { newScheme } from './new-scheme';
import type { SourceFormProps } from './source';
import { loadPart } from '../../session/load-part';

/** The presets, in a file of their own: only who makes a scheme needs them, and they are large. */
async function loadPresets(): Promise<readonly Scheme[]> {
  const { preset, presetIds } = await loadPart(
    () => import(/* webpackChunkName: "presets" */ '../../../shared/scheme/presets'),
  );
  return presetIds.map(preset);
}

export function NewSchemeForm(props: SourceFormProps) {
  const [presets, again] = useLoaded(loadPresets);
  return (
    <LoadedContent of={presets} again={again}>
      {(known) => <Form {...props} presets={known} />}
    </LoadedContent>
  );
}

function Form({ busy, onOpen, presets }: SourceFormProps & { readonly presets: readonly Scheme[] }) {
  const { schemes } = useChoice();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [typed, setTyped] = useState('');
  const [from, setFrom] = useState('');
  const id = schemeIdSchema.safeParse(typed);
  const taken = schemes.some((scheme) => scheme.id === typed);
  const create = (): void => {
    if (!id.success) return;
    const source = presets.find((one) => one.id === from) ?? null;
    onOpen(async () => ({ scheme: newScheme(id.data, source), base: null }));
  };
  return (
    <div className={layout.section}>
      <Field
        label={say('schemes.new.id')}
        hint={say('schemes.new.hint')}
        {...(taken && { validationMessage: say('schemes.new.taken', { id: typed }) })}
        {...(typed !== '' && !id.success && { validationState: 'error' as const })}
      >
        <Input value={typed} onChange={(_, { value }) => setTyped(value.trim())} />
      </Field>
      <Field label={say('schemes.new.from')}>
        <Select className={layout.select} value={from} onChange={(_, { value }) => setFrom(value)}>
          <option value="">{say('schemes.new.empty')}</option>
          {presets.map((one) => (
            <option key={one.id} value={one.id}>
              {textIn(one.title, language)}
            </option>
          ))}
        </Select>
      </Field>
      <Button disabled={busy || !id.success || taken} onClick={create}>
        {say('schemes.new.create')}
      </Button>
    </div>
  );
}
