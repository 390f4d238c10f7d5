import { nextPeriods } from '../../../addin/taskpane/office/next-periods';
import type { Scheme } from '../../../shared/scheme/scheme';

const monthly: Pick<Scheme, 'cycle' | 'rollups'> = {
  cycle: 'month',
  rollups: [
    { to: 'quarter', from: 'month', how: 'mean' },
    { to: 'half', from: 'quarter', how: 'mean' },
  ],
};

test('the next period of the cycle is proposed, also where a roll-up ends with the latest one', () => {
  expect(nextPeriods(monthly, ['2026-08', '2026-09', '2026-07', '2026-Q3']).ofCycle).toBe('2026-10');
  expect(nextPeriods({ cycle: 'quarter' }, ['2026-Q4']).ofCycle).toBe('2027-Q1');
  expect(nextPeriods(monthly, []).ofCycle).toBeNull();
});

test('a roll-up is proposed once all its parts have been opened, and until it has been', () => {
  const months = ['2026-07', '2026-08', '2026-09'];
  expect(nextPeriods(monthly, months.slice(1)).rollUps).toEqual([]);
  expect(nextPeriods(monthly, months).rollUps).toEqual(['2026-Q3']);
  expect(nextPeriods(monthly, [...months, '2026-Q3']).rollUps).toEqual([]);
  expect(nextPeriods(monthly, ['2026-Q1', '2026-Q2', '2025-12', '2025-11', '2025-10']).rollUps).toEqual([
    '2025-Q4',
    '2026-H1',
  ]);
});

test('where missing parts are left out, a roll-up is proposed once its last part is open and the others suffice', () => {
  const leaving = (atLeast: number): Pick<Scheme, 'cycle' | 'rollups'> => ({
    cycle: 'month',
    rollups: [{ to: 'year', from: 'month', how: 'mean', missing: 'leave-out', atLeast }],
  });
  expect(nextPeriods(leaving(2), ['2026-10', '2026-11']).rollUps).toEqual([]);
  expect(nextPeriods(leaving(2), ['2026-10', '2026-11', '2026-12']).rollUps).toEqual(['2026']);
  expect(nextPeriods(leaving(4), ['2026-10', '2026-11', '2026-12']).rollUps).toEqual([]);
});

test('a scheme without roll-ups proposes none', () => {
  expect(nextPeriods({ cycle: 'month' }, ['2026-07', '2026-08', '2026-09']).rollUps).toEqual([]);
});
