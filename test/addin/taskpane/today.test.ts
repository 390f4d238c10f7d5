import { dueByCalendar, localDate } from '../../../addin/taskpane/today/due';
import { period } from '../../shared/accepted';

const calendar = { issueDay: 30, submitBy: 10, publishDay: 15, appealDays: 5 };

describe('what the calendar asks for', () => {
  it('is the next month’s tasks on the 30th, the sheets and the publication in the month after', () => {
    expect(dueByCalendar(calendar, period('2026-10'), '2026-11-03')).toEqual([
      { what: 'issue', period: '2026-11', date: '2026-10-30', days: -4 },
      { what: 'submit', period: '2026-10', date: '2026-11-10', days: 7 },
      { what: 'publish', period: '2026-10', date: '2026-11-15', days: 12 },
    ]);
  });

  it('is on the last day of a month that is too short', () => {
    expect(dueByCalendar({ issueDay: 30 }, period('2027-02'), '2027-02-28')).toEqual([
      { what: 'issue', period: '2027-03', date: '2027-02-28', days: 0 },
    ]);
  });

  it('follows the last month of a quarter, a half and a year', () => {
    const dates = ['2026-Q4', '2026-H1', '2026'].map(
      (text) => dueByCalendar({ submitBy: 5 }, period(text), '2026-01-01')[0]?.date,
    );
    expect(dates).toEqual(['2027-01-05', '2026-07-05', '2027-01-05']);
  });

  it('is nothing where the scheme sets no calendar', () => {
    expect(dueByCalendar(undefined, period('2026-10'), '2026-11-03')).toEqual([]);
  });
});

describe('today', () => {
  it('is the local date', () => {
    expect(localDate(new Date(2026, 10, 3, 23, 59))).toBe('2026-11-03');
  });
});
