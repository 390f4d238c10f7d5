// Choosing one or several of many by typing a part of the name: units, people, records.
import { Combobox, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { namesListed } from '../../../shared/text/lists';
import { useLanguage, useSay } from '../../ui/language';

const SHOWN = 50;

export interface Chosen {
  readonly id: string;
  readonly title: string;
}

interface Props {
  readonly options: readonly Chosen[];
  readonly value: readonly string[];
  readonly several: boolean;
  readonly label: string;
  onChange(value: readonly string[]): void;
}

export function ChooseField({ options, value, several, label, onChange }: Props) {
  const language = useLanguage();
  const say = useSay();
  /** what is being typed; null while nothing is */
  const [words, setWords] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const titleOf = (id: string): string => options.find((one) => one.id === id)?.title ?? id;
  const wanted = (words ?? '').trim().toLowerCase();
  const found = options.filter(({ id, title }) => `${title} ${id}`.toLowerCase().includes(wanted));
  return (
    <Combobox
      aria-label={label}
      freeform
      clearable
      multiselect={several}
      placeholder={say('record.choose')}
      selectedOptions={[...value]}
      value={words ?? namesListed(language, value.map(titleOf))}
      open={open}
      onOpenChange={(_, { open: next }) => setOpen(next)}
      onChange={({ target }) => {
        setWords(target.value);
        // An input method types without keys that the list would open at.
        setOpen(true);
      }}
      onBlur={() => setWords(null)}
      onOptionSelect={(_, { selectedOptions, optionValue }) => {
        // Enter on words that name nothing chooses nothing.
        if (optionValue === undefined && selectedOptions.length > 0) return;
        setWords(null);
        onChange(selectedOptions);
      }}
    >
      {found.slice(0, SHOWN).map(({ id, title }) => (
        <Option key={id} value={id} text={title}>
          {title}
        </Option>
      ))}
      {found.length === 0 && (
        <Option value="" text="" disabled>
          {say('record.noneFound')}
        </Option>
      )}
      {found.length > SHOWN && (
        <Option value="" text="" disabled>
          {say('record.moreFound', { count: found.length - SHOWN })}
        </Option>
      )}
    </Combobox>
  );
}
