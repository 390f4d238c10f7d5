// Working days (工作日): which table of holidays counts in a year, a warning where a scheme counts by one that is missing, and the office's own.
import { Field, MessageBar, MessageBarBody, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Calendar } from '../../../shared/api/calendar';
import { officialYears } from '../../../shared/registers/official-years';
import { countsWorkingDays } from '../../../shared/scheme/counts-working-days';
import type { CalendarYear } from '../../../shared/registers/calendar-year';
import type { Scheme } from '../../../shared/scheme/scheme';
import { guardedBy } from '../../session/guarded-write';
import { useServices } from '../../session/services';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { TaskStatus } from '../../ui/task-status';
import { useAsked } from '../../ui/use-asked';
import { Opening } from '../opening';
import { CalendarForm } from './calendar-form';
import { SavedMessage } from './saved-message';
import { useGuardedSave } from './use-guarded-save';

/** From this month on deadlines reach into the next year, whose notice is usually out by then. */
const NOVEMBER = 10;

function useCalendar(year: number) {
  const { api } = useServices();
  return useAsked(['calendar', year], (signal) => api.ask('getCalendar', { params: { year: String(year) }, signal }));
}

export function WorkingDays({ scheme }: { readonly scheme: Scheme }) {
  const say = useSay();
  const layout = useLayout();
  const [today] = useState(() => new Date());
  const thisYear = today.getFullYear();
  const [year, setYear] = useState(thisYear);
  const years = [...new Set([...officialYears.keys(), thisYear - 1, thisYear, thisYear + 1])].sort();
  return (
    <>
      {countsWorkingDays(scheme) && <MissingYear year={thisYear} />}
      {countsWorkingDays(scheme) && today.getMonth() >= NOVEMBER && <MissingYear year={thisYear + 1} />}
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
    </>
  );
}

/** Told before a deadline is counted wrongly, since weekends alone are off in such a year. */
function MissingYear({ year }: { readonly year: number }) {
  const say = useSay();
  const [loaded] = useCalendar(year);
  if (loaded.kind !== 'ready' || loaded.value.kept !== 'none') return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody role="status">{say('calendar.missing', { year })}</MessageBarBody>
    </MessageBar>
  );
}

function OneYear({ year }: { readonly year: number }) {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const [loaded, again] = useCalendar(year);
  const { task, outcome, openings, save } = useGuardedSave(again);
  const put = (table: CalendarYear, etag: string | null): void =>
    save((signal) => {
      const params = { year: String(year) };
      return api.ask('putCalendar', { params, headers: guardedBy(etag), body: table, signal });
    });
  return (
    <section className={layout.section} aria-label={say('calendar.ofYear', { year })}>
      <TaskStatus task={task} doing={say('calendar.saving')} />
      <SavedMessage outcome={outcome} text={say(`calendar.${outcome ?? 'saved'}`, { year })} />
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
