import { open, signIn, type Person } from './person';
import { typeCell } from './preview-page';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
let person: Person;
let period: string;
let tab: string;

const acceptedSheets = async (): Promise<unknown> =>
  here.service.ask('office-1', 'GET', `/schemes/luan/periods/${period}/sheets`);

/** What the sheet's live region says of the selected cell. */
const selected = async (): Promise<string> => (await person.page.textContent('#cell')) ?? '';

beforeAll(async () => {
  const { periods } = (await here.service.ask('office-1', 'GET', '/schemes/luan/periods')) as {
    periods: { period: string; state: string }[];
  };
  period = periods.find(({ state }) => state === 'open')?.period ?? '';
  const scheme = (await here.service.ask('office-1', 'GET', '/schemes/luan')) as {
    components: { group: string; title: { 'zh-CN': string } }[];
  };
  tab = scheme.components.find(({ group }) => group === 'tertiary')?.title['zh-CN'] ?? '';
  person = await signIn(here.browser, here.url, 'assessor-luan-tertiary');
  const fill = await open(person, '填报');
  await fill.getByRole('button', { name: '新建评分表' }).click();
  await fill.getByText('评分表已生成').waitFor();
  await fill.getByRole('button', { name: '其余无扣分' }).click();
  await person.pane.getByRole('button', { name: '填成 0' }).click();
  await fill.getByText(/已把 \d+ 个空白格填成 0/).waitFor();
}, 180_000);

describe('a month with faulty cells', () => {
  test.each([
    { fault: 'a text in a points cell', cell: 'F5', typed: '一分' },
    { fault: 'a deduction without a reason', cell: 'F6', typed: '0.5' },
    { fault: 'a blank points cell', cell: 'F7', typed: null },
  ])(
    '$fault is shown, leads to its cell, and nothing is submitted',
    async ({ cell, typed }) => {
      if (typed === null) {
        await typeCell(person.page, `${tab}!${cell}`, '0');
        await person.page.keyboard.press('ArrowUp');
        await person.page.keyboard.press('Delete');
      } else {
        await typeCell(person.page, `${tab}!${cell}`, typed);
      }
      const panel = await open(person, '检查与上报');
      await panel.getByRole('button', { name: '上报', exact: true }).click();
      await panel
        .getByRole('alert')
        .getByText(/未上报/)
        .first()
        .waitFor();
      const place = `${tab}!${cell}`;
      const reasonPlace = `${tab}!${cell.replace('F', 'H')}`;
      // What is not scored yet stands in one line for all of them, behind the real faults.
      const goTo =
        typed === null
          ? panel.getByRole('region', { name: '未评分的格' }).getByRole('button', { name: '查看' })
          : panel.getByRole('button', { name: new RegExp(`定位到 (${place}|${reasonPlace})$`) });
      await goTo.click();
      await person.page.waitForFunction(
        (row) => new RegExp(`^[FH]${row} ·`).test(document.querySelector('#cell')?.textContent ?? ''),
        cell.slice(1),
      );
      expect(await selected()).toMatch(new RegExp(`^[FH]${cell.slice(1)} ·`));
      expect(await acceptedSheets()).toMatchObject({ sheets: [] });
    },
    120_000,
  );
});
