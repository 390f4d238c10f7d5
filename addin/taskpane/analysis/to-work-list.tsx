// From what cost points to the work list: a new entry under its indicator, for the unit that takes it on (督考合一).
import { Button, Field, Select } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { planRegisters, type PlannedRegister } from '../../../shared/registers/register-plan';
import type { Scheme } from '../../../shared/scheme/scheme';
import { textIn } from '../../../shared/scheme/text';
import { useServices } from '../../session/services';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { titlesOf } from '../../ui/titles';
import { useNavigation } from '../navigation';
import { useOpenPeriods } from '../registers/new-record';
import { mayMakeOf, registerDesk } from '../registers/register-desk';

interface Props {
  readonly scheme: Scheme;
  /** `component` or `component/indicator` */
  readonly place: string;
  /** that lost points there, the most first */
  readonly units: readonly string[];
}

export function ToWorkList({ scheme, place, units }: Props) {
  const plan = useMemo(() => planRegisters(scheme), [scheme]);
  const lists = [...plan.registers.values()].flatMap((register) => {
    const at = register.register.columns.find((column) => column.type === 'place');
    const isList = register.register.about === 'unit' && register.partOf.length === 0 && asksForRows(register);
    return isList && at ? [{ register, at: at.id }] : [];
  });
  return lists.map(({ register, at }) => (
    <Entry key={register.register.id} {...{ scheme, plan, register, units }} set={{ [at]: place }} />
  ));
}

const asksForRows = ({ register: { effects = [] } }: PlannedRegister): boolean =>
  effects.some(({ does }) => does === 'row');

interface EntryProps extends Pick<Props, 'scheme' | 'units'> {
  readonly plan: ReturnType<typeof planRegisters>;
  readonly register: PlannedRegister;
  readonly set: Readonly<Record<string, string>>;
}

function Entry({ scheme, plan, register: { register }, units, set }: EntryProps) {
  const { me } = useServices();
  const { openRecord } = useNavigation();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [period] = useOpenPeriods(register.of);
  const desk = period === undefined ? null : registerDesk(plan, register.id, period, me);
  const own = units.filter((unit) => desk !== null && mayMakeOf(desk, unit));
  const [chosen, choose] = useState<string | null>(null);
  const unit = chosen ?? own[0];
  if (period === undefined || unit === undefined) return null;
  const titleOf = titlesOf(scheme, language);
  return (
    <div className={layout.section}>
      <Field label={say('lost.unit')}>
        <Select className={layout.select} value={unit} onChange={(_, { value }) => choose(value)}>
          {own.map((id) => (
            <option key={id} value={id}>
              {titleOf('unit', id)}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        onClick={() =>
          openRecord({ scheme: scheme.id, period, register: register.id, number: null, unit, set: { ...set } })
        }
      >
        {say('lost.toList', { register: textIn(register.title, language) })}
      </Button>
    </div>
  );
}
