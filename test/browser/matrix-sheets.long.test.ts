// Score sheets with a row for each unit: chosen on Fill, filled in, laid out the other way, checked and submitted.
import { mkdirSync } from 'node:fs';
import { enter, leave, open, signIn, type Person } from './person';
import { selectCell, typeCell } from './preview-page';
import { readSheets, tableOf, type Row } from './read-sheets';
import { serviceAndBrowser } from './service-and-browser';
import { ASSESSOR, openSmallMonth, submit, type SmallMonth } from './small-month';

const here = serviceAndBrowser();
const headerRow = 4;
const shots = process.env['SHOTS'];
let month: SmallMonth;
let person: Person;

beforeAll(async () => {
  month = await openSmallMonth(here.service, {
    blend: { hosts: 'b', memberTakes: 0.3, hostTakes: 0.3 },
    categories: [
      { id: 'c', title: { 'zh-CN': '生产型', 'en-US': 'Production' } },
      { id: 'b', title: { 'zh-CN': '支部', 'en-US': 'Branches' } },
    ],
    units: [
      { id: 'u1', title: { 'zh-CN': '一队', 'en-US': 'Team 1' }, category: 'c', host: 'u3' },
      { id: 'u2', title: { 'zh-CN': '二队', 'en-US': 'Team 2' }, category: 'c', host: 'u3' },
      { id: 'u3', title: { 'zh-CN': '第一支部', 'en-US': 'Branch 1' }, category: 'b' },
    ],
    components: [
      {
        ...{ id: 'routine', title: { 'zh-CN': '常规', 'en-US': 'Routine' }, group: 'safety', method: 'deduct' },
        marks: { c: 60, b: 40 },
        indicators: [
          { id: 'drill', title: { 'zh-CN': '演练', 'en-US': 'Drills' }, marks: { c: 50, b: 40 } },
          { id: 'fire', title: { 'zh-CN': '消防', 'en-US': 'Fire protection' }, marks: { c: 10 } },
        ],
      },
      { id: 'leaders', title: '评价', group: 'safety', method: 'rate', marks: { c: 40, b: 60 } },
    ],
  });
  person = await signIn(here.browser, here.url, ASSESSOR);
}, 240_000);
afterAll(() => leave(person));

/** Pictures to be looked at, where somebody asks for them. */
async function picture(name: string, { page } = person): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png` });
}

async function lay(layout: 'list' | 'matrix' | 'beside'): Promise<void> {
  const fill = await open(person, '填报');
  await fill.getByLabel('考核方案').selectOption('small');
  await fill.getByLabel('“常规”的表式').selectOption(layout);
  await fill.getByRole('button', { name: '新建评分表' }).click();
  const anew = person.pane.getByRole('button', { name: '重新生成' });
  await anew.or(fill.getByText('评分表已生成')).first().waitFor();
  if (await anew.isVisible()) await anew.click();
  await fill.getByText('评分表已生成').waitFor();
}

const rows = async (): Promise<Row[]> => tableOf(await readSheets(person), '常规', headerRow);
const type = (cell: string, text: string) => typeCell(person.page, `常规!${cell}`, text);
const clear = async (cell: string): Promise<void> => {
  await selectCell(person.page, `常规!${cell}`);
  await person.page.keyboard.press('Delete');
};
/** State and score of the row that this row of the sheet is. */
const said = async (row: number): Promise<unknown[]> => {
  const found = (await rows())[row - headerRow - 1];
  return [found?.状态, found?.本项得分];
};
const errors = async (): Promise<string[]> =>
  (await readSheets(person)).flatMap(({ values }) => values.flat().map(String)).filter((cell) => cell.startsWith('#'));

test('a sheet just laid out has a row for each unit, its marks in the header, and no error anywhere', async () => {
  await lay('matrix');
  const [first, , third] = await rows();
  expect(Object.keys(first ?? {})).toEqual([
    ...['键', '类别', '被考核单位', '演练（40–50 分）', '消防（10 分）', '本项得分', '原因', '佐证材料', '状态'],
  ]);
  expect([first?.被考核单位, first?.状态, first?.本项得分]).toEqual(['一队', '未评分', '']);
  expect([third?.被考核单位, third?.['消防（10 分）']]).toEqual(['第一支部', '—']);
  expect(await errors()).toEqual([]);
  await picture('matrix-empty');
}, 240_000);

test('the state of a row names what is wrong with it, and no score is shown for it', async () => {
  await type('E5', '0');
  expect(await said(5)).toEqual(['还有 1 项未评分', '']);
  for (const [typed, state] of [
    ['-1', '不能是负数'],
    ['51', '合计超过标准分'],
    ['46310', '像是日期，请核对'],
    ['一分', '是文本，请核对'],
    ['1.23456', '小数超过 4 位'],
  ] as const) {
    await type('D5', typed);
    expect([typed, ...(await said(5))]).toEqual([typed, state, '']);
  }
  await type('D5', '2');
  expect(await said(5)).toEqual(['缺少原因', 58]);
  await type('G5', '逾期');
  expect(await said(5)).toEqual(['已评', 58]);
  await type('E5', '1.5');
  expect(await said(5)).toEqual(['缺少原因', 56.5]);
  await type('G5', '演练：逾期；消防: 缺灭火器');
  expect(await said(5)).toEqual(['已评', 56.5]);
}, 240_000);

test('an empty row takes a second deduction of a unit, which counts with the others', async () => {
  const spare = headerRow + 1 + 3;
  await type(`D${spare}`, '3');
  expect(await said(spare)).toEqual(['请从列表选单位', '']);
  await type(`C${spare}`, '一队');
  expect(await said(spare)).toEqual(['缺少原因', '']);
  await type(`G${spare}`, '再次逾期');
  expect(await said(spare)).toEqual(['已评', '']);
  expect(await said(5)).toEqual(['已评', 53.5]);
  await type(`D${spare}`, '49');
  expect(await said(spare)).toEqual(['合计超过标准分', '']);
  expect(await said(5)).toEqual(['合计超过标准分', '']);
  await type(`D${spare}`, '3');
}, 240_000);

test('one cell says that its unit is not assessed, with the reason; the trial then shows nothing of it', async () => {
  await type('D6', '不评');
  expect(await said(6)).toEqual(['缺少原因', '']);
  await type('G6', '停产检修');
  expect(await said(6)).toEqual(['不评', '']);
  await type('E6', '1');
  expect(await said(6)).toEqual(['已注明不评，不能再打分', '']);
  await clear('E6');
  const trial = tableOf(await readSheets(person), '试算', headerRow + 1);
  expect(trial.map((row) => row.常规)).toEqual([53.5, '', '']);
  expect(await errors()).toEqual([]);
  await picture('matrix-filled');
}, 240_000);

test('laid out with reasons beside, all that was typed stands where it belongs', async () => {
  await lay('beside');
  const [first, second, , further] = await rows();
  expect(first).toMatchObject({
    '演练（40–50 分）': 2,
    '演练：原因': '逾期',
    '消防（10 分）': 1.5,
    '消防：原因': '缺灭火器',
    本项得分: 53.5,
    状态: '已评',
  });
  expect(second).toMatchObject({ '演练（40–50 分）': '不评', '演练：原因': '停产检修', 状态: '不评' });
  expect(further).toMatchObject({ 被考核单位: '一队', '演练（40–50 分）': 3, '演练：原因': '再次逾期', 状态: '已评' });
  expect(await errors()).toEqual([]);
  await picture('beside-filled');
}, 240_000);

test('more rows can be added, and nothing typed is lost', async () => {
  const before = await rows();
  const fill = await open(person, '填报');
  await fill.getByRole('button', { name: '增加补充行' }).click();
  await fill.getByText('已增加补充行').waitFor();
  const after = await rows();
  expect(after.length).toBe(before.length);
  expect(after.filter((row) => row.被考核单位 !== '')).toEqual(before.filter((row) => row.被考核单位 !== ''));
}, 240_000);

test('faults lead to their cells, blanks are filled with 0, and what is accepted is what a list would have said', async () => {
  for (const row of [5, 6, 7]) await typeCell(person.page, `评价!F${row}`, '40');
  await type('D5', 'x');
  await clear('G5');
  const panel = await submit(person);
  const faults = panel.getByRole('region', { name: '问题清单' });
  await faults.getByText('发现 2 处问题').waitFor();
  expect(await panel.getByText('还有 1 格未评分').count()).toBe(1);
  await picture('beside-check');
  await panel.getByLabel('问题种类').selectOption('reason');
  await faults.getByText('发现 1 处问题').waitFor();
  await faults.getByRole('button', { name: /常规!G5/ }).click();
  await panel.getByLabel('问题种类').selectOption('points');
  await faults.getByRole('button', { name: /常规!D5/ }).click();
  await type('G5', '缺灭火器');
  await type('D5', '2');
  await panel.getByRole('button', { name: '检查', exact: true }).click();
  await panel.getByRole('button', { name: '填成 0' }).click();
  await person.pane.getByRole('alertdialog').getByRole('button', { name: '填成 0' }).click();
  await panel.getByText('没有问题').first().waitFor();
  await panel.getByRole('button', { name: '上报', exact: true }).click();
  await panel.getByText('已上报').first().waitFor();
  const lines = (await month.accepted(here.service))
    .filter(({ key }) => key.endsWith('~routine'))
    .map(({ key, sheet }) => [key, sheet]);
  expect(Object.fromEntries(lines)).toMatchObject({
    'u1~routine': {
      lines: [
        { indicator: 'drill', points: 2, reason: '逾期' },
        { indicator: 'fire', points: 1.5, reason: '缺灭火器' },
        { indicator: 'drill', points: 3, reason: '再次逾期' },
      ],
    },
    'u2~routine': { lines: [], notAssessed: '停产检修' },
    'u3~routine': { lines: [{ indicator: 'drill', points: 0 }] },
  });
}, 240_000);

test('another workbook of the person is offered the layout that they chose, in English as well', async () => {
  const next = await enter(person.page.context(), here.url, ASSESSOR, '?lang=en-US&theme=dark');
  const fill = await open(next, 'Fill');
  await fill.getByLabel('Scheme').selectOption('small');
  const chosen = fill.getByLabel('Layout of “Routine”');
  await chosen.waitFor();
  expect(await chosen.inputValue()).toBe('beside');
  await chosen.selectOption('matrix');
  await picture('fill-english-dark', next);
  await fill.getByRole('button', { name: 'New score workbook' }).click();
  await fill.getByText('The score workbook is ready').waitFor();
  const [first, second, , further] = tableOf(await readSheets(next), 'Routine', headerRow);
  expect(first).toMatchObject({
    ...{ Unit: 'Team 1', 'Drills (40–50 points)': 2, 'Fire protection (10 points)': 1.5, Score: 53.5, State: 'Scored' },
    Reason: 'Drills: 逾期; Fire protection: 缺灭火器',
  });
  expect(second).toMatchObject({ Reason: '停产检修', State: 'Not assessed' });
  expect(further).toMatchObject({ Unit: 'Team 1', 'Drills (40–50 points)': 3, Reason: 'Drills: 再次逾期' });
  await selectCell(next.page, 'Routine!D5');
  await picture('matrix-english-dark', next);
  await next.page.close();
}, 240_000);
