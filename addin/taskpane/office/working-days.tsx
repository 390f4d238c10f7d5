// Working days (工作日): which table of holidays counts in a year, a warning where a scheme counts by one that is missing, and the office's own.
import { Field, MessageBar, MessageBarBody, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Calendar } from '../../../shared/api/calendar';
import { officialYears } from '../../../shared/registers/official-years';
import { countsWorkingDays } from '../../../shared/scheme/counts-working-days';
import type { CalendarYear } from '../../../shared/registers/calendar-year';
import type { Scheme } from '../../../shared/scheme/scheme';
import { ApiProblem } from '../../session/failures';
import { useServices } from '../../session/services';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { TaskStatus } from '../../ui/task-status';
import { useAsked } from '../../ui/use-asked';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';
import { Opening } from '../opening';
import { CalendarForm } from './calendar-form';

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
  const task = useTask();
  const [loaded, again] = useCalendar(year);
  const [outcome, setOutcome] = usePassing<'saved' | 'stale' | null>(null);
  /** how often the form was filled anew: after saving, and where another table was kept meanwhile */
  const [openings, setOpenings] = useState(0);
  const save = (table: CalendarYear, etag: string | null): void =>
    task.run(async (signal) => {
      setOutcome(null);
      const headers = etag === null ? { 'if-none-match': '*' as const } : { 'if-match': etag };
      try {
        await api.ask('putCalendar', { params: { year: String(year) }, headers, body: table, signal });
        setOutcome('saved');
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.problem.code !== 'stale') throw error;
        setOutcome('stale');
      }
      await again();
      setOpenings((count) => count + 1);
    });
  return (
    <section className={layout.section} aria-label={say('calendar.ofYear', { year })}>
      <TaskStatus task={task} doing={say('calendar.saving')} />
      {outcome !== null && !task.running && (
        <MessageBar intent={outcome === 'saved' ? 'success' : 'warning'} layout="multiline">
          <MessageBarBody role={outcome === 'saved' ? 'status' : 'alert'}>
            {say(`calendar.${outcome}`, { year })}
          </MessageBarBody>
        </MessageBar>
      )}
      <LoadedContent of={loaded} again={again}>
        {(calendar: Calendar) => (
          <>
            <Text>{say(`calendar.kept.${calendar.kept}`, { year })}</Text>
            <CalendarForm key={openings} calendar={calendar} busy={task.running} onSave={save} />
          </>
        )}
      </LoadedContent>
    </section>
  );
}
