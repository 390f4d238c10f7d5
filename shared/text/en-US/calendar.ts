// What the office's part on working days says in English, and what is refused of a year's table.
import type { calendar as chinese, calendarFaults as chineseFaults } from '../zh-CN/calendar';

export const calendar = {
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
