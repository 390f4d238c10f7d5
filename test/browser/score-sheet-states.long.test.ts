// What a score workbook says while it is filled in: nothing is an error before it is scored, and a row names what is wrong.
import { leave, signIn, type Person } from './person';
import { typeCell } from './preview-page';
import { readSheets, tableOf, type Row } from './read-sheets';
import { serviceAndBrowser } from './service-and-browser';
import { ASSESSOR, layOut, openSmallMonth } from './small-month';

const here = serviceAndBrowser();
const headerRow = 4;
let person: Person;

beforeAll(async () => {
  const { period } = await openSmallMonth(here.service, {
    blend: { hosts: 'b', memberTakes: 0.3, hostTakes: 0.3 },
    categories: [
      { id: 'c', title: '生产型' },
      { id: 'b', title: '支部' },
    ],
    units: [
      { id: 'u1', title: '一队', category: 'c', host: 'u3' },
      { id: 'u2', title: '二队', category: 'c', host: 'u3' },
      { id: 'u3', title: '第一支部', category: 'b' },
    ],
    components: [
      {
        ...{ id: 'routine', title: '常规', group: 'safety', method: 'deduct', marks: 60 },
        indicators: [
          { id: 'drill', title: '演练', marks: 50 },
          { id: 'fire', title: '消防', marks: 10 },
        ],
      },
      { id: 'leaders', title: '评价', group: 'safety', method: 'rate', marks: 40 },
      { id: 'extra', title: '加分', group: 'safety', method: 'add', marks: 5 },
    ],
  });
  const lines = Array.from({ length: 22 }, (_, i) => ({ indicator: 'drill', points: 1, reason: `第 ${i + 1} 次` }));
  await here.service.ask(
    'office-1',
    'POST',
    `/schemes/small/periods/${period}/submissions`,
    { sheets: [{ unit: 'u3', component: 'routine', lines }] },
    { 'idempotency-key': 'further-lines' },
  );
  person = await signIn(here.browser, here.url, ASSESSOR);
  await layOut(person);
}, 180_000);
afterAll(() => leave(person));

const rows = async (): Promise<Row[]> => tableOf(await readSheets(person), '常规', headerRow);
const type = (cell: string, text: string) => typeCell(person.page, `常规!${cell}`, text);
/** State and score of the row that this row of the sheet is. */
const said = async (row: number): Promise<unknown[]> => {
  const found = (await rows())[row - headerRow - 1];
  return [found?.状态, found?.本项得分];
};

test('a workbook just laid out shows no error anywhere', async () => {
  const cells = (await readSheets(person)).flatMap(({ values }) => values.flat().map(String));
  expect(cells.filter((cell) => cell.startsWith('#'))).toEqual([]);
  expect(await said(5)).toEqual(['未评分', '']);
}, 120_000);

test('22 accepted lines of a unit are laid out again, and twenty rows stand ready beside', async () => {
  const all = await rows();
  expect(all.filter((row) => row.被考核单位 === '第一支部' && row.指标 === '演练')).toHaveLength(22);
  expect(all.find((row) => row.被考核单位 === '第一支部' && row.指标 === '演练')).toMatchObject({
    状态: '已评',
    本项得分: 28,
  });
  const table = person.pane.evaluate(() =>
    Excel.run(async (context) => {
      const body = context.workbook.tables.getItem('Score_routine').getDataBodyRange();
      body.load('values');
      await context.sync();
      return body.values.length;
    }),
  );
  expect(await table).toBe(6 + 21 + 20);
}, 120_000);

test('the state of a row names what is wrong with it, and no score is shown for it', async () => {
  for (const [typed, state] of [
    ['-1', '不能是负数'],
    ['51', '合计超过标准分'],
    ['46310', '像是日期，请核对'],
    ['一分', '是文本，请核对'],
    ['1.23456', '小数超过 4 位'],
  ] as const) {
    await type('F5', typed);
    expect([typed, ...(await said(5))]).toEqual([typed, state, '']);
  }
  await type('F5', '=0.1*3');
  expect(await said(5)).toEqual(['缺少原因', 49.7]);
  await type('H5', '11-5');
  expect(await said(5)).toEqual(['已评', 49.7]);
  expect((await rows())[0]?.原因).toBe('11-5');
}, 180_000);

test('a further line counts with the unit’s other lines for the indicator, and is told where it is of no unit', async () => {
  const spare = 5 + 6 + 21;
  await type(`C${spare}`, '一对');
  await type(`F${spare}`, '2');
  expect(await said(spare)).toEqual(['请从列表选单位和指标', '']);
  await type(`C${spare}`, '一队');
  await type(`D${spare}`, '演练');
  expect(await said(spare)).toEqual(['缺少原因', '']);
  await type(`H${spare}`, '再次');
  expect(await said(spare)).toEqual(['已评', '']);
  expect(await said(5)).toEqual(['已评', 47.7]);
  await type(`F${spare}`, '49.8');
  expect(await said(spare)).toEqual(['合计超过标准分', '']);
  expect(await said(5)).toEqual(['合计超过标准分', '']);
}, 180_000);

test('one row says that its unit is not assessed, with the reason; the trial then shows nothing of it', async () => {
  await type('F7', '不评');
  expect(await said(7)).toEqual(['缺少原因', '']);
  expect(await said(8)).toEqual(['不评', '']);
  await type('H7', '停产检修');
  expect(await said(7)).toEqual(['不评', '']);
  await type('F8', '1');
  expect(await said(8)).toEqual(['已注明不评，不能再打分', 9]);
  const cells = (await readSheets(person)).flatMap(({ values }) => values.flat().map(String));
  expect(cells.filter((cell) => cell.startsWith('#'))).toEqual([]);
}, 180_000);
