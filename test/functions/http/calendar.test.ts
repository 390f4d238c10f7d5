// The year's working days over HTTP: official ones until the office keeps its own, conditional writes, what is refused, and deadlines that follow.
import type { CalendarYear } from '../../../shared/registers/calendar-year';
import { officialYears } from '../../../shared/registers/official-years';
import { registerService, office, type RegisterService } from './register-service';
import { registers } from './register-scheme';
import { leaders, routine } from './small-scheme';

const own: CalendarYear = {
  source: '本局通知',
  holidays: [{ title: '检修停工', from: '2026-10-15', until: '2026-10-16', working: ['2026-10-17'] }],
};

/** What is noted is to be answered within three working days. */
const notes = {
  ...{ id: 'notes', title: '记事', prefix: 'N', of: 'month', about: 'unit' },
  columns: [{ id: 'on', title: '发生日', type: 'date' }],
  states: [
    { id: 'noted', title: '已记', write: ['office'], due: { at: { days: 3, working: true }, warn: 9 } },
    { id: 'answered', title: '已办', end: 'done' },
  ],
  steps: [
    {
      id: 'answer',
      title: '办结',
      from: ['noted'],
      to: 'answered',
      by: ['head'],
      within: { days: 3, of: 'on', working: true },
    },
  ],
} as const;

let service: RegisterService;
let today = '2026-10-12T02:00:00Z';
beforeAll(async () => {
  service = await registerService(['2026-10'], { registers: [...registers, notes] as never }, () => new Date(today));
});
afterAll(() => service.stop());

const put = (
  year: number,
  table: unknown,
  headers: Record<string, string> = { 'if-none-match': '*' },
  as = 'office-1',
) => service.send('PUT', `/api/calendar/${String(year)}`, JSON.stringify(table), { as, headers });
const get = async (year: string, as = 'head.u1') => (await service.ask('getCalendar', { year }, { as })).body;

test('the official days count until the organisation keeps its own; a year without either says so', async () => {
  expect(await get('2026')).toEqual({
    ...{ year: 2026, kept: 'official', etag: null },
    ...{ table: officialYears.get(2026), official: officialYears.get(2026) },
  });
  expect(await get('2027')).toEqual({ year: 2027, kept: 'none', table: null, official: null, etag: null });
  expect((await service.send('GET', '/api/calendar/1999', undefined, office)).status).toBe(400);
});

test('a table is refused with every fault at its place, and nothing is stored', async () => {
  const holidays = [
    { title: '元旦', from: '2027-01-01', until: '2027-01-03', working: ['2027-01-04', '2026-12-27'] },
    { title: '春节', from: '2027-01-03', until: '2027-01-02', working: [] },
  ];
  const { problem, faults } = await service.refusedUntouched('PUT', '/api/calendar/2027', {
    ...office,
    headers: { 'if-none-match': '*' },
    body: { source: '通知', holidays },
  });
  expect([problem.status, problem.code]).toEqual([422, 'calendar-refused']);
  expect(faults).toEqual([
    'swapped-not-weekend holidays[0].working[0]',
    'day-of-other-year holidays[0].working[1]',
    'holiday-backwards holidays[1].until',
  ]);
  expect((await put(2027, own)).status).toBe(422);
  expect((await put(2026, { source: '', holidays: [] })).status).toBe(400);
});

test('it is written over only as it was read, by the office alone, and the audit tells each day', async () => {
  expect((await put(2026, own, {})).status).toBe(428);
  expect((await put(2026, own, undefined, 'head.u1')).status).toBe(403);
  const first = await put(2026, own);
  expect(first.status).toBe(200);
  const kept = await get('2026');
  expect([kept.kept, kept.table, kept.etag]).toEqual(['own', own, first.headers.get('etag')]);
  expect((await put(2026, own)).status).toBe(412);
  expect((await put(2026, own, { 'if-match': '"another"' })).status).toBe(412);
  expect((await put(2026, { ...own, source: '更正' }, { 'if-match': kept.etag ?? '' })).status).toBe(200);
  const { entries } = (await service.ask('audit', {}, { ...office, query: { what: 'calendar-put' } })).body;
  const told = entries.map(({ chain, by, detail: { clock: _, ...detail } }) => [chain, by, detail]);
  expect(told.reverse()).toEqual([
    ['schemes', 'office-1', { year: 2026, source: '更正', holidays: '检修停工 2026-10-15/2026-10-16 +2026-10-17' }],
    ['schemes', 'office-1', { year: 2026, source: '本局通知', holidays: '检修停工 2026-10-15/2026-10-16 +2026-10-17' }],
  ]);
  const { chains } = (await service.ask('verifyAudit', {}, office)).body;
  expect(chains.map((one) => one.break)).toEqual(chains.map(() => null));
});

test('deadlines follow the table as it stands: one that is edited later moves them, and changes no step that was taken', async () => {
  today = '2026-10-13T02:00:00Z';
  const note = () => service.changeOne('office-1', { register: 'notes', unit: 'u1', set: { on: '2026-10-13' } });
  const [first, second] = [await note(), await note()].map(({ number }) => number ?? '');
  const read = (number = '') => service.read('office-1', 'notes', number);
  // The 15th and 16th are off, the 17th is worked, the 18th is a Sunday.
  expect((await read(first)).due?.on).toBe('2026-10-19');
  today = '2026-10-19T02:00:00Z';
  const answer = (number = '') => ({ register: 'notes', number, step: 'answer' });
  await service.changeOne('head.u1', answer(first));
  const { etag } = await get('2026');
  expect((await put(2026, { source: '更正', holidays: [] }, { 'if-match': etag ?? '' })).status).toBe(200);
  expect((await read(second)).due).toEqual({ on: '2026-10-16', is: 'overdue' });
  const late = await service.refuse('head.u1', [answer(second)]);
  expect([late.code, late.detail]).toEqual(['too-late', { step: 'answer', until: '2026-10-16' }]);
  expect((await read(first)).state).toBe('answered');
});

test('a published period tells the last day for appeals that are counted in working days, whoever reads it', async () => {
  let time = Date.parse('2026-09-24T02:00:00Z');
  const more = { calendar: { appealDays: 3, appealWorking: true as const }, registers: [] };
  const other = await registerService(['2026-08'], more, () => new Date(time));
  const place = { s: 'reg', p: '2026-08' };
  const sheets = ['u1', 'u2'].flatMap((unit) => [routine(unit, 2), leaders(unit, 38)]);
  await other.ask('submit', place, { ...office, headers: { 'idempotency-key': '1' }, body: { sheets } });
  const told = async () => (await other.ask('getPeriod', place, { as: 'head.u1' })).body.appealsUntil;
  for (const [to, by] of [
    ['closed', 'office-1'],
    ['consolidated', 'office-1'],
    ['signed', 'leader-1'],
    ['published', 'office-1'],
  ] as const) {
    expect(await told()).toBeUndefined();
    time += 60_000;
    expect(await other.move(to, by, '2026-08')).toMatchObject({ status: 200 });
  }
  // The 25th to the 27th are Mid-Autumn; then Monday to Wednesday.
  expect(await told()).toBe('2026-09-30');
  const { periods } = (await other.ask('listPeriods', { s: 'reg' }, office)).body;
  expect(periods.map(({ appealsUntil }) => appealsUntil)).toEqual(['2026-09-30']);

  // Another table moves that day, and no result: what is sealed follows from none.
  const digest = async () => (await other.ask('getPeriod', place, office)).body.results?.digest;
  const before = await digest();
  const table = {
    source: '本局通知',
    holidays: [{ title: '局庆', from: '2026-09-28', until: '2026-09-29', working: [] }],
  };
  await other.ask('putCalendar', { year: '2026' }, { ...office, headers: { 'if-none-match': '*' }, body: table });
  // Its own table names Mid-Autumn no more: Friday the 25th, Wednesday the 30th, and 1 October are worked.
  expect(await told()).toBe('2026-10-01');
  expect(await digest()).toBe(before);
  expect((await other.ask('recalculation', place, office)).body).toEqual({ same: true });
  expect(await other.move('final', 'office-1', '2026-08')).toMatchObject({ status: 200 });
  expect(await told()).toBeUndefined();
  await other.stop();
});
