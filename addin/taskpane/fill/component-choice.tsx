// Which components are filled in, and how the sheet of each lies (表式).
import { Checkbox, Field, Select, Text } from '@fluentui/react-components';
import type { Component } from '../../../shared/scheme/scheme';
import {
  layoutOf,
  layoutsFor,
  scoreLayouts,
  type ScoreLayout,
  type ScoreLayouts,
} from '../../../shared/sheets/matrix/score-layout';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';

interface Props {
  readonly components: readonly Component[];
  readonly leftOut: readonly string[];
  readonly layouts: ScoreLayouts;
  readonly titleOf: (id: string) => string;
  onLeftOut(leftOut: readonly string[]): void;
  onLayout(component: string, layout: ScoreLayout): void;
}

export function ComponentChoice({ components, leftOut, layouts, titleOf, onLeftOut, onLayout }: Props) {
  const say = useSay();
  const layout = useLayout();
  const isChosen = ({ id }: Component): boolean => !leftOut.includes(id);
  const several = components.filter((component) => isChosen(component) && layoutsFor(component).length > 1);
  return (
    <>
      <fieldset className={layout.fieldset}>
        <legend>{say('fill.components')}</legend>
        {components.map((component) => (
          <Checkbox
            key={component.id}
            label={titleOf(component.id)}
            checked={isChosen(component)}
            onChange={(_, { checked }) =>
              onLeftOut(checked ? leftOut.filter((one) => one !== component.id) : [...leftOut, component.id])
            }
          />
        ))}
      </fieldset>
      {several.map((component) => (
        <Field key={component.id} label={say('layout.label', { component: titleOf(component.id) })}>
          <Select
            className={layout.select}
            value={layoutOf(component, layouts)}
            onChange={(_, { value }) => {
              const chosen = scoreLayouts.find((one) => one === value);
              if (chosen) onLayout(component.id, chosen);
            }}
          >
            {layoutsFor(component).map((one) => (
              <option key={one} value={one}>
                {say(`layout.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      {several.length > 0 && (
        <Text size={200} className={layout.secondary}>
          {say('layout.hint')}
        </Text>
      )}
    </>
  );
}
