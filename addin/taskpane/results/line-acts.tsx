// From a line of a result on: to the record that counts it, and to an appeal against it.
import { Link } from '@fluentui/react-components';
import { useMemo } from 'react';
import { periodIn } from '../../../shared/registers/record';
import { planRegisters, type PlannedRegister } from '../../../shared/registers/register-plan';
import type { Scheme } from '../../../shared/scheme/scheme';
import { textIn } from '../../../shared/scheme/text';
import type { Explanation } from '../../../shared/scoring/explanation';
import { useServices } from '../../session/services';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useChoice } from '../choice/choice';
import { useNavigation } from '../navigation';
import { mayMakeOf, registerDesk } from '../registers/register-desk';
import { placeLabelled } from './explanation-view';

interface Props {
  readonly scheme: Scheme;
  readonly period: string;
  readonly unit: string;
  readonly component: string;
  readonly figure: Explanation;
}

export function LineActs({ scheme, period, unit, component, figure }: Props) {
  const { me } = useServices();
  const { period: chosen } = useChoice();
  const { openRecord } = useNavigation();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const plan = useMemo(() => planRegisters(scheme), [scheme]);
  const registers = [...plan.registers.values()];
  const [number] = figure.record?.split('@') ?? [];
  const origin = registers.find(({ register: { prefix } }) => number?.startsWith(`${prefix}-`));
  // Who may appeal at all may do so while the results are published and not yet final.
  const isPublished = chosen?.period === period && chosen.state === 'published';
  const appeals = registers.filter(({ register }) => {
    const desk = registerDesk(plan, register.id, period, me);
    return isPublished && isAppeal(register) && desk !== null && mayMakeOf(desk, unit);
  });
  if (origin === undefined && appeals.length === 0) return null;
  return (
    <div className={layout.row}>
      {origin && number !== undefined && (
        <Link
          as="button"
          onClick={() =>
            openRecord({
              ...{ scheme: scheme.id, period: periodIn(number) ?? period, register: origin.register.id },
              ...{ number, unit: null, set: {} },
            })
          }
        >
          {number}
        </Link>
      )}
      {appeals.map(({ register }) => (
        <Link
          key={register.id}
          as="button"
          onClick={() =>
            openRecord({
              ...{ scheme: scheme.id, period, register: register.id, number: null, unit },
              set: filledFor(register, origin?.register.id),
            })
          }
        >
          {say('results.appeal', { register: textIn(register.title, language) })}
        </Link>
      ))}
    </div>
  );

  /** What the line says already, in the columns that ask for it. */
  function filledFor({ columns }: PlannedRegister['register'], of: string | undefined) {
    const place = placeLabelled(scheme, language, component, figure.label);
    const at = columns.find(({ type }) => type === 'place');
    const line = columns.find(({ type }) => type === 'text');
    const about = columns.find((column) => column.type === 'record' && column.register === of);
    const said = [figure.label, figure.value === null ? '' : String(figure.value), figure.notes[0] ?? ''];
    return {
      ...(at && place !== null && { [at.id]: place }),
      ...(line && { [line.id]: said.filter(Boolean).join(' ') }),
      ...(about && number !== undefined && { [about.id]: number }),
    };
  }
}

/** A register whose records hold up the last step of a period is one of appeals. */
function isAppeal({ effects = [] }: PlannedRegister['register']): boolean {
  return effects.some((effect) => effect.does === 'hold' && effect.before === 'final');
}
