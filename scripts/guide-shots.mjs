// What the pictures of the guide show: whose page, and what they have done on it. Sample people and schemes; luan's months, liuzhou's visits.
import path from 'node:path';

const photo = path.join(path.dirname(import.meta.dirname), 'test/functions/media/images/photo.jpg');

const tab = async (pane, id) => {
  await pane.locator(`#tab-${id}`).click();
  return pane.locator(`#page-${id}`);
};
const choose = (panel, label, value) => panel.getByLabel(label, { exact: true }).first().selectOption(value);
const button = (within, name) => within.getByRole('button', { name, exact: true });
const summary = (panel, text) => panel.locator('summary').filter({ hasText: text });
/** Brings a part to the top of what is seen. */
const toTop = (part) => part.evaluate((element) => element.scrollIntoView({ block: 'start' }));

/** The page of results or of something else, at the latest month of luan that is published. */
async function atPublished(pane, id, words) {
  const panel = await tab(pane, id);
  await choose(panel, words('考核方案', 'Scheme'), 'luan');
  const periods = panel.getByLabel(words('考核周期', 'Period'), { exact: true }).first();
  const options = await periods.locator('option').allTextContents();
  const published = options.find((text) => text.includes(words('已通报', 'Published')));
  await periods.selectOption({ label: published });
  return panel;
}

/** The list of a register of a scheme; chips pressed or not. */
async function atRegister(pane, words, scheme, register) {
  const panel = await tab(pane, 'registers');
  await choose(panel, words('考核方案', 'Scheme'), scheme);
  await choose(panel, words('台账', 'Register'), register);
  return panel;
}

async function typeCell(page, address, text) {
  await page.click('#name-box');
  await page.keyboard.type(address);
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** A score workbook in which a deduction has no reason, and a word stands where points belong. */
async function inScoreWorkbook({ page, pane, words }) {
  const panel = await tab(pane, 'fill');
  await button(panel, words('新建评分表', 'New score workbook')).click();
  await button(panel, words('其余无扣分', 'No further deductions')).waitFor({ timeout: 60_000 });
  const sheet = words('党务', 'Party affairs');
  await typeCell(page, `${sheet}!F5`, '0.5');
  await typeCell(page, `${sheet}!F6`, '0');
  await typeCell(page, `${sheet}!F7`, words('一分', 'one'));
  return panel;
}

/** A unit's explanation, opened down to its lines. */
async function explained(panel) {
  const table = panel.getByRole('table').first();
  await table.getByRole('button').first().click();
  await table.locator('summary').first().waitFor();
  for (let depth = 0; depth < 3; depth++) {
    const closed = table.locator('details:not([open]) > summary:visible').last();
    if ((await closed.count()) > 0) await closed.click();
  }
}

async function inSchemeWorkbook({ pane, words }) {
  const panel = await tab(pane, 'schemes');
  await button(panel, words('打开方案工作簿', 'Open as workbook')).click();
  await panel.getByText(words('方案工作簿已生成', 'The scheme is laid out')).waitFor({ timeout: 60_000 });
  return panel;
}

export const shots = [
  {
    name: 'today',
    on: 'phone',
    as: 'head-luan-p03',
    show: async ({ pane }) => void (await tab(pane, 'today')),
  },
  {
    name: 'fill',
    // as wide as the cells to be filled
    viewport: { width: 1340, height: 580 },
    on: 'workbook',
    as: 'assessor-luan-party',
    show: async (given) => void (await inScoreWorkbook(given)),
  },
  {
    name: 'check',
    on: 'pane',
    as: 'assessor-luan-party',
    show: async (given) => {
      await inScoreWorkbook(given);
      const panel = await tab(given.pane, 'submit');
      await button(panel, given.words('检查', 'Check')).click();
      await panel.getByRole('region', { name: given.words('问题清单', 'Faults') }).waitFor();
    },
  },
  {
    name: 'versions',
    on: 'pane',
    as: 'assessor-luan-party',
    show: async ({ pane, words }) => {
      const panel = await atPublished(pane, 'versions', words);
      await panel.locator('summary').first().click();
      await panel.getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'results',
    on: 'pane',
    as: 'leader-1',
    show: async ({ pane, words }) => explained(await atPublished(pane, 'results', words)),
  },
  {
    name: 'documents',
    on: 'phone',
    as: 'office-1',
    show: async ({ page, pane, words }) => {
      const panel = await atPublished(pane, 'results', words);
      await panel
        .getByLabel(words('发文单位', 'Issued by'), { exact: true })
        .fill(words('潞安后勤服务中心', 'Luan logistics centre'));
      const [notice] = await Promise.all([
        page.context().waitForEvent('page'),
        pane.getByRole('link', { name: words('打印通报', 'Print the notice') }).click(),
      ]);
      await notice.setViewportSize({ width: 840, height: 640 });
      await notice.getByRole('article').waitFor();
      return notice;
    },
  },
  {
    name: 'dashboard',
    // as wide as two charts beside each other
    viewport: { width: 1120, height: 600 },
    on: 'phone',
    as: 'leader-1',
    show: async ({ pane, words }) => {
      const there = await tab(pane, 'dashboard');
      await choose(there, words('考核方案', 'Scheme'), 'luan');
      const published = there.locator('option').filter({ hasText: words('已通报', 'Published') });
      await published.nth(2).waitFor({ state: 'attached' });
      const panel = await atPublished(pane, 'dashboard', words);
      await panel.locator('[role=img] svg').nth(8).waitFor({ timeout: 60_000 });
      const places = panel.getByRole('heading', { name: words('名次与升降', 'Places and their change') });
      await toTop(places);
    },
  },
  {
    name: 'explanation',
    on: 'phone',
    as: 'head-luan-p03',
    show: async ({ pane, words }) => explained(await atPublished(pane, 'results', words)),
  },
  {
    name: 'lost-points',
    on: 'pane',
    as: 'office-1',
    show: async ({ pane, words }) => {
      const panel = await atPublished(pane, 'analysis', words);
      const part = summary(panel, words('失分分析', 'Lost points'));
      await part.click();
      await panel.getByText(words('共失', 'points lost')).first().waitFor();
      // The causes come after the sentence about them.
      await panel
        .locator('summary')
        .filter({ hasText: words('经营', 'Operations') })
        .first()
        .waitFor();
      await toTop(part);
    },
  },
  {
    name: 'what-if',
    on: 'pane',
    as: 'office-1',
    show: async ({ pane, words }) => {
      const panel = await atPublished(pane, 'analysis', words);
      const part = summary(panel, words('预考评试算', 'What if'));
      await part.click();
      await panel.locator('input').nth(0).fill('60');
      await panel.locator('input').nth(1).fill('10');
      await toTop(part);
    },
  },
  {
    name: 'scheme',
    on: 'workbook',
    as: 'office-1',
    show: async (given) => {
      await inSchemeWorkbook(given);
      await given.page.locator('#name-box').fill(given.words('指标!A1', 'Indicator!A1'));
      await given.page.keyboard.press('Enter');
    },
  },
  {
    name: 'flow',
    on: 'pane',
    as: 'office-1',
    show: async (given) => {
      const panel = await inSchemeWorkbook(given);
      const part = panel.getByRole('button', { name: given.words('台账流程', 'Flow of registers') });
      await part.click();
      const flow = panel.getByRole('region', { name: given.words('台账流程', 'Flow of registers') });
      await flow.locator('svg').first().waitFor();
      await toTop(flow);
    },
  },
  {
    name: 'people',
    on: 'pane',
    as: 'admin',
    show: async ({ pane }) => {
      const panel = await tab(pane, 'people');
      await panel.getByRole('searchbox').fill('assessor-luan');
      await panel.getByRole('listitem').first().getByRole('button').click();
    },
  },
  {
    name: 'audit',
    on: 'pane',
    as: 'leader-1',
    show: async ({ pane, words }) => {
      const panel = await tab(pane, 'audit');
      await button(panel, words('核验', 'Verify')).click();
      await panel.getByRole('status').first().waitFor();
    },
  },
  {
    name: 'registers',
    on: 'phone',
    as: 'assessor-liuzhou-inspectors',
    show: async ({ pane, words }) => void (await atRegister(pane, words, 'liuzhou', 'visit-findings')),
  },
  {
    name: 'visit',
    on: 'phone',
    as: 'assessor-liuzhou-inspectors',
    show: async ({ pane, words }) => {
      const panel = await atRegister(pane, words, 'liuzhou', 'checks');
      const units = panel.getByRole('combobox', { name: words('被考核单位', 'Unit') }).last();
      await units.fill(words('人事教育科', 'Person'));
      await pane.getByRole('listbox').getByRole('option').first().click();
      await panel.getByRole('button', { name: words('新建', 'New') }).click();
      const form = pane.getByRole('article');
      await form.getByLabel(words('地点', 'Place'), { exact: true }).fill(words('三号锅炉房', 'Boiler house 3'));
      const what = form.getByLabel(words('检查情况', 'What was seen'), { exact: true });
      await what.fill(words('消防通道堆放杂物', 'Goods are stored in the fire lane'));
      await form.locator('input[type=file]').first().setInputFiles(photo);
      await form.getByRole('listitem').first().waitFor();
      await toTop(form.getByLabel(words('地点', 'Place'), { exact: true }));
    },
  },
  {
    name: 'sign',
    on: 'phone',
    as: 'leader-1',
    show: async ({ pane, words }) => {
      const panel = await atRegister(pane, words, 'xunyang', 'letters');
      await panel.getByRole('searchbox').fill(words('待签订', 'to be signed'));
      await panel.getByRole('listitem').first().getByRole('button').click();
      await button(pane.getByRole('article'), words('签订', 'Sign')).click();
      await pane.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'register-sheet',
    on: 'workbook',
    as: 'office-1',
    show: async ({ pane, words }) => {
      const panel = await atRegister(pane, words, 'baiyin', 'findings');
      await summary(panel, 'Excel').click();
      await button(panel, words('生成台账表', 'Lay out the register sheet')).click();
      const laid = panel.getByText(words('台账表已生成', 'The register sheet is there')).first();
      await laid.waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'paper',
    on: 'phone',
    as: 'office-1',
    show: async ({ page, pane, words }) => {
      const panel = await atRegister(pane, words, 'luan', 'task-book');
      await button(panel, words('未办结', 'Open')).click();
      await panel.getByRole('searchbox').fill(words('已生效', 'In force'));
      await panel.getByRole('listitem').first().getByRole('button').click();
      const [paper] = await Promise.all([
        page.context().waitForEvent('page'),
        pane.getByRole('link', { name: words('打印表', 'Printed form') }).click(),
      ]);
      await paper.setViewportSize({ width: 840, height: 640 });
      await paper.getByRole('button').first().waitFor();
      return paper;
    },
  },
  {
    name: 'observers',
    on: 'pane',
    as: 'office-1',
    show: async ({ pane, words }) => {
      const panel = await tab(pane, 'office');
      await choose(panel, words('考核方案', 'Scheme'), 'liuzhou');
      const part = summary(panel, words('第三方监督', 'Observers in turn'));
      await part.click();
      const add = panel.getByLabel(words('加入人员', 'Add somebody'));
      await add.waitFor();
      for (const name of ['办公室负责人', '人事教育科负责人', '财务科负责人']) {
        const option = add.locator('option').filter({ hasText: name });
        // On the list already, nobody is offered again.
        if ((await option.count()) > 0) await add.selectOption({ label: await option.first().innerText() });
      }
      const save = button(panel, words('保存名单', 'Save the list'));
      await save.click();
      await panel.getByText(words('名单已保存', 'The list is saved')).waitFor();
      await toTop(part);
    },
  },
  {
    name: 'working-days',
    on: 'pane',
    as: 'office-1',
    show: async ({ pane, words }) => {
      const panel = await tab(pane, 'office');
      const part = summary(panel, words('工作日', 'Working days'));
      await part.click();
      await button(panel, words('保存安排', 'Save the table')).waitFor();
      await toTop(part);
    },
  },
  { name: 'reminders', on: 'pane', as: 'admin', show: async ({ pane }) => void (await tab(pane, 'reminders')) },
];
