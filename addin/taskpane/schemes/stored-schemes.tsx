// Chooses one of the stored schemes and opens its latest version.
import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { textIn } from '../../../shared/scheme/text';
import { useChoice } from '../choice/choice';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { loadScheme } from '../../session/scheme-source';
import { useServices } from '../../session/services';
import type { SourceFormProps } from './source';
import { latestBase } from './stored-scheme';

export function StoredSchemes({ busy, onOpen }: SourceFormProps) {
  const { api } = useServices();
  const { schemes, schemeId } = useChoice();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [chosen, setChosen] = useState<string | null>(null);
  const id = chosen ?? schemeId;
  if (id === null) return null;
  const open = (): void =>
    onOpen(async (signal) => {
      const base = await latestBase(api, id, signal);
      return { base, scheme: await loadScheme(api, id, base?.version ?? null, signal) };
    });
  return (
    <>
      <Field label={say('schemes.choose')}>
        <Select className={layout.select} value={id} onChange={(_, { value }) => setChosen(value)}>
          {schemes.map((scheme) => (
            <option key={scheme.id} value={scheme.id}>
              {say('schemes.withVersion', {
                title: textIn(scheme.title, language),
                id: scheme.id,
                version: scheme.version,
              })}
            </option>
          ))}
        </Select>
      </Field>
      <Button disabled={busy} onClick={open}>
        {say('schemes.open')}
      </Button>
    </>
  );
}
