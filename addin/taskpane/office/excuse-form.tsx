// Units whose scores are incomplete: with a reason each they may stay out of the ranking (附理由放行). What their groups say is offered.
import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Excuse } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { titlesOf } from '../../ui/titles';

interface Props {
  readonly scheme: Scheme;
  /** the reason of a unit for which nobody has said one is empty */
  readonly offered: readonly Excuse[];
  readonly busy: boolean;
  onExcused(excused: readonly Excuse[]): void;
}

export function ExcuseForm({ scheme, offered, busy, onExcused }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map());
  const [common, setCommon] = useState('');
  const titleOf = titlesOf(scheme, language);
  const reasonOf = ({ unit, reason }: Excuse): string => reasons.get(unit) ?? (reason === '' ? common : reason);
  const excused = offered.map((one) => ({ unit: one.unit, reason: reasonOf(one).trim() }));
  return (
    <div className={layout.section}>
      <Text role="alert">{say('office.excuse.title')}</Text>
      {offered.filter(({ reason }) => reason === '').length > 1 && (
        <Field label={say('office.excuse.common')}>
          <Input value={common} maxLength={2000} onChange={(_, { value }) => setCommon(value)} />
        </Field>
      )}
      {offered.map((one) => (
        <Field
          key={one.unit}
          label={say('office.excuse.reason', { unit: titleOf('unit', one.unit) })}
          {...(one.reason !== '' && { hint: say('office.excuse.offered') })}
        >
          <Input
            value={reasonOf(one)}
            maxLength={2000}
            onChange={(_, { value }) => setReasons(new Map([...reasons, [one.unit, value]]))}
          />
        </Field>
      ))}
      <Button disabled={busy || excused.some(({ reason }) => reason === '')} onClick={() => onExcused(excused)}>
        {say('office.excuse.confirm')}
      </Button>
    </div>
  );
}
