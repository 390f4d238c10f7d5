// What the calendar asks for around the chosen period.
import { Text } from '@fluentui/react-components';
import { parsePeriod } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { dueByCalendar, localDate, type Due } from './due';
import { Heading } from '../../ui/heading';

export function DueList({ scheme, period }: { readonly scheme: Scheme; readonly period: string }) {
  const say = useSay();
  const layout = useLayout();
  const parsed = parsePeriod(period);
  const dues = parsed.ok ? dueByCalendar(scheme.calendar, parsed.value, localDate(new Date())) : [];
  const when = ({ days }: Due): string => {
    if (days === 0) return say('due.today');
    return days > 0 ? say('due.in', { days }) : say('due.past', { days: -days });
  };
  return (
    <section className={layout.section} aria-label={say('due.title')}>
      <Heading>{say('due.title')}</Heading>
      {dues.length === 0 && <Text>{say('due.none')}</Text>}
      <ul className={layout.plainList}>
        {dues.map((due) => (
          <li key={due.what}>
            <Text weight="semibold">{say(`due.${due.what}`, { period: due.period })}</Text>
            <br />
            <Text size={200}>
              {due.date} · {when(due)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
