// The warning where a scheme counts deadlines in working days and a year that they reach into has no table of holidays.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { countsWorkingDays } from '../../../shared/scheme/counts-working-days';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useSay } from '../../ui/language';
import { useCalendar } from './use-calendar';

/** From this month on deadlines reach into the next year, whose notice is usually out by then. */
const NOVEMBER = 10;

export function MissingYears({ scheme }: { readonly scheme: Scheme }) {
  const [today] = useState(() => new Date());
  const year = today.getFullYear();
  if (!countsWorkingDays(scheme)) return null;
  return (
    <>
      <MissingYear year={year} />
      {today.getMonth() >= NOVEMBER && <MissingYear year={year + 1} />}
    </>
  );
}

/** Told before a deadline is counted wrongly: weekends alone are off in such a year. */
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
