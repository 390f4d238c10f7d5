// What the office's part on working days says in Chinese, and what is refused of a year's table.

export const calendar = {
  'calendar.title': '工作日安排（放假调休）',
  'calendar.hint':
    '方案里按“工作日”计算的时限，依这里的放假和调休上班日期推算；周末默认休息。改动后，未办事项的时限随之变化，已办的步骤和得分不变。',
  'calendar.year': '年份',
  'calendar.ofYear': '{year} 年的放假调休',
  'calendar.kept.own': '{year} 年按本机构保存的安排计算。',
  'calendar.kept.official': '{year} 年按国务院办公厅的通知计算。要按本机构的安排，请改好后保存。',
  'calendar.kept.none': '{year} 年还没有安排：只有周末休息。请按通知填写。',
  'calendar.missing':
    '方案有按工作日计算的时限，但 {year} 年的放假调休还没有安排：只有周末休息，节假日会算作工作日。请在本页“工作日安排”中按国务院办公厅的通知填写。',
  'calendar.source': '依据',
  'calendar.source.hint': '通知的名称、文号或网址。',
  'calendar.holidays': '{year} 年的节假日',
  'calendar.noHolidays': '还没有节假日。',
  'calendar.one': '第 {number} 个节假日：{title}',
  'calendar.title.of': '名称',
  'calendar.from': '放假第一天',
  'calendar.until': '放假最后一天',
  'calendar.working': '调休上班',
  'calendar.working.hint': '周六、周日的日期，如 2026-02-14，几个之间用逗号。',
  'calendar.add': '增加节假日',
  'calendar.drop': '去掉',
  'calendar.drop.one': '去掉第 {number} 个节假日：{title}',
  'calendar.takeOfficial': '填入国务院办公厅的安排',
  'calendar.save': '保存安排',
  'calendar.saving': '正在保存安排…',
  'calendar.saved': '已保存 {year} 年的安排，时限即按它计算。',
  'calendar.stale': '别人刚刚改过 {year} 年的安排：你填写的还在下面，但没有保存。请点“读取最新”，再改一次。',
  'calendar.latest': '读取最新',
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
