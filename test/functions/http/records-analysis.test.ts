// Analysis of causes over periods, over HTTP: it counts the list that the same person would get, whatever is asked for.
import type { QueryOf } from '../../../shared/api/routes';
import { registerService, type RegisterService } from './register-service';

type Narrowed = Omit<QueryOf<'analyseRecords'>, 'register' | 'by'>;

let service: RegisterService;

const inspector = 'assessor.safety';
const at = { s: 'reg' };

async function found(unit: string, period: string, kind: 'site' | 'paper', deadline = '2026-11-20') {
  const set = { kind, what: '问题', points: 1, deadline };
  const { number } = await service.changeOne(inspector, { register: 'findings', unit, set, step: 'feed-back' }, period);
  return { register: 'findings', number: number as string };
}
async function agreed(...asked: Parameters<typeof found>) {
  const [unit, period] = asked;
  const one = await found(...asked);
  for (const as of [inspector, `head.${unit}`]) await service.changeOne(as, { ...one, step: 'agree' }, period);
  return one;
}

beforeAll(async () => {
  service = await registerService(['2026-08', '2026-09', '2026-10']);
  const mended = await agreed('u1', '2026-08', 'site');
  await service.changeOne('head.u1', { ...mended, set: { measure: '清理' } }, '2026-08');
  await service.changeOne('office-1', { ...mended, step: 'close' }, '2026-08');
  await agreed('u1', '2026-09', 'site', '2026-10-01');
  await agreed('u2', '2026-09', 'paper');
  await service.changeOne(
    'office-1',
    { ...(await found('u2', '2026-09', 'site')), step: 'withdraw', reason: '误记' },
    '2026-09',
  );
  await found('u1', '2026-10', 'site');
  // Inside yet: nothing for the unit to see, or to be counted for it.
  await service.changeOne(inspector, { register: 'findings', unit: 'u2', set: { kind: 'paper', what: '…' } });
});
afterAll(() => service.stop());

const analysis = async (as: string, by: string, query: Narrowed = {}, register = 'findings') =>
  (await service.ask('analyseRecords', at, { as, query: { register, by, ...query } })).body;

test('which kinds come again, where, and which are not mended', async () => {
  const { periods, total, rows, next } = await analysis('office-1', 'kind,unit');
  expect([periods, next]).toEqual([['2026-10', '2026-09', '2026-08'], null]);
  expect(total).toEqual({ records: 6, open: 4, done: 1, void: 1, overdue: 1, periods: 3 });
  expect(rows).toEqual([
    { of: { kind: 'site', unit: 'u1' }, records: 3, open: 2, done: 1, void: 0, overdue: 1, periods: 3 },
    { of: { kind: 'paper', unit: 'u2' }, records: 2, open: 2, done: 0, void: 0, overdue: 0, periods: 2 },
    { of: { kind: 'site', unit: 'u2' }, records: 1, open: 0, done: 0, void: 1, overdue: 0, periods: 0 },
  ]);
  const byState = await analysis('office-1', 'state,period', { to: '2026-09', open: 'true' });
  expect(byState.rows.map(({ of, records }) => [of['state'], of['period'], records])).toEqual([
    ['agreed', '2026-09', 2],
  ]);
});

const queries: readonly Narrowed[] = [
  {},
  { period: '2026-09' },
  { from: '2026-09' },
  { to: '2026-09', open: 'true' },
  { unit: 'u2' },
  { unit: 'u1,u2', state: 'agreed' },
  { kind: 'paper' },
  { due: 'overdue' },
  { mine: 'true' },
];
const people = ['office-1', 'leader-1', inspector, 'assessor.service', 'head.u1', 'head.u2', 'observer.10', 'outsider'];

test.each(people)('what %s may see is counted, and nothing else', async (as) => {
  for (const register of ['findings', 'book']) {
    for (const query of queries) {
      const list = await service.list(as, { register, ...query });
      const { total, rows } = await analysis(as, 'unit,state,period', query, register);
      const told = list.map(({ unit, state, period }) => JSON.stringify({ unit, state, period }));
      const counts = Object.fromEntries([...new Set(told)].map((of) => [of, told.filter((one) => one === of).length]));
      expect(total.records).toBe(list.length);
      expect(total.overdue).toBe(list.filter(({ due }) => due?.is === 'overdue').length);
      expect(Object.fromEntries(rows.map(({ of, records }) => [JSON.stringify(of), records]))).toEqual(counts);
    }
  }
});

test('rows come page by page under the same total', async () => {
  const whole = await analysis('office-1', 'kind,unit');
  const first = await analysis('office-1', 'kind,unit', { limit: '2' });
  const rest = await analysis('office-1', 'kind,unit', { limit: '2', next: first.next as string });
  expect([...first.rows, ...rest.rows]).toEqual(whole.rows);
  expect([first.total, rest.total, rest.next]).toEqual([whole.total, whole.total, null]);
});

test('what records cannot be counted by is named, as is a register that is not there', async () => {
  const path = '/api/schemes/reg/records/analysis';
  const wrong = await service.refused('GET', `${path}?register=findings&by=kind,what,colour`, { as: 'office-1' });
  expect([wrong.status, wrong.code]).toEqual([400, 'malformed']);
  expect(wrong.faults).toEqual([
    { code: 'not-counted-by', path: 'query.by', detail: { column: 'what' } },
    { code: 'not-counted-by', path: 'query.by', detail: { column: 'colour' } },
  ]);
  const blank = await service.refused('GET', `${path}?register=findings`, { as: 'office-1' });
  expect([blank.code, blank.faults[0]?.path]).toEqual(['malformed', 'query.by']);
  const none = await service.refused('GET', `${path}?register=nothing&by=unit`, { as: 'office-1' });
  expect([none.status, none.code]).toEqual([404, 'unknown-register']);
});
