// One column of a record as a field: made from its type, with what is wrong in it below.
import { Field, Input, Select, Text, Textarea } from '@fluentui/react-components';
import type { Taken } from '../../photos/taken';
import { idsIn, type Value } from '../../../shared/registers/record';
import type { Fault } from '../../../shared/scheme/fault';
import { longestText, type Column } from '../../../shared/scheme/register';
import { textIn } from '../../../shared/scheme/text';
import { faultSentence } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { ChooseField } from './choose-field';
import { FilesField } from './files-field';
import { PlaceField } from './place-field';
import { useParticipants } from './participants';
import { RecordField } from './record-field';
import type { Reader } from './record-text';
import type { RegisterDesk } from './register-desk';

interface Props {
  readonly desk: RegisterDesk;
  /** of the record; null where it is everybody's */
  readonly unit: string | null;
  readonly reader: Reader;
  readonly column: Column;
  /** as it stands in the field: what was typed, else what is stored */
  readonly input: unknown;
  readonly fault: Fault<string> | undefined;
  /** what else there is to know of it, such as with which step it is filled */
  readonly hint: string | undefined;
  onChange(input: unknown): void;
  /** what a photo says of when and where it was taken, where the person wants it */
  onTaken?(taken: Taken): void;
  /** one more upload of a file has begun, or ended */
  onUploading?(by: 1 | -1): void;
}

export function ColumnField({ desk, unit, reader, column, input, fault, hint, onChange, onTaken, onUploading }: Props) {
  const language = useLanguage();
  if (column.type === 'files')
    return (
      <>
        <FilesField
          {...{ scheme: reader.scheme.id, period: desk.period, column, value: idsIn(input as Value | undefined) }}
          readOnly={false}
          onChange={(value) => onChange([...value])}
          {...(onTaken && { onTaken })}
          {...(onUploading && { onUploading })}
        />
        {hint !== undefined && <Text size={200}>{hint}</Text>}
      </>
    );
  const title = textIn(column.title, language);
  return (
    <Field
      label={title}
      {...(hint !== undefined && { hint })}
      {...(fault && { validationMessage: faultSentence(language, fault, reader.titleOf) })}
    >
      <Control {...{ desk, unit, reader, column, input, title, onChange }} />
    </Field>
  );
}

type ControlProps = Omit<Props, 'fault' | 'hint' | 'column' | 'onTaken' | 'onUploading'> & {
  readonly column: Exclude<Column, { readonly type: 'files' }>;
  readonly title: string;
};

function Control({ desk, unit, reader, column, input, title, onChange }: ControlProps) {
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const text = typeof input === 'string' || typeof input === 'number' ? String(input) : '';
  const ids = idsIn(input as Value | undefined);
  const set = (value: readonly string[], several: boolean): void =>
    onChange(several ? [...value] : (value.at(-1) ?? null));
  switch (column.type) {
    case 'text':
      return (
        <Textarea
          value={text}
          maxLength={column.longest ?? longestText}
          resize="vertical"
          onChange={(_, { value }) => onChange(value)}
        />
      );
    case 'number':
      return <Input value={text} inputMode="decimal" onChange={(_, { value }) => onChange(value)} />;
    case 'date':
      return <Input type="date" value={text} onChange={(_, { value }) => onChange(value)} />;
    case 'period':
      return <Input value={text} placeholder={desk.period} onChange={(_, { value }) => onChange(value)} />;
    case 'yes-no':
      return (
        <Select
          className={layout.select}
          value={typeof input === 'boolean' ? String(input) : ''}
          onChange={(_, { value }) => onChange(value === '' ? null : value === 'true')}
        >
          <option value="">{say('record.unset')}</option>
          <option value="true">{say('record.yes')}</option>
          <option value="false">{say('record.no')}</option>
        </Select>
      );
    case 'choice':
      return (
        <Select className={layout.select} value={text} onChange={(_, { value }) => onChange(value)}>
          <option value="">{say('record.unset')}</option>
          {column.choices.map(({ id, title: choice, points }) => (
            <option key={id} value={id}>
              {points === undefined
                ? textIn(choice, language)
                : say('record.choicePoints', { choice: textIn(choice, language), points })}
            </option>
          ))}
        </Select>
      );
    case 'unit':
      return (
        <ChooseField
          label={title}
          options={reader.scheme.units.map(({ id }) => ({ id, title: reader.titleOf('unit', id) }))}
          value={ids}
          several={column.several === true}
          onChange={(value) => set(value, column.several === true)}
        />
      );
    case 'person':
      return (
        <PersonField
          {...{ reader, title }}
          value={ids}
          several={column.several === true}
          onChange={(value) => set(value, column.several === true)}
        />
      );
    case 'place':
      return <PlaceField reader={reader} {...(column.of && { of: column.of })} value={text} onChange={onChange} />;
    case 'record':
      return (
        <RecordField {...{ desk, unit, reader, title }} register={column.register} value={text} onChange={onChange} />
      );
  }
}

interface PersonProps {
  readonly reader: Reader;
  readonly title: string;
  readonly value: readonly string[];
  readonly several: boolean;
  onChange(value: readonly string[]): void;
}

/** Whoever has a part in the scheme; with their names those of their units, which tell people of one name apart. */
function PersonField({ reader, title, value, several, onChange }: PersonProps) {
  const options = useParticipants(reader);
  return <ChooseField label={title} {...{ options, value, several, onChange }} />;
}
