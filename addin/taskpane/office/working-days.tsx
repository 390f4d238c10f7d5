// Working days (工作日): which table of holidays counts in a year, and the office's own.
import { Field, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Calendar } from '../../../shared/api/calendar';
import { officialYears } from '../../../shared/registers/official-years';
import type { CalendarYear } from '../../../shared/registers/calendar-year';
import { guardedBy } from '../../session/guarded-write';
import { useServices } from '../../session/services';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { TaskStatus } from '../../ui/task-status';
import { Opening } from '../opening';
import { CalendarForm } from './calendar-form';
import { SavedMessage } from './saved-message';
import { useCalendar } from './use-calendar';
import { useGuardedSave } from './use-guarded-save';

export function WorkingDays() {
  const say = useSay();
  const layout = useLayout();
  const [thisYear] = useState(() => new Date().getFullYear());
  const [year, setYear] = useState(thisYear);
  const years = [...new Set([...officialYears.keys(), thisYear - 1, thisYear, thisYear + 1])].sort();
  return (
    <Opening summary={say('calendar.title')}>
      <Text>{say('calendar.hint')}</Text>
      <Field label={say('calendar.year')}>
        <Select className={layout.select} value={String(year)} onChange={(_, { value }) => setYear(Number(value))}>
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      <OneYear key={year} year={year} />
    </Opening>
  );
}

function OneYear({ year }: { readonly year: number }) {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const [loaded, again] = useCalendar(year);
  const saving = useGuardedSave(again);
  const { task, outcome, openings, save } = saving;
  const put = (table: CalendarYear, etag: string | null): void =>
    save((signal) => {
      const params = { year: String(year) };
      return api.ask('putCalendar', { params, headers: guardedBy(etag), body: table, signal });
    });
  return (
    <section className={layout.section} aria-label={say('calendar.ofYear', { year })}>
      <TaskStatus task={task} doing={say('calendar.saving')} />
      <SavedMessage of={saving} text={say(`calendar.${outcome ?? 'saved'}`, { year })} />
      <LoadedContent of={loaded} again={again}>
        {(calendar: Calendar) => (
          <>
            <Text>{say(`calendar.kept.${calendar.kept}`, { year })}</Text>
            <CalendarForm key={openings} calendar={calendar} busy={task.running} onSave={put} />
          </>
        )}
      </LoadedContent>
    </section>
  );
}
