// Choosing the record that another one links to, by its number or by what it is about.
import type { ShownRecord } from '../../../shared/api/records';
import { remarked } from '../../../shared/text/lists';
import { ChooseField } from './choose-field';
import type { RegisterDesk } from './register-desk';
import { headingOf, type Reader } from './record-text';
import { useRecords } from './use-records';

interface Props {
  readonly desk: RegisterDesk;
  /** of the record that links; null where it is everybody's */
  readonly unit: string | null;
  readonly reader: Reader;
  readonly register: string;
  readonly title: string;
  readonly value: string;
  onChange(number: string | null): void;
}

export function RecordField({ desk, unit: own, reader, register, title, value, onChange }: Props) {
  const [records] = useRecords(reader.scheme.id, { register });
  const planned = desk.plan.registers.get(register);
  const isMeant = ({ number, unit }: ShownRecord): boolean =>
    unit === null || own === null || unit === own || number === value;
  const options = (records.kind === 'ready' ? records.value : []).flatMap((record) => {
    if (planned === undefined || record.number === null || !isMeant(record)) return [];
    const heading = headingOf(reader, planned.register, record);
    return {
      id: record.number,
      title: heading === '' ? record.number : remarked(reader.language, record.number, heading),
    };
  });
  return (
    <ChooseField
      label={title}
      options={options}
      value={value === '' ? [] : [value]}
      several={false}
      onChange={(chosen) => onChange(chosen.at(-1) ?? null)}
    />
  );
}
