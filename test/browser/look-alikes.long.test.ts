// Parts of a scheme whose titles look alike: every page of the pane shows the ids behind them.
import { leave, open, signIn } from './person';
import { serviceAndBrowser } from './service-and-browser';
import { openSmallMonth } from './small-month';

const here = serviceAndBrowser();

beforeAll(async () => {
  await openSmallMonth(here.service, {
    groups: [
      { id: 'safety', title: '安全组' },
      { id: 'service', title: '安全组' },
    ],
    components: [
      { id: 'routine', title: 'CAP', group: 'safety', method: 'deduct', marks: 60 },
      { id: 'leaders', title: '\u0421\u0410\u0420', group: 'service', method: 'rate', marks: 40 },
    ],
  });
}, 240_000);

test('groups and components', async () => {
  const office = await signIn(here.browser, here.url, 'office-1');
  const fill = await open(office, '填报');
  await fill.getByLabel('考核方案').selectOption('small');
  await fill.getByRole('checkbox', { name: 'CAP（routine）' }).waitFor();
  const groups = fill.getByLabel('评价小组').locator('option');
  expect(await groups.allInnerTexts()).toEqual(['安全组（safety）', '安全组（service）']);
  await fill.getByText('考核办代“安全组（safety）”小组填报').waitFor();

  const records = await open(office, '上报版本');
  const components = records.getByLabel('考评构成').locator('option');
  await components.first().waitFor({ state: 'attached' });
  expect(await components.allInnerTexts()).toEqual(['CAP（routine）', '\u0421\u0410\u0420（leaders）']);

  const progress = await open(office, '考核办');
  await progress.getByText('安全组（service）：已报 0 / 2').waitFor();

  const analysis = await open(office, '分析');
  await analysis.getByRole('heading', { name: '预考评试算' }).click();
  await analysis.getByText('构成权重').click();
  await analysis.getByLabel('CAP（routine）').waitFor();
  await leave(office);
}, 240_000);
