// The registers of the scheme in the workbook (台账流程): of a chosen one the state diagram, the same as tables, and who may do what.
import { Divider, Field, Select, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { planRegisters } from '../../../../shared/registers/register-plan';
import type { Scheme } from '../../../../shared/scheme/scheme';
import { labelsOf } from '../../../../shared/sheets/labels';
import { Heading } from '../../../ui/heading';
import { useLanguage, useSay } from '../../../ui/language';
import { useLayout } from '../../../ui/layout';
import { flowTexts } from './flow-text';
import { FlowTables } from './flow-tables';
import { StateDiagram } from './state-diagram';
import { WhoMay } from './who-may';

export function SchemeRegisters({ scheme }: { readonly scheme: Scheme }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const plan = useMemo(() => planRegisters(scheme), [scheme]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [states, setStates] = useState<Readonly<Record<string, string>>>({});
  const [first] = plan.registers.values();
  const register = (chosen === null ? undefined : plan.registers.get(chosen)) ?? first;
  const texts = useMemo(
    () => (register === undefined ? null : flowTexts(scheme, register.register, language)),
    [scheme, register, language],
  );
  if (register === undefined || texts === null) return <Text role="status">{say('flow.none')}</Text>;
  const { id } = register.register;
  const state = states[id] ?? register.first.id;
  return (
    <section className={layout.section} aria-label={say('flow.title')}>
      <Heading>{say('flow.title')}</Heading>
      <Field label={say('flow.register')}>
        <Select className={layout.select} value={id} onChange={(_, { value }) => setChosen(value)}>
          {[...labelsOf(scheme.registers ?? [], language)].map(([one, title]) => (
            <option key={one} value={one}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <StateDiagram register={register.register} texts={texts} current={state} />
      <FlowTables register={register.register} texts={texts} />
      <Divider />
      <WhoMay
        key={id}
        plan={plan}
        register={register}
        texts={texts}
        state={state}
        onState={(next) => setStates({ ...states, [id]: next })}
      />
    </section>
  );
}
