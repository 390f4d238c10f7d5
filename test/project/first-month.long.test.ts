// A newcomer's first month (首月): a production build as a server of one's own, a provider, and everybody in a browser without Excel, from an empty organisation to published results.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { resultsSchema } from '../../shared/api/results';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import type { Period } from '../../shared/scheme/period';
import { textIn, type Text } from '../../shared/scheme/text';
import { consolidate } from '../../shared/scoring/consolidate';
import { parseSheets } from '../../shared/scoring/parse-sheets';
import { planScheme } from '../../shared/scoring/scheme-plan';
import { filledIn } from '../addin/workbook/file/other-program';
import { launchBrowser } from '../browser/browser';
import { checkResults } from '../browser/check-results';
import {
  chooseFile,
  downloadTemplate,
  otherSheets,
  saved,
  submitFile,
  typedBy,
  visitDesk,
} from '../browser/file-steps';
import { clientId, enterAtProvider, freePort } from '../browser/oidc-service';
import { addPerson, type GivenRole } from '../browser/people-steps';
import { choose, closeAndConsolidate, moveOn, openPeriod, sign } from '../browser/period-steps';
import { leave, open, type Person } from '../browser/person';
import worked from '../cases/luan-month.json';
import { signInAt } from '../oidc/sign-in';
import { startProvider, type RunningProvider } from '../oidc/start-provider';
import { accepted } from '../shared/scheme/full-sheets';
import { askRelease, run, startRelease, tls, type Env, type ReleaseServer } from './release-server';

jest.setTimeout(300_000);

const root = path.resolve(__dirname, '../..');
const scheme = accepted(parseScheme(worked.scheme));
const sheets = accepted(parseSheets(planScheme(scheme), worked.sheets));
const period = worked.period as Period;
const expected = consolidate(scheme, period, sheets);
const titled = ({ title }: { readonly title: Text }): string => textIn(title, 'zh-CN');
const [unit] = scheme.units;
if (!unit) throw new Error('the scheme has no units');

/** What the page for an address of elsewhere is built with, as the operations page shows it: a server of one's own makes its settings itself. */
const example = {
  SITE_URL: 'https://scorebook.example.cn',
  API_URL: 'https://api.example.cn',
  OFFICE_JS_URL: '/office-js/office.js',
  SIGN_IN: JSON.stringify({
    kind: 'oidc',
    providers: [{ issuer: 'https://sign-in.example.cn', clientId, scope: 'openid profile', token: 'access' }],
  }),
};

/** Who signs in: what is typed at the provider, and the name that it tells. */
const accounts: Readonly<Record<string, string>> = {
  chen: '陈管理',
  li: '李考核',
  zhou: '周局长',
  wu: '吴队长',
  // No id of ours: pages tell the code that stands for it.
  'sun@works.example': '孙新人',
  ...Object.fromEntries(scheme.groups.map((group) => [`assessor-${group.id}`, `${titled(group)}考评员`])),
};

/** Within the project, whose database it finds. */
let folder: string;
let env: Env;
let provider: RunningProvider;
let server: ReleaseServer;
let browser: Browser;
let url: string;

beforeAll(async () => {
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(path.join(root, 'dist/first-month-'));
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', '--production', '--to', folder], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...example },
  });
  expect([status, stderr]).toEqual([0, '']);
  const port = await freePort();
  url = `https://localhost:${port}`;
  const page = `${url}/sign-in.html`;
  provider = await startProvider({
    accounts: Object.entries(accounts).map(([id, name]) => ({ id, claims: { name } })),
    clients: [{ clientId, redirectUris: [page], postLogoutRedirectUris: [page] }],
  });
  env = {
    ...tls,
    SITE_URL: url,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: path.join(folder, 'data'),
    AUTH_ISSUERS: JSON.stringify({ [provider.issuer]: { organisation: 'works', audience: 'scorebook', clientId } }),
  };
  const made = command('organisation', 'add', 'works', '--title', '某局', '--admin', 'chen', '--name', '陈管理');
  expect(made).toContain('works: made');
  [server, browser] = await Promise.all([startRelease(folder, env), launchBrowser()]);
}, 900_000);
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGKILL');
  await provider?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const command = (name: string, ...args: readonly string[]): string =>
  run(process.execPath, [`server/${name}.js`, ...args], folder, env);

const arrive = (account: string, page = 'today'): Promise<Person> =>
  visitDesk(browser, url, account, page, enterAtProvider);
const pageOf = ({ pane }: Person, name: string): Locator => pane.getByRole('tabpanel', { name, exact: true });
const press = (panel: Locator, name: string): Promise<void> => panel.getByRole('button', { name, exact: true }).click();

test('the administrator of an empty organisation is led to the people, and puts the office on record', async () => {
  const admin = await arrive('chen');
  await press(pageOf(admin, '今日'), '去组织设置');
  const steps = pageOf(admin, '组织设置').getByRole('region', { name: '先做什么' });
  await steps.getByRole('listitem').filter({ hasText: '下一步' }).getByText('1. 登记考核办的人员').waitFor();
  await press(steps.getByRole('listitem').first(), '去登记人员');
  await addPerson(pageOf(admin, '人员'), 'li', '李考核', [{ kind: '考核办' }]);
  await leave(admin);
});

test('the office is led to a scheme, keeps it, and finds it on its own page at once', async () => {
  const office = await arrive('li');
  await press(pageOf(office, '今日'), '去建方案');
  const panel = pageOf(office, '考核方案');
  await panel.getByText('还没有选择方案工作簿。').waitFor();
  await press(panel, '导入 JSON');
  await panel.getByLabel('或粘贴 JSON').fill(JSON.stringify(scheme));
  const file = await saved(office, () => press(panel, '导入并打开工作簿'));
  await panel.getByText(`文件已下载：${file.name}。修改后`).waitFor();
  await chooseFile(office, file, '考核方案');
  await press(panel, '保存为新版本');
  await press(panel, '确认保存第 1 版');
  await panel.getByText('已保存第 1 版。').waitFor();
  await choose(office, '考核办', scheme);
  await pageOf(office, '考核办').getByText('还没有考核周期。请在下面开启。').waitFor();
  await leave(office);
});

test('whoever has no role reads the id that the administrator needs; the organisation’s page tells whom the scheme lacks until all are there', async () => {
  const stranger = await arrive('sun@works.example');
  const told = await pageOf(stranger, '今日').getByText('你的编号：').innerText();
  const id = /你的编号：(s-[\w-]+)$/.exec(told)?.[1] ?? '';
  expect(id).not.toBe('');

  const admin = await arrive('chen');
  const steps = (await open(admin, '组织设置')).getByRole('region', { name: '先做什么' });
  const roles = steps.getByRole('listitem').filter({ hasText: '3. 给考评员和签批人角色' });
  await roles
    .getByText(`还缺：${scheme.groups.map((group) => `“${titled(group)}”组的考评员`).join('、')}、签批人（领导）`)
    .waitFor();
  await press(roles, '去登记人员');
  const people = pageOf(admin, '人员');
  const about = (label: string, part: string): GivenRole['about'] => ({ scheme: titled(scheme), label, part });
  for (const group of scheme.groups) {
    const account = `assessor-${group.id}`;
    const role = { kind: '考评员', about: about('评价小组', titled(group)) };
    await addPerson(people, account, accounts[account] ?? '', [role]);
  }
  await addPerson(people, 'zhou', '周局长', [{ kind: '领导' }]);
  await addPerson(people, 'wu', '吴队长', [{ kind: '单位负责人', about: about('被考核单位', titled(unit)) }]);
  await addPerson(people, id, '孙新人', [{ kind: '领导' }]);
  await (await open(admin, '组织设置')).getByText('的各评价小组都有考评员，也有人签批。').waitFor();
  await steps.getByRole('listitem').filter({ hasText: '下一步' }).getByText('4. 考核办开启考核周期').waitFor();
  await leave(admin);

  await stranger.page.reload();
  // The provider still knows them: its window closes by itself.
  await stranger.pane.getByRole('button', { name: '使用机构账户登录', exact: true }).click();
  await stranger.pane.getByRole('tab', { name: '考核办', exact: true }).waitFor();
  await leave(stranger);
});

test('the office opens the month', async () => {
  const office = await arrive('li');
  await press(pageOf(office, '今日'), '去开启周期');
  await openPeriod(office, scheme, period);
  await leave(office);
});

test.each(scheme.groups.map(({ id }) => id))(
  'the assessor of %s downloads, fills in, checks and submits',
  async (group) => {
    const person = await arrive(`assessor-${group}`);
    await press(pageOf(person, '今日'), `去办理：填报并上报 ${period} 评分表`);
    const template = await downloadTemplate(person, scheme, period);
    await submitFile(person, { name: template.name, bytes: filledIn(template.bytes, typedBy(scheme, sheets, group)) });
    await leave(person);
  },
);

test('the office consolidates, the leader signs, the office publishes', async () => {
  const consolidating = await arrive('li', 'office');
  await closeAndConsolidate(consolidating, scheme, period);
  await leave(consolidating);
  const leader = await arrive('zhou');
  await sign(leader, scheme, period);
  await leave(leader);
  const office = await arrive('li', 'office');
  await moveOn(office, scheme, period, '通报', '已通报');
  const results = await choose(office, '结果', scheme, period);
  const file = await saved(office, () => press(results, '下载排名'));
  checkResults({ scheme, results: expected, book: otherSheets(file.bytes) });
  await leave(office);
});

test('the head of a unit sees what was published; the service tells the results of the shared core', async () => {
  const head = await arrive('wu', 'results');
  const results = await choose(head, '结果', scheme, period);
  await results.getByText(titled(unit)).first().waitFor();
  await leave(head);

  const client = { issuer: provider.issuer, clientId, redirectUri: `${url}/sign-in.html`, scope: 'openid profile' };
  const { access_token: token } = await signInAt({ ...client, account: 'zhou' });
  const address = `${url}/api/schemes/${scheme.id}/periods/${period}`;
  const headers = { authorization: `Bearer ${token}` };
  const answer = await askRelease(`${address}/results`, headers);
  expect(resultsSchema.parse(JSON.parse(answer.text))).toEqual(
    resultsSchema.parse(JSON.parse(JSON.stringify(expected))),
  );
  expect(JSON.parse((await askRelease(address, headers)).text)).toMatchObject({ state: 'published' });
});

test('the server ends when it is told to, and all that it has kept is whole and comes out the same again', async () => {
  expect(await server.end('SIGTERM')).toBe(0);
  expect(command('verify', '--recalculate')).toContain('Whole: ');
});
