// Takes scored units out of the ranking (不参加排名, 一票否决), each with its reason; it counts with the next consolidation.
import { Button, Field, Input, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Excuse } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { titlesOf } from '../../ui/titles';
import { Opening } from '../opening';

interface Props {
  readonly scheme: Scheme;
  readonly excluded: readonly Excuse[];
  readonly busy: boolean;
  onExcluded(excluded: readonly Excuse[]): void;
}

export function ExcludeForm({ scheme, excluded, busy, onExcluded }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [unit, setUnit] = useState('');
  const [reason, setReason] = useState('');
  const titleOf = titlesOf(scheme, language);
  const others = scheme.units.filter(({ id }) => excluded.every((one) => one.unit !== id));
  const add = (): void => {
    onExcluded([...excluded, { unit, reason: reason.trim() }]);
    setUnit('');
    setReason('');
  };
  return (
    <Opening open={excluded.length > 0} summary={say('office.exclude')}>
      <Text>{say('office.exclude.hint')}</Text>
      <ul className={layout.plainList}>
        {excluded.map((one) => (
          <li key={one.unit} className={layout.item}>
            <Text>{say('office.exclude.one', { unit: titleOf('unit', one.unit), reason: one.reason })}</Text>
            <Button
              size="small"
              disabled={busy}
              aria-label={say('office.exclude.backOf', { unit: titleOf('unit', one.unit) })}
              onClick={() => onExcluded(excluded.filter((other) => other !== one))}
            >
              {say('office.exclude.back')}
            </Button>
          </li>
        ))}
      </ul>
      <Field label={say('office.exclude.unit')}>
        <Select className={layout.select} value={unit} onChange={(_, { value }) => setUnit(value)}>
          <option value="">{say('office.exclude.choose')}</option>
          {others.map(({ id }) => (
            <option key={id} value={id}>
              {titleOf('unit', id)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('office.exclude.reason')}>
        <Input value={reason} maxLength={2000} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div>
        <Button disabled={busy || unit === '' || reason.trim() === ''} onClick={add}>
          {say('office.exclude.add')}
        </Button>
      </div>
    </Opening>
  );
}
