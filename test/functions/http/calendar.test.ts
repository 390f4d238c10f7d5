// The year's working days over HTTP: official ones until the office keeps its own, conditional writes, what is refused, and deadlines that follow.
import type { CalendarYear } from '../../../shared/registers/calendar-year';
import { officialYears } from '../../../shared/registers/official-years';
import { registerService, office, type RegisterService } from './register-service';
import { registers } from './register-scheme';

const own: CalendarYear = {
  source: '本局通知',
  holidays: [{ title: '检修停工', from: '2026-10-15', until: '2026-10-16', working: ['2026-10-17'] }],
};

/** What is noted is to be answered within three working days. */
const notes = {
  ...{ id: 'notes', title: '记事', prefix: 'N', of: 'month', about: 'unit' },
  columns: [{ id: 'what', title: '事项', type: 'text' }],
  states: [
    { id: 'noted', title: '已记', write: ['office'], due: { at: { days: 3, working: true }, warn: 9 } },
    { id: 'answered', title: '已办', end: 'done' },
  ],
  steps: [{ id: 'answer', title: '办结', from: ['noted'], to: 'answered', by: ['head'] }],
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
  const made = await service.changeOne('office-1', { register: 'notes', unit: 'u1', set: { what: '漏水' } });
  const due = async () => (await service.read('office-1', 'notes', made.number ?? '')).due?.on;
  // The 15th and 16th are off, the 17th is worked, the 18th is a Sunday.
  expect(await due()).toBe('2026-10-19');
  const { etag } = await get('2026');
  expect((await put(2026, { source: '更正', holidays: [] }, { 'if-match': etag ?? '' })).status).toBe(200);
  expect(await due()).toBe('2026-10-16');
});
