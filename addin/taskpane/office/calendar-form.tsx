// A year's holidays as the office writes them down from the notice: what it is called, from when until when, which weekends are worked for it.
import { Button, Field, Input, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Calendar } from '../../../shared/api/calendar';
import type { CalendarYear } from '../../../shared/registers/calendar-year';
import { faultSentence } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { draftOfCalendar, emptyHoliday, judgeCalendar, type HolidayDraft } from './calendar-draft';

interface Props {
  readonly calendar: Calendar;
  readonly busy: boolean;
  /** `etag` is that of the table as it was opened */
  onSave(table: CalendarYear, etag: string | null): void;
}

export function CalendarForm({ calendar: latest, busy, onSave }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  // What is typed stays where somebody else keeps another table meanwhile: saving then tells of it.
  const [calendar] = useState(latest);
  const [draft, setDraft] = useState(() => draftOfCalendar(calendar.table));
  const { year, official, etag } = calendar;
  const judged = judgeCalendar(year, draft);
  const set = (key: number, change: Partial<HolidayDraft>): void =>
    setDraft({ ...draft, holidays: draft.holidays.map((one) => (one.key === key ? { ...one, ...change } : one)) });
  const add = (): void => {
    const key = Math.max(0, ...draft.holidays.map((one) => one.key)) + 1;
    setDraft({ ...draft, holidays: [...draft.holidays, emptyHoliday(key)] });
  };
  return (
    <>
      <Field label={say('calendar.source')} hint={say('calendar.source.hint')} required>
        <Input
          value={draft.source}
          maxLength={500}
          onChange={(_, { value }) => setDraft({ ...draft, source: value })}
        />
      </Field>
      <ul className={layout.plainList} aria-label={say('calendar.holidays', { year })}>
        {draft.holidays.map((holiday, index) => (
          <li key={holiday.key} className={layout.item}>
            <HolidayFields holiday={holiday} number={index + 1} onSet={(change) => set(holiday.key, change)} />
            <Button
              size="small"
              aria-label={say('calendar.drop.one', { title: holiday.title, number: index + 1 })}
              onClick={() => setDraft({ ...draft, holidays: draft.holidays.filter((one) => one !== holiday) })}
            >
              {say('calendar.drop')}
            </Button>
          </li>
        ))}
      </ul>
      {draft.holidays.length === 0 && <Text>{say('calendar.noHolidays')}</Text>}
      {!judged.ok && judged.faults.length > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">
            <ul>
              {judged.faults.map((fault) => (
                <li key={`${fault.code} ${fault.path}`}>{faultSentence(language, fault, (_, id) => id)}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={layout.row}>
        <Button onClick={add}>{say('calendar.add')}</Button>
        {official !== null && (
          <Button onClick={() => setDraft(draftOfCalendar(official))}>{say('calendar.takeOfficial')}</Button>
        )}
        <Button
          appearance="primary"
          disabled={busy || !judged.ok}
          onClick={() => judged.ok && onSave(judged.table, etag)}
        >
          {say('calendar.save')}
        </Button>
      </div>
    </>
  );
}

interface FieldsProps {
  readonly holiday: HolidayDraft;
  readonly number: number;
  onSet(change: Partial<HolidayDraft>): void;
}

function HolidayFields({ holiday, number, onSet }: FieldsProps) {
  const say = useSay();
  const layout = useLayout();
  return (
    <div className={layout.row} role="group" aria-label={say('calendar.one', { title: holiday.title, number })}>
      <Field label={say('calendar.title.of')} required>
        <Input value={holiday.title} maxLength={100} onChange={(_, { value }) => onSet({ title: value })} />
      </Field>
      <Field label={say('calendar.from')} required>
        <Input type="date" value={holiday.from} onChange={(_, { value }) => onSet({ from: value })} />
      </Field>
      <Field label={say('calendar.until')} required>
        <Input type="date" value={holiday.until} onChange={(_, { value }) => onSet({ until: value })} />
      </Field>
      <Field label={say('calendar.working')} hint={say('calendar.working.hint')}>
        <Input value={holiday.working} maxLength={800} onChange={(_, { value }) => onSet({ working: value })} />
      </Field>
    </div>
  );
}
