// What each column of somebody's table holds, with some of its values; what points mean where a header does not say it.
import { Field, Select, Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import { columnLetters } from '../../../shared/sheets/address';
import { withMeaning, withRole } from '../../../shared/sheets/adopt/change-mapping';
import type { KnownNames } from '../../../shared/sheets/adopt/known-names';
import type { MappedColumn, Mapping } from '../../../shared/sheets/adopt/mapping';
import { pointsMeaning, pointsMeanings, type PointsMeaning } from '../../../shared/sheets/adopt/points-meaning';
import { columnRoles, type ColumnRole } from '../../../shared/sheets/adopt/table-terms';
import { samplesOf } from '../../../shared/sheets/adopt/table-picture';
import type { SheetGrid } from '../../../shared/sheets/grid';
import { phrasesListed } from '../../../shared/text/lists';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';

const SAMPLES = 3;
const LETTERS = 30;

interface Props {
  readonly grid: SheetGrid;
  readonly mapping: Mapping;
  readonly known: KnownNames;
  onChange(mapping: Mapping): void;
}

export function ColumnRoles({ grid, mapping, known, onChange }: Props) {
  const say = useSay();
  const layout = useLayout();
  const samples = useMemo(
    () => new Map(mapping.columns.map(({ column }) => [column, samplesOf(grid, mapping, column, SAMPLES, known)])),
    [grid, known, mapping],
  );
  return (
    <section className={layout.section} aria-label={say('own.columns')}>
      <Heading>{say('own.columns')}</Heading>
      <ul className={layout.plainList}>
        {mapping.columns.map((column) => (
          <li key={column.column} className={layout.item}>
            <ColumnOfTable
              column={column}
              samples={samples.get(column.column) ?? []}
              heading={mapping.heading ?? ''}
              onRole={(role) => onChange(withRole(mapping, column.column, role))}
              onMeaning={(means) => onChange(withMeaning(mapping, column.column, means))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ColumnProps {
  readonly column: MappedColumn;
  readonly samples: readonly string[];
  readonly heading: string;
  onRole(role: ColumnRole): void;
  onMeaning(means: PointsMeaning | null): void;
}

function ColumnOfTable({ column, samples, heading, onRole, onMeaning }: ColumnProps) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const letter = columnLetters(column.column);
  const shown = samples.map((text) => (text.length > LETTERS ? `${text.slice(0, LETTERS)}…` : text));
  const said = say(`own.means.${pointsMeaning(column.title, heading)}`);
  return (
    <>
      <Field label={say('own.column', { letter, title: column.title })}>
        <Select className={layout.select} value={column.role} onChange={(_, { value }) => onRole(value as ColumnRole)}>
          {columnRoles.map((role) => (
            <option key={role} value={role}>
              {say(`own.role.${role}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Text size={200} className={layout.secondary}>
        {shown.length === 0 ? say('own.samples.none') : say('own.samples', { samples: phrasesListed(language, shown) })}
      </Text>
      {column.role === 'points' && (
        <Field label={say('own.means', { letter })}>
          <Select
            className={layout.select}
            value={column.means ?? ''}
            onChange={(_, { value }) => onMeaning(value === '' ? null : (value as PointsMeaning))}
          >
            <option value="">{say('own.means.auto', { means: said })}</option>
            {pointsMeanings
              .filter((one) => one !== 'unsaid')
              .map((one) => (
                <option key={one} value={one}>
                  {say(`own.means.${one}`)}
                </option>
              ))}
          </Select>
        </Field>
      )}
    </>
  );
}
