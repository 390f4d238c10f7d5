// Analysis of causes over periods: what a chief assessor reads from it, and that it is the list counted, however it is asked.
import fc from 'fast-check';
import { analyseRecords, isCountedBy, type ListedRecord } from '../../../shared/registers/analyse-records';
import { dueOf } from '../../../shared/registers/due';
import { draftOf, type RegisterRecord } from '../../../shared/registers/record';
import { planRegisters, type PlannedRegister } from '../../../shared/registers/register-plan';
import { workingDaysOf } from '../../../shared/registers/working-days';
import { preset } from '../../../shared/scheme/presets';
import { period as periodOf } from '../accepted';

const plan = planRegisters(preset('baiyin'));
const register = plan.registers.get('findings') as PlannedRegister;
const quarters = ['2026-Q1', '2026-Q2', '2026-Q3'];
const kinds = ['meetings', 'records', 'sites'];
const units = ['north', 'south'];
const today = '2026-07-15';
const workingDays = workingDaysOf([]);

const listed = (quarter: string, unit: string | null, state: string, kind?: string, deadline = '2026-07-01') => {
  const period = periodOf(quarter);
  const values = { deadline, ...(kind !== undefined && { kind }) };
  const record: RegisterRecord = { ...draftOf(register.register, unit, values, `${today}T08:00:00Z`), state };
  const calendar = { period, today, dayOf: (moment: string) => moment.slice(0, 10), publishedOn: null, workingDays };
  return { period, register, record, due: dueOf(plan, register, record, calendar) };
};

it('tells which kinds come again, where, and what of them is not mended', () => {
  const found = [
    listed('2026-Q1', 'north', 'closed', 'meetings'),
    listed('2026-Q2', 'north', 'mending', 'meetings'),
    listed('2026-Q2', 'south', 'mending', 'records', '2026-08-01'),
    listed('2026-Q2', 'south', 'void', 'sites'),
    listed('2026-Q3', 'north', 'returned', 'meetings'),
    listed('2026-Q3', 'south', 'closed'),
  ];
  const { total, rows } = analyseRecords(found, ['kind', 'unit']);
  expect(total).toEqual({ records: 6, open: 3, done: 2, void: 1, overdue: 1, periods: 3 });
  expect(
    rows.map(({ of, records, open, overdue, periods }) => [...Object.values(of), records, open, overdue, periods]),
  ).toEqual([
    ['meetings', 'north', 3, 2, 1, 3],
    ['records', 'south', 1, 1, 0, 1],
    [null, 'south', 1, 0, 0, 1],
    // Withdrawn: it is told, but nothing has come.
    ['sites', 'south', 1, 0, 0, 0],
  ]);
  expect(analyseRecords(found, ['period']).rows.map(({ of, overdue }) => [of['period'], overdue])).toEqual([
    ['2026-Q2', 1],
    ['2026-Q3', 0],
    ['2026-Q1', 0],
  ]);
});

it('counts by what holds one of a set only', () => {
  const by = [
    'unit',
    'state',
    'period',
    'kind',
    'at',
    'check',
    'owner',
    'what',
    'points',
    'deadline',
    'photos',
    'colour',
  ];
  expect(by.filter((one) => isCountedBy(register, one))).toEqual(by.slice(0, 7));
  const checks = plan.registers.get('checks') as PlannedRegister;
  // Several people in one cell would be counted several times.
  expect(isCountedBy(checks, 'with')).toBe(false);
});

const one = fc.record({
  quarter: fc.constantFrom(...quarters),
  unit: fc.constantFrom(...units, null),
  state: fc.constantFrom(...register.states.keys()),
  kind: fc.constantFrom(...kinds, undefined),
  deadline: fc.constantFrom('2026-07-01', '2026-07-15', '2026-08-01'),
});
const some = fc
  .array(one, { maxLength: 40 })
  .map((all): ListedRecord[] =>
    all.map(({ quarter, unit, state, kind, deadline }) => listed(quarter, unit, state, kind, deadline)),
  );
const by = fc.subarray(['kind', 'unit', 'state', 'period']);

it('is the list counted: every record in the one row that says what it is, and the rows make the total', () => {
  fc.assert(
    fc.property(some, by, (all, columns) => {
      const { total, rows } = analyseRecords(all, columns);
      const valueOf = ({ period, record }: ListedRecord, column: string) =>
        ({ unit: record.unit, state: record.state, period })[column] ?? record.values[column] ?? null;
      for (const row of rows) {
        const mine = all.filter((listedOne) =>
          columns.every((column) => valueOf(listedOne, column) === row.of[column]),
        );
        const ends = mine.map(({ record }) => register.states.get(record.state)?.end ?? 'open');
        expect(row).toMatchObject({
          records: mine.length,
          open: ends.filter((end) => end === 'open').length,
          void: ends.filter((end) => end === 'void').length,
          overdue: mine.filter(({ due }) => due?.is === 'overdue').length,
        });
        expect(row.overdue).toBeLessThanOrEqual(row.open);
        expect(row.records).toBe(row.open + row.done + row.void);
      }
      const sum = (key: 'records' | 'open' | 'done' | 'void' | 'overdue') =>
        rows.reduce((before, row) => before + row[key], 0);
      for (const key of ['records', 'open', 'done', 'void', 'overdue'] as const) expect(sum(key)).toBe(total[key]);
      expect(total.records).toBe(all.length);
    }),
  );
});

it('does not depend on the order of the list', () => {
  const shuffled = some.chain((all) =>
    fc.shuffledSubarray(all, { minLength: all.length }).map((other) => [all, other] as const),
  );
  fc.assert(
    fc.property(shuffled, by, ([all, other], columns) => {
      expect(analyseRecords(other, columns)).toEqual(analyseRecords(all, columns));
    }),
  );
});
