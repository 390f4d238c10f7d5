// Chooses a role from lists: its kind and, where it has a scope, the scheme and the group, unit or period.
import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { partOfKind, roleKinds, type RoleKind } from '../../../shared/api/roles';
import { nextPeriod, parsePeriod } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import { textIn } from '../../../shared/scheme/text';
import { labelsOf } from '../../../shared/sheets/labels';
import { useChoice } from '../choice/choice';
import { latestFirst } from '../choice/first-choice';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { loadAllPeriods } from '../../session/scheme-source';
import { useServices } from '../../session/services';
import { useAsked } from '../../ui/use-asked';

interface Props {
  readonly schemes: readonly Scheme[];
  /** roles that are held already */
  readonly held: readonly string[];
  onAdd(role: string): void;
}

interface Option {
  readonly id: string;
  readonly title: string;
}

export function RolePicker({ schemes, held, onAdd }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [kind, setKind] = useState<RoleKind>('assessor');
  const [chosen, setChosen] = useState(useChoice().schemeId);
  const about = partOfKind(kind);
  const scheme = schemes.find(({ id }) => id === chosen) ?? schemes[0];
  const titled = (parts: Scheme['groups'] | Scheme['units']): Option[] =>
    [...labelsOf(parts, language)].map(([id, title]) => ({ id, title }));
  const part = { held, onAdd, kind };
  return (
    <fieldset className={layout.fieldset}>
      <legend className={layout.caption}>{say('people.addRole')}</legend>
      <div className={layout.section}>
        <Field label={say('people.kind')}>
          <Select value={kind} onChange={(_, { value }) => setKind(value as RoleKind)}>
            {roleKinds.map((one) => (
              <option key={one} value={one}>
                {say(`role.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {about !== null && (
          <Field label={say('choice.scheme')}>
            <Select className={layout.select} value={scheme?.id ?? ''} onChange={(_, { value }) => setChosen(value)}>
              {schemes.map(({ id, title }) => (
                <option key={id} value={id}>
                  {textIn(title, language)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {about === null && <AddButton role={kind} held={held} onAdd={onAdd} />}
        {about === 'group' && scheme && (
          <PartChoice {...part} key={scheme.id} scheme={scheme.id} label="fill.group" options={titled(scheme.groups)} />
        )}
        {about === 'unit' && scheme && (
          <PartChoice
            {...part}
            key={scheme.id}
            scheme={scheme.id}
            label="results.unit"
            options={titled(scheme.units)}
          />
        )}
        {about === 'period' && scheme && <PeriodChoice {...part} key={scheme.id} scheme={scheme.id} />}
      </div>
    </fieldset>
  );
}

interface PartProps extends Pick<Props, 'held' | 'onAdd'> {
  readonly kind: RoleKind;
  readonly scheme: string;
}

/** The periods that were opened, and the one that comes next: a witness is named before the month begins. */
function PeriodChoice(props: PartProps) {
  const { api } = useServices();
  const { scheme } = props;
  const [periods, again] = useAsked(['periods', scheme], (signal) => loadAllPeriods(api, scheme, signal));
  return (
    <LoadedContent of={periods} again={again}>
      {(opened) => {
        const ids = latestFirst(opened).map(({ period }) => period);
        const last = parsePeriod(ids[0]);
        const next = last.ok ? [nextPeriod(last.value)] : [];
        return (
          <PartChoice {...props} label="choice.period" options={[...next, ...ids].map((id) => ({ id, title: id }))} />
        );
      }}
    </LoadedContent>
  );
}

interface PartChoiceProps extends PartProps {
  readonly label: 'fill.group' | 'results.unit' | 'choice.period';
  readonly options: readonly Option[];
}

function PartChoice({ kind, scheme, label, options, held, onAdd }: PartChoiceProps) {
  const say = useSay();
  const layout = useLayout();
  const [chosen, setChosen] = useState<string | null>(null);
  const part = options.find(({ id }) => id === chosen) ?? options[0];
  return (
    <>
      <Field label={say(label)}>
        <Select className={layout.select} value={part?.id ?? ''} onChange={(_, { value }) => setChosen(value)}>
          {options.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <AddButton role={part ? `${kind}:${scheme}/${part.id}` : null} held={held} onAdd={onAdd} />
    </>
  );
}

interface AddProps extends Pick<Props, 'held' | 'onAdd'> {
  readonly role: string | null;
}

function AddButton({ role, held, onAdd }: AddProps) {
  const say = useSay();
  return (
    <div>
      <Button disabled={role === null || held.includes(role)} onClick={() => role !== null && onAdd(role)}>
        {say('people.give')}
      </Button>
    </div>
  );
}
