// The records of a scheme: which register, whose, how urgent; found by words, counted, and opened.
import { Field, SearchBox, Select, Text, ToggleButton } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownRecord } from '../../../shared/api/records';
import type { RegistersPlan } from '../../../shared/registers/register-plan';
import { textIn } from '../../../shared/scheme/text';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { labelsOf } from '../../../shared/sheets/labels';
import { useServices } from '../../session/services';
import { DownloadTable } from '../../ui/download-table';
import { loadNames } from '../../ui/use-names';
import { peopleIn, recordsTable } from './records-table';
import { NewRecord } from './new-record';
import { countsOf, everything, filtered, type RecordFilters } from './record-filters';
import { RecordList } from './record-list';
import type { Reader } from './record-text';
import { RegisterSheetPart } from './register-sheet-part';
import { useRecords } from './use-records';

interface Props {
  readonly plan: RegistersPlan;
  readonly reader: Reader;
  /** what the person sees first: what is open, and where they belong to a unit what is their own */
  readonly first: { readonly mine: boolean };
}

export function RegisterList({ plan, reader, first }: Props) {
  const say = useSay();
  const layout = useLayout();
  const [register, setRegister] = useState('');
  const [mine, setMine] = useState(first.mine);
  const [open, setOpen] = useState(true);
  const [filters, setFilters] = useState(everything);
  const [records, again] = useRecords(reader.scheme.id, {
    ...(register !== '' && { register }),
    ...(mine && { mine: 'true' as const }),
    ...(open && { open: 'true' as const }),
  });
  const planned = plan.registers.get(register);
  return (
    <>
      <Field label={say('registers.register')}>
        <Select
          className={layout.select}
          value={register}
          onChange={(_, { value }) => {
            setRegister(value);
            setFilters({ ...filters, kind: '', period: '' });
          }}
        >
          <option value="">{say('registers.all')}</option>
          {[...plan.registers.values()].map(({ register: { id, title } }) => (
            <option key={id} value={id}>
              {textIn(title, reader.language)}
            </option>
          ))}
        </Select>
      </Field>
      {planned && <NewRecord {...{ plan, reader }} register={planned} />}
      {planned && <RegisterSheetPart scheme={reader.scheme} register={register} />}
      <div role="group" aria-label={say('registers.filters')} className={layout.row}>
        <Chip pressed={mine} onPress={setMine} title={say('registers.mine')} />
        <Chip pressed={open} onPress={setOpen} title={say('registers.open')} />
        <Chip
          pressed={filters.due === 'overdue'}
          onPress={(on) => setFilters({ ...filters, due: on ? 'overdue' : '' })}
          title={say('registers.overdue')}
        />
        <Chip
          pressed={filters.due === 'soon'}
          onPress={(on) => setFilters({ ...filters, due: on ? 'soon' : '' })}
          title={say('registers.soon')}
        />
      </div>
      <LoadedContent of={records} again={again}>
        {(all) => <FoundRecords {...{ plan, reader, all, filters, setFilters, register }} />}
      </LoadedContent>
    </>
  );
}

interface ChipProps {
  readonly pressed: boolean;
  readonly title: string;
  onPress(pressed: boolean): void;
}

function Chip({ pressed, title, onPress }: ChipProps) {
  return (
    <ToggleButton size="small" shape="circular" checked={pressed} onClick={() => onPress(!pressed)}>
      {title}
    </ToggleButton>
  );
}

interface FoundProps extends Pick<Props, 'plan' | 'reader'> {
  readonly all: readonly ShownRecord[];
  readonly filters: RecordFilters;
  /** empty: of all registers */
  readonly register: string;
  setFilters(filters: RecordFilters): void;
}

function FoundRecords({ plan, reader, all, filters, register, setFilters }: FoundProps) {
  const { api } = useServices();
  const mixed = register === '';
  const say = useSay();
  const layout = useLayout();
  const set = (some: Partial<RecordFilters>): void => setFilters({ ...filters, ...some });
  const found = filtered(plan, reader, all, filters);
  const { all: count, overdue, soon, expected } = countsOf(found);
  const distinct = (of: (shown: ShownRecord) => unknown): string[] => [
    ...new Set(all.flatMap((shown) => (typeof of(shown) === 'string' ? [of(shown) as string] : []))),
  ];
  const units = new Set(distinct(({ unit }) => unit));
  const registerTitle = (id: string): string => {
    const planned = plan.registers.get(id);
    return planned === undefined ? id : textIn(planned.register.title, reader.language);
  };
  const kindTitle = (id: string): string => {
    for (const { columns } of plan.registers.values()) {
      const kind = columns.get('kind');
      const choice = kind?.type === 'choice' ? kind.choices.find((one) => one.id === id) : undefined;
      if (choice) return textIn(choice.title, reader.language);
    }
    return id;
  };
  const selects = [
    {
      title: say('registers.unit'),
      value: filters.unit,
      options: reader.scheme.units
        .filter(({ id }) => units.has(id))
        .map(({ id }) => [id, reader.titleOf('unit', id)] as const),
      choose: (unit: string) => set({ unit }),
    },
    {
      title: say('registers.kind'),
      value: filters.kind,
      options: distinct(({ values }) => values['kind']).map((id) => [id, kindTitle(id)] as const),
      choose: (kind: string) => set({ kind }),
    },
    {
      title: say('registers.period'),
      value: filters.period,
      options: distinct(({ period }) => period).map((id) => [id, id] as const),
      choose: (period: string) => set({ period }),
    },
  ];
  return (
    <>
      <div className={layout.choices}>
        {selects
          .filter(({ options, value }) => options.length > 1 || value !== '')
          .map(({ title, value, options, choose }) => (
            <Field key={title} label={title}>
              <Select className={layout.select} value={value} onChange={(_, { value: chosen }) => choose(chosen)}>
                <option value="">{say('registers.any')}</option>
                {options.map(([id, text]) => (
                  <option key={id} value={id}>
                    {text}
                  </option>
                ))}
              </Select>
            </Field>
          ))}
      </div>
      <SearchBox
        aria-label={say('registers.search')}
        placeholder={say('registers.search')}
        value={filters.words}
        onChange={(_, { value }) => set({ words: value })}
      />
      <Text role="status">{say('registers.counts', { count, overdue, soon, expected })}</Text>
      {found.length > 0 && (
        <DownloadTable
          name={say('export.file.records', { register: mixed ? say('registers.all') : registerTitle(register) })}
          make={async (signal) => {
            const names = await loadNames(api, peopleIn(plan, found), signal);
            const labels = labelsOf(names, reader.language);
            const named = { ...reader, nameOf: (id: string) => labels.get(id) ?? id };
            return recordsTable(plan, named, found, mixed ? null : register);
          }}
        />
      )}
      {found.length === 0 ? (
        <Text>{say('registers.none')}</Text>
      ) : (
        <RecordList {...{ plan, reader, mixed }} records={found} />
      )}
    </>
  );
}
