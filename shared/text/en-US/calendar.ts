// What the office's part on working days says in English, and what is refused of a year's table.
import type { calendar as chinese, calendarFaults as chineseFaults } from '../zh-CN/calendar';

export const calendar = {
  'calendar.title': 'Working days (holidays)',
  'calendar.hint':
    'Deadlines that the scheme counts in working days follow the holidays and worked weekends here; other weekends are off. A change moves the deadlines of what is still to be done; steps that were taken, and scores, stay.',
  'calendar.year': 'Year',
  'calendar.ofYear': 'Holidays of {year}',
  'calendar.kept.own': '{year} is counted by the table that your organisation keeps.',
  'calendar.kept.official':
    '{year} is counted by the notice of the State Council’s General Office. To count by your own days, change them and save.',
  'calendar.kept.none': '{year} has no table yet: weekends alone are off. Enter the holidays of the notice.',
  'calendar.missing':
    'The scheme counts deadlines in working days, and {year} has no table of holidays yet: weekends alone are off, and holidays count as worked. Enter the notice of the State Council’s General Office under “Working days” on this page.',
  'calendar.source': 'Source',
  'calendar.source.hint': 'The notice by its title, number or address.',
  'calendar.holidays': 'Holidays of {year}',
  'calendar.noHolidays': 'No holidays yet.',
  'calendar.one': 'Holiday {number}: {title}',
  'calendar.title.of': 'Name',
  'calendar.from': 'First day off',
  'calendar.until': 'Last day off',
  'calendar.working': 'Worked instead',
  'calendar.working.hint': 'Saturdays and Sundays such as 2026-02-14, with commas between them.',
  'calendar.add': 'Add a holiday',
  'calendar.drop': 'Take out',
  'calendar.drop.one': 'Take out holiday {number}: {title}',
  'calendar.takeOfficial': 'Fill in the State Council’s days',
  'calendar.save': 'Save the table',
  'calendar.saving': 'Saving the table …',
  'calendar.saved': 'The table of {year} is saved; deadlines are counted by it.',
  'calendar.stale':
    'Somebody has just changed the table of {year}: what you typed still stands below, but was not saved. Read the latest and change it again.',
  'calendar.latest': 'Read the latest',
  'audit.act.calendar-put': 'Working days set',
  'audit.detail.year': 'Year',
  'audit.detail.holidays': 'Holidays',
  'audit.detail.source': 'Source',
} as const satisfies Record<keyof typeof chinese, string>;

export const calendarFaults = {
  'day-of-other-year': '{date} is no day of {year}. Correct it, or enter it in the table of its own year.',
  'holiday-backwards': '“{title}” ends on {until}, before it begins on {from}. Correct the dates.',
  'holiday-repeated': '“{title}” shares days with “{other}”. Keep each day once.',
  'day-repeated': '{date} is named twice, or both as off and as worked. Keep it once.',
  'swapped-not-weekend':
    '{date} is no Saturday or Sunday and is worked anyhow. Name the day of the weekend that is worked, or take it out.',
} as const satisfies Record<keyof typeof chineseFaults, string>;
