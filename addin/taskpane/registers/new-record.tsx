// Making a record: of which unit and in which period, where the person has a choice; then its form opens.
import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlannedRegister, RegistersPlan } from '../../../shared/registers/register-plan';
import { parsePeriod, periodKind } from '../../../shared/scheme/period';
import { textIn } from '../../../shared/scheme/text';
import { useServices } from '../../session/services';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useChoice } from '../choice/choice';
import { latestFirst } from '../choice/first-choice';
import { useNavigation } from '../navigation';
import { ChooseField } from './choose-field';
import type { Reader } from './record-text';
import { mayMakeOf, registerDesk } from './register-desk';

interface Props {
  readonly plan: RegistersPlan;
  readonly reader: Reader;
  readonly register: PlannedRegister;
}

export function NewRecord({ plan, reader, register: { register } }: Props) {
  const { me } = useServices();
  const { openRecord } = useNavigation();
  const say = useSay();
  const layout = useLayout();
  const periods = useOpenPeriods(register.of);
  const [chosen, setChosen] = useState<{ readonly period?: string; readonly unit?: string }>({});
  const period = chosen.period ?? periods[0];
  const desk = period === undefined ? null : registerDesk(plan, register.id, period, me);
  if (desk === null || period === undefined) return null;
  const units = register.about === 'unit' ? reader.scheme.units.filter(({ id }) => mayMakeOf(desk, id)) : [];
  const isMine = register.about === 'unit' ? units.length > 0 : mayMakeOf(desk, null);
  if (!isMine) return null;
  const unit = register.about === 'period' ? null : (chosen.unit ?? (units.length === 1 ? units[0]?.id : undefined));
  return (
    <div className={layout.section}>
      {periods.length > 1 && (
        <Field label={say('registers.newPeriod')}>
          <Select
            className={layout.select}
            value={period}
            onChange={(_, { value }) => setChosen({ ...chosen, period: value })}
          >
            {periods.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </Field>
      )}
      {units.length > 1 && (
        <Field label={say('registers.newUnit')}>
          <ChooseField
            label={say('registers.newUnit')}
            options={units.map(({ id }) => ({ id, title: reader.titleOf('unit', id) }))}
            value={unit === undefined || unit === null ? [] : [unit]}
            several={false}
            onChange={([one]) =>
              setChosen({
                ...(chosen.period !== undefined && { period: chosen.period }),
                ...(one !== undefined && { unit: one }),
              })
            }
          />
        </Field>
      )}
      <Button
        disabled={unit === undefined}
        onClick={() =>
          unit !== undefined &&
          openRecord({ scheme: reader.scheme.id, period, register: register.id, number: null, unit, set: {} })
        }
      >
        {say('registers.new', { register: textIn(register.title, reader.language) })}
      </Button>
    </div>
  );
}

/** The periods of this length in which something new is made, the latest first. */
export function useOpenPeriods(of: PlannedRegister['register']['of']): string[] {
  const { periods } = useChoice();
  const isOf = (period: string): boolean => {
    const parsed = parsePeriod(period);
    return parsed.ok && periodKind(parsed.value) === of;
  };
  return latestFirst(periods.kind === 'ready' ? periods.value : []).flatMap(({ period, state }) =>
    state === 'open' && isOf(period) ? [period] : [],
  );
}
