import { randomUUID } from 'node:crypto';
import type { Explanation } from '../../../shared/scoring/explanation';
import { localService, type LocalService } from './local-service';
import type { ChangeInput } from './register-scheme';
import { leaders, routine, smallScheme, type SchemeInput, type SheetInput } from './small-scheme';

const office = { as: 'office-1' };
const at = { s: 'asked', p: '2026-10' };

const registers: NonNullable<SchemeInput['registers']> = [
  {
    ...{ id: 'tasks', title: '任务', prefix: 'T', of: 'month', about: 'unit' },
    columns: [
      { id: 'at', title: '指标', type: 'place' },
      { id: 'what', title: '任务', type: 'text' },
    ],
    states: [
      { id: 'draft', title: '起草', write: ['office'] },
      { id: 'set', title: '已下达', end: 'done' },
      { id: 'dropped', title: '已撤销', end: 'void' },
    ],
    steps: [
      { id: 'issue', title: '下达', from: ['draft'], to: 'set', by: ['office'], needs: ['at', 'what'] },
      { id: 'drop', title: '撤销', from: ['draft', 'set'], to: 'dropped', by: ['office'] },
    ],
    effects: [{ does: 'row', in: ['set'], at: { column: 'at' }, reason: 'what' }],
  },
];

let service: LocalService;
let numbers: string[];
const change = async (changes: ChangeInput[]) => {
  const asked = { ...office, headers: { 'idempotency-key': randomUUID() }, body: { changes } };
  return (await service.ask('changeRecords', at, asked)).body.records;
};
const task = (unit: string, what: string, step?: string): ChangeInput => ({
  ...{ register: 'tasks', unit, set: { at: 'routine', what } },
  ...(step && { step }),
});
const rows = async (as: string) => (await service.ask('counted', at, { as })).body.rows ?? [];
const behind = (sheet: SheetInput, record: string): SheetInput => ({
  ...sheet,
  lines: sheet.lines.map((line) => ({ ...line, record })),
});
const submit = (sheets: SheetInput[]) =>
  service.ask('submit', at, { ...office, headers: { 'idempotency-key': randomUUID() }, body: { sheets } });
const refused = async (sheet: SheetInput) => {
  const { status, code, faults } = await service.refused('POST', '/api/schemes/asked/periods/2026-10/submissions', {
    ...office,
    headers: { 'idempotency-key': randomUUID() },
    body: { sheets: [sheet] },
  });
  return [status, code, ...faults.map((fault) => [fault.code, fault.path])];
};

beforeAll(async () => {
  service = await localService();
  const headers = { 'if-none-match': '*' };
  await service.ask('putScheme', { s: 'asked' }, { ...office, headers, body: smallScheme('asked', { registers }) });
  await service.ask('openPeriod', at, office);
  const made = await change([task('u1', '迎检', 'issue'), task('u2', '月报', 'issue'), task('u1', '未下达')]);
  numbers = made.map(({ number }) => number ?? '');
});
afterAll(() => service.stop());

test('records in their states ask for rows of the score sheet, each with its unit, its place and what is to be done', async () => {
  const row = { component: 'routine', register: 'tasks' };
  expect(await rows('office-1')).toEqual([
    { ...row, unit: 'u1', reason: '迎检', record: numbers[0] },
    { ...row, unit: 'u2', reason: '月报', record: numbers[1] },
  ]);
});

test('a line keeps its record, and is explained with it', async () => {
  const [first = ''] = numbers;
  await submit([behind(routine('u1', 2), first), routine('u2', 1), leaders('u1', 38), leaders('u2', 39)]);
  const { sheets } = (await service.ask('listSheets', at, { ...office, query: { component: 'routine' } })).body;
  expect(sheets.map(({ sheet }) => sheet.lines[0]?.record)).toEqual([first, undefined]);
  const close = { ...office, body: { to: 'closed' as const } };
  await service.ask('movePeriod', at, close);
  await service.ask('consolidate', at, { ...office, body: {} });
  const { body } = await service.ask('explanation', { ...at, u: 'u1' }, office);
  const nodes = (tree: Explanation): Explanation[] => [tree, ...tree.parts.flatMap(nodes)];
  expect(nodes(body).filter(({ record }) => record !== undefined)).toMatchObject([
    { record: first, notes: [expect.any(String), `对应记录：${first}`] },
  ]);
  await service.ask('movePeriod', at, { ...office, body: { to: 'open', reason: '更正' } });
});

test('a line that names a record which is not there, of another unit, or void is refused at its place', async () => {
  const [first = '', second = ''] = numbers;
  const path = 'sheets[0].lines[0].record';
  const refusal = (code: string) => [422, 'sheets-refused', [code, path]];
  expect(await refused(behind(routine('u1', 2), 'T-2026-10-999'))).toEqual(refusal('unknown-record'));
  expect(await refused(behind(routine('u1', 2), second))).toEqual(refusal('record-of-other-unit'));
  await change([{ register: 'tasks', number: first, step: 'drop' }]);
  expect(await refused(behind(routine('u1', 2), first))).toEqual(refusal('record-void'));
  expect((await rows('office-1')).map(({ record }) => record)).toEqual([second]);
});
