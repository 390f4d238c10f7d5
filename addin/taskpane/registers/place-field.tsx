// Choosing where a record counts: a component, or an indicator of it.
import { Select } from '@fluentui/react-components';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import type { Reader } from './record-text';

interface Props {
  readonly reader: Reader;
  /** the components that may be meant; all where it is not said */
  readonly of?: readonly string[];
  readonly value: string;
  onChange(place: string): void;
}

export function PlaceField({ reader: { scheme, titleOf }, of, value, onChange }: Props) {
  const say = useSay();
  const layout = useLayout();
  const components = scheme.components.filter(({ id }) => of === undefined || of.includes(id));
  return (
    <Select className={layout.select} value={value} onChange={(_, { value: place }) => onChange(place)}>
      <option value="">{say('record.unset')}</option>
      {components.map(({ id, indicators = [] }) =>
        indicators.length === 0 ? (
          <option key={id} value={id}>
            {titleOf('component', id)}
          </option>
        ) : (
          <optgroup key={id} label={titleOf('component', id)}>
            {indicators.map((indicator) => (
              <option key={indicator.id} value={`${id}/${indicator.id}`}>
                {titleOf('indicator', indicator.id)}
              </option>
            ))}
          </optgroup>
        ),
      )}
    </Select>
  );
}
