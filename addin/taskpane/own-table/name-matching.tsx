// Names of somebody's table that the scheme does not surely know: matched by hand, once, or left out.
import { Button, Field, Select, Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import { leftOutName, withName } from '../../../shared/sheets/adopt/change-mapping';
import { knownNames } from '../../../shared/sheets/adopt/known-names';
import type { Mapping } from '../../../shared/sheets/adopt/mapping';
import type { UnmatchedName } from '../../../shared/sheets/adopt/adopted-reading';
import { hasIndicators } from '../../../shared/sheets/score-table';
import type { Component, Scheme } from '../../../shared/scheme/scheme';
import { textIn, type Text as Title } from '../../../shared/scheme/text';
import { namesListed } from '../../../shared/text/lists';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';

interface Props {
  readonly scheme: Scheme;
  readonly component: Component;
  readonly mapping: Mapping;
  readonly units: readonly UnmatchedName[];
  readonly indicators: readonly UnmatchedName[];
  onChange(mapping: Mapping): void;
}

export function NameMatching({ scheme, component, mapping, units, indicators, onChange }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const find = useMemo(() => knownNames(scheme).findIndicator, [scheme]);
  if (units.length + indicators.length === 0) return null;
  // A table for several components names indicators of the others as well.
  const foreign = indicators.filter(({ text }) => {
    const found = find(text);
    const isSure = found.kind === 'one' && (found.how === 'exact' || found.how === 'writing');
    return isSure && mapping.names.indicators[text] === undefined;
  });
  const leaveForeign = (): void =>
    onChange(foreign.reduce((all, { text }) => withName(all, 'indicators', text, leftOutName), mapping));
  const parts = hasIndicators(component) ? component.indicators : [];
  return (
    <section className={layout.section} aria-label={say('own.names')}>
      <Heading>{say('own.names')}</Heading>
      <Text size={200}>{say('own.names.hint')}</Text>
      {foreign.length > 0 && (
        <div className={layout.row}>
          <Text>
            {say('own.names.foreign', {
              count: foreign.length,
              names: namesListed(
                language,
                foreign.map(({ text }) => text),
              ),
            })}
          </Text>
          <Button size="small" onClick={leaveForeign}>
            {say('own.names.foreign.leave')}
          </Button>
        </div>
      )}
      {units.map((name) => (
        <OneName
          key={`unit ${name.text}`}
          name={name}
          label={say('own.names.unit', { text: name.text })}
          parts={scheme.units}
          chosen={mapping.names.units[name.text]}
          onChoose={(id) => onChange(withName(mapping, 'units', name.text, id))}
        />
      ))}
      {indicators.map((name) => (
        <OneName
          key={`indicator ${name.text}`}
          name={name}
          label={say('own.names.indicator', { text: name.text })}
          parts={parts}
          chosen={mapping.names.indicators[name.text]}
          onChoose={(id) => onChange(withName(mapping, 'indicators', name.text, id))}
        />
      ))}
    </section>
  );
}

interface NameProps {
  readonly name: UnmatchedName;
  readonly label: string;
  readonly parts: readonly { readonly id: string; readonly title: Title }[];
  readonly chosen: string | undefined;
  onChoose(id: string | null): void;
}

const OPEN = 'open';
const LEFT_OUT = 'left-out';
const PART = 'part:';

function OneName({ name, label, parts, chosen, onChoose }: NameProps) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  // Those that it may be stand in front.
  const likely = parts.filter(({ id }) => name.ids.includes(id));
  const ordered = [...likely, ...parts.filter((part) => !likely.includes(part))];
  const value = chosen === undefined ? OPEN : chosen === leftOutName ? LEFT_OUT : `${PART}${chosen}`;
  const choose = (to: string): void =>
    onChoose(to === OPEN ? null : to === LEFT_OUT ? leftOutName : to.slice(PART.length));
  return (
    <Field label={label}>
      <Select className={layout.select} value={value} onChange={(_, { value: to }) => choose(to)}>
        <option value={OPEN}>{say('own.names.choose')}</option>
        <option value={LEFT_OUT}>{say('own.names.leave')}</option>
        {ordered.map(({ id, title }) => (
          <option key={id} value={`${PART}${id}`}>
            {textIn(title, language)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
