// What the office's part on working days says in Chinese, and what is refused of a year's table.

export const calendar = {
  'audit.act.calendar-put': '设定放假调休安排',
  'audit.detail.year': '年份',
  'audit.detail.holidays': '放假调休',
  'audit.detail.source': '依据',
} as const satisfies Record<string, string>;

export const calendarFaults = {
  'day-of-other-year': '{date} 不是 {year} 年的日期。请改正，或填到那一年的安排里。',
  'holiday-backwards': '“{title}”的截止日 {until} 早于开始日 {from}。请改正。',
  'holiday-repeated': '“{title}”与“{other}”的放假日期重叠。请只保留一处。',
  'day-repeated': '{date} 写了两次，或同时写成放假和上班。请只保留一处。',
  'swapped-not-weekend': '{date} 不是周六或周日，本来就上班，不能算调休上班。请改成周末的日期，或去掉它。',
} as const;
