// A year's holidays as they are typed: what becomes a table, what is refused at once, and what is not judged yet.
import { draftOfCalendar, emptyHoliday, judgeCalendar } from '../../../addin/taskpane/office/calendar-draft';
import { officialYears } from '../../../shared/registers/official-years';

const typed = (working: string, more = {}) => ({
  source: ' 通知 ',
  holidays: [{ ...emptyHoliday(1), title: ' 春节 ', from: '2026-02-15', until: '2026-02-23', working, ...more }],
});
const codes = (draft: Parameters<typeof judgeCalendar>[1]) => {
  const judged = judgeCalendar(2026, draft);
  return judged.ok ? 'ok' : judged.faults.map(({ code, path }) => `${code} ${path}`);
};

it('the official table comes back as it was after it was shown', () => {
  const official = officialYears.get(2026) ?? null;
  expect(judgeCalendar(2026, draftOfCalendar(official))).toEqual({ ok: true, table: official });
});

it('days are understood as people write them', () => {
  const holidays = [{ title: '春节', from: '2026-02-15', until: '2026-02-23', working: ['2026-02-14', '2026-02-28'] }];
  for (const working of [
    '2026-02-14, 2026-02-28',
    '2026-2-14，2026/2/28',
    '2026年2月14日、2026.2.28',
    ' 2026-2-14\n2026-02-28 ',
  ])
    expect(judgeCalendar(2026, typed(working))).toEqual({ ok: true, table: { source: '通知', holidays } });
});

it('what is no day is told by itself, and what the service would refuse is told before it is sent', () => {
  expect(codes(typed('2026-02-30, 二月'))).toEqual([
    'bad-date holidays[0].working[0]',
    'bad-date holidays[0].working[1]',
  ]);
  expect(codes(typed('2026-02-25'))).toEqual(['swapped-not-weekend holidays[0].working[0]']);
  expect(codes(typed('', { until: '2027-02-23' }))).toEqual(['day-of-other-year holidays[0].until']);
});

it('what is not filled in yet is no fault, and cannot be saved', () => {
  expect(codes(typed('', { title: ' ' }))).toEqual([]);
  expect(codes(typed('', { from: '' }))).toEqual([]);
  expect(codes({ source: '', holidays: [] })).toEqual([]);
});
