// Units whose scores are incomplete: with a reason each they may stay out of the ranking (附理由放行).
import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { titlesOf } from '../../ui/titles';

interface Props {
  readonly scheme: Scheme;
  readonly units: readonly string[];
  readonly busy: boolean;
  onExcused(excused: readonly { unit: string; reason: string }[]): void;
}

export function ExcuseForm({ scheme, units, busy, onExcused }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map());
  const [common, setCommon] = useState('');
  const titleOf = titlesOf(scheme, language);
  const excused = units.map((unit) => ({ unit, reason: (reasons.get(unit) ?? common).trim() }));
  return (
    <div className={layout.section}>
      <Text role="alert">{say('office.excuse.title')}</Text>
      {units.length > 1 && (
        <Field label={say('office.excuse.common')}>
          <Input value={common} maxLength={2000} onChange={(_, { value }) => setCommon(value)} />
        </Field>
      )}
      {units.map((unit) => (
        <Field key={unit} label={say('office.excuse.reason', { unit: titleOf('unit', unit) })}>
          <Input
            value={reasons.get(unit) ?? common}
            maxLength={2000}
            onChange={(_, { value }) => setReasons(new Map([...reasons, [unit, value]]))}
          />
        </Field>
      ))}
      <Button disabled={busy || excused.some(({ reason }) => reason === '')} onClick={() => onExcused(excused)}>
        {say('office.excuse.confirm')}
      </Button>
    </div>
  );
}
