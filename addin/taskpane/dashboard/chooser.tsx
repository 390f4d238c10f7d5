// Choosing what of the period is looked at: a category, and a unit that is followed through all charts.
import { Field, Select } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { titlesOf } from '../../ui/titles';
import type { Chosen } from './view';

interface Props {
  readonly scheme: Scheme;
  /** the units that somebody may look for */
  readonly units: Scheme['units'];
  readonly chosen: Chosen;
  onChoose(chosen: Chosen): void;
}

export function Chooser({ scheme, units, chosen, onChoose }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = useMemo(() => titlesOf(scheme, language), [scheme, language]);
  const own = units.filter(({ category }) => chosen.category === null || category === chosen.category);
  return (
    <>
      <Field label={say('dashboard.category')}>
        <Select
          className={layout.select}
          value={chosen.category ?? ''}
          onChange={(_, { value }) => {
            const category = value === '' ? null : value;
            const keeps = units.some(
              (one) => one.id === chosen.unit && (category === null || one.category === category),
            );
            onChoose({ category, unit: keeps ? chosen.unit : null });
          }}
        >
          <option value="">{say('dashboard.all')}</option>
          {scheme.categories.map(({ id }) => (
            <option key={id} value={id}>
              {titleOf('category', id)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('dashboard.unit')}>
        <Select
          className={layout.select}
          value={chosen.unit ?? ''}
          onChange={(_, { value }) => {
            const unit = units.find(({ id }) => id === value);
            onChoose(unit === undefined ? { ...chosen, unit: null } : { category: unit.category, unit: unit.id });
          }}
        >
          <option value="">{say('dashboard.none')}</option>
          {own.map(({ id }) => (
            <option key={id} value={id}>
              {titleOf('unit', id)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
