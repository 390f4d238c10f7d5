// Who may do what now (谁现在可以做什么): a state and a person are supposed, and told what is theirs and what is kept from them.
import { Checkbox, Field, Select, Switch, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { whoKey } from '../../../../shared/registers/record';
import type { PlannedRegister, RegistersPlan } from '../../../../shared/registers/register-plan';
import { signersOf } from '../../../../shared/registers/take-step';
import { labelsOf } from '../../../../shared/sheets/labels';
import { Heading } from '../../../ui/heading';
import { useLanguage, useSay } from '../../../ui/language';
import { useLayout } from '../../../ui/layout';
import type { FlowTexts } from './flow-text';
import { groupOfRecord, peopleOf, simulate, type Supposed } from './simulation';
import { WhatIsTheirs } from './what-is-theirs';

interface Props {
  readonly plan: RegistersPlan;
  readonly register: PlannedRegister;
  readonly texts: FlowTexts;
  readonly state: string;
  onState(state: string): void;
}

const unitRoles = ['head', 'secretary', 'liaison'];
const groupRoles = ['assessor', 'group-leader'];

export function WhoMay({ plan, register, texts, state, onState }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const { scheme } = plan.scheme;
  const { about, states, steps } = register.register;
  const [person, setPerson] = useState<readonly string[]>(['head']);
  const [isOfUnit, setOfUnit] = useState(true);
  const [group, setGroup] = useState(() => groupOfRecord(plan.scheme, register) ?? scheme.groups[0]?.id ?? null);
  const [tookAll, setTookAll] = useState(false);
  const [isFilled, setFilled] = useState(false);
  const [signed, setSigned] = useState<readonly string[]>([]);
  const supposed: Supposed = { state, person, isOfUnit, group, tookAll, isFilled, signed };
  const people = useMemo(() => peopleOf(register), [register]);
  const signers = steps.flatMap((step) => (step.from.includes(state as never) ? (signersOf(step) ?? []) : []));
  const hasApart = steps.some(({ apart = [] }) => apart.length > 0);
  return (
    <section className={layout.section} aria-label={say('flow.try.title')}>
      <Heading>{say('flow.try.title')}</Heading>
      <Text>{say('flow.try.hint')}</Text>
      <Field label={say('flow.state')}>
        <Select
          className={layout.select}
          value={state}
          onChange={(_, { value }) => {
            setSigned([]);
            onState(value);
          }}
        >
          {states.map(({ id }) => (
            <option key={id} value={id}>
              {texts.stateTitle(id)}
            </option>
          ))}
        </Select>
      </Field>
      <Choices
        legend={say('flow.try.person')}
        choices={people.map((who) => [whoKey(who), texts.people([who])])}
        chosen={person}
        onChosen={setPerson}
      />
      {about === 'unit' && person.some((one) => unitRoles.includes(one)) && (
        <Field label={say('flow.try.unit')}>
          <Select
            className={layout.select}
            value={isOfUnit ? 'own' : 'other'}
            onChange={(_, { value }) => setOfUnit(value === 'own')}
          >
            <option value="own">{say('flow.try.unit.own')}</option>
            <option value="other">{say('flow.try.unit.other')}</option>
          </Select>
        </Field>
      )}
      {person.some((one) => groupRoles.includes(one)) && (
        <Field label={say('flow.try.group')}>
          <Select className={layout.select} value={group ?? ''} onChange={(_, { value }) => setGroup(value)}>
            {[...labelsOf(scheme.groups, language)].map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {signers.length > 0 && (
        <Choices
          legend={say('flow.try.signed')}
          choices={signers.map((who) => [whoKey(who), texts.people([who])])}
          chosen={signed}
          onChosen={setSigned}
        />
      )}
      {hasApart && (
        <Switch label={say('flow.try.took')} checked={tookAll} onChange={(_, { checked }) => setTookAll(checked)} />
      )}
      <Switch label={say('flow.try.filled')} checked={isFilled} onChange={(_, { checked }) => setFilled(checked)} />
      <WhatIsTheirs register={register.register} texts={texts} simulated={simulate(plan, register, supposed)} />
    </section>
  );
}

interface ChoicesProps {
  readonly legend: string;
  readonly choices: readonly (readonly [key: string, label: string])[];
  readonly chosen: readonly string[];
  onChosen(chosen: readonly string[]): void;
}

function Choices({ legend, choices, chosen, onChosen }: ChoicesProps) {
  const layout = useLayout();
  return (
    <fieldset className={layout.fieldset}>
      <legend className={layout.caption}>{legend}</legend>
      <div className={layout.row}>
        {choices.map(([key, label]) => (
          <Checkbox
            key={key}
            label={label}
            checked={chosen.includes(key)}
            onChange={(_, { checked }) => onChosen(checked ? [...chosen, key] : chosen.filter((one) => one !== key))}
          />
        ))}
      </div>
    </fieldset>
  );
}
