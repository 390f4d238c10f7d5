// Versions (上报版本): every accepted version of the score sheets, for who fills them and for the office.
import { Field, Input, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Period } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useChoice } from '../choice/choice';
import { ChoiceBar } from '../choice/choice-bar';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { componentsToSee } from '../../session/roles';
import { useServices } from '../../session/services';
import { titlesOf } from '../../ui/titles';
import { SheetList } from './sheet-list';

export function VersionsPage() {
  const say = useSay();
  const layout = useLayout();
  const { period, scheme } = useChoice();
  return (
    <div className={layout.page}>
      <Heading>{say('versions.title')}</Heading>
      <Text size={200} className={layout.secondary}>
        {say('versions.hint')}
      </Text>
      <ChoiceBar />
      {period && (
        <LoadedContent of={scheme}>
          {(loaded) => <PeriodRecords key={`${loaded.id} ${period.period}`} scheme={loaded} period={period} />}
        </LoadedContent>
      )}
    </div>
  );
}

function PeriodRecords({ scheme, period }: { readonly scheme: Scheme; readonly period: Period }) {
  const { me } = useServices();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const components = componentsToSee(scheme, me.roles, period.period);
  const [chosen, choose] = useState<string>(components[0]?.id ?? '');
  const [words, search] = useState('');
  if (components.length === 0) return <Text>{say('versions.notSeen')}</Text>;
  return (
    <div className={layout.section}>
      <Field label={say('versions.component')}>
        <Select className={layout.select} value={chosen} onChange={(_, { value }) => choose(value)}>
          {components.map(({ id }) => (
            <option key={id} value={id}>
              {titleOf('component', id)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('versions.find')}>
        <Input type="search" value={words} onChange={(_, { value }) => search(value)} />
      </Field>
      <SheetList key={chosen} scheme={scheme} period={period} component={chosen} words={words} />
    </div>
  );
}
