// Records one below the other, each opening on a click.
import { Button, Link, Text, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownRecord } from '../../../shared/api/records';
import type { RegistersPlan } from '../../../shared/registers/register-plan';
import { textIn } from '../../../shared/scheme/text';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useNavigation } from '../navigation';
import { RecordMarks } from './record-marks';
import { headingOf, waitsForText, type Reader } from './record-text';

const SHOWN = 50;

interface Props {
  readonly plan: RegistersPlan;
  readonly reader: Reader;
  readonly records: readonly ShownRecord[];
  /** whether records of several registers stand in it */
  readonly mixed?: boolean;
}

export function RecordList({ plan, reader, records, mixed = false }: Props) {
  const say = useSay();
  const layout = useLayout();
  const { openRecord } = useNavigation();
  const [most, setMost] = useState(SHOWN);
  return (
    <>
      <ul className={mergeClasses(layout.plainList, layout.cards)}>
        {records.slice(0, most).map((shown) => {
          const planned = plan.registers.get(shown.register);
          if (planned === undefined) return null;
          const { register, period, number, unit, values } = shown;
          const title = textIn(planned.register.title, reader.language);
          const heading = headingOf(reader, planned.register, shown) || title;
          return (
            <li key={`${period} ${register} ${number ?? `${unit} ${JSON.stringify(values)}`}`} className={layout.item}>
              <Link
                as="button"
                onClick={() =>
                  openRecord({
                    scheme: reader.scheme.id,
                    period,
                    register,
                    number,
                    unit,
                    set: number === null ? values : {},
                  })
                }
              >
                {heading}
              </Link>
              {mixed && heading !== title && <Text size={200}>{title}</Text>}
              <RecordMarks {...{ reader, shown }} register={planned} />
              {shown.waitsFor.length > 0 && (
                <Text size={200}>
                  {say('record.waitsFor', { who: waitsForText(reader, planned.register, shown.waitsFor) })}
                </Text>
              )}
            </li>
          );
        })}
      </ul>
      {records.length > most && (
        <Button onClick={() => setMost(most + SHOWN)}>{say('registers.more', { count: records.length - most })}</Button>
      )}
    </>
  );
}
