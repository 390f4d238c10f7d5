// The administrator gives and takes roles in the pane, and whoever is given one can do the thing.
import type { Locator } from 'playwright-core';
import { preset } from '../../shared/scheme/presets';
import { textIn } from '../../shared/scheme/text';
import { give } from './people-steps';
import { leave, open, signIn, type Person } from './person';
import { serviceAndBrowser } from './service-and-browser';

const luan = preset('luan');
const [group, otherGroup] = luan.groups.map(({ id, title }) => ({ id, title: textIn(title, 'zh-CN') }));
if (!group || !otherGroup) throw new Error('luan has groups');

const here = serviceAndBrowser();
let admin: Person;
let panel: Locator;
jest.setTimeout(90_000);

beforeAll(async () => {
  admin = await signIn(here.browser, here.url, 'admin');
  admin.page.setDefaultTimeout(20_000);
  panel = await open(admin, '人员');
}, 240_000);

const button = (name: string): Locator => panel.getByRole('button', { name, exact: true });
const rolesOf = async (id: string): Promise<string[] | undefined> => {
  const { people } = (await here.service.ask('admin', 'GET', '/people')) as {
    people: { id: string; roles: string[] }[];
  };
  return people.find((person) => person.id === id)?.roles;
};

async function edit(id: string, name: string): Promise<void> {
  await panel.getByRole('searchbox').fill(id);
  await button(`更改 ${name}（编号 ${id}） 的角色`).click();
  await panel.getByRole('heading', { name: `更改 ${name}（编号 ${id}） 的角色` }).waitFor();
}

test('who has no role can fill nothing; given one, they fill and submit for that group and no other', async () => {
  const before = await signIn(here.browser, here.url, 'outsider');
  const shut = await open(before, '填报');
  await shut.getByLabel('考核方案').selectOption('luan');
  await shut.getByText('你不是这个方案的').waitFor();
  await leave(before);

  await edit('outsider', '无角色人员');
  const about = { scheme: textIn(luan.title, 'zh-CN'), label: '评价小组', part: group.title };
  await give(panel, { kind: '考评员', about });
  await panel.getByText(`考评员：${group.title}，方案“${textIn(luan.title, 'zh-CN')}”`).waitFor();
  await button('保存').click();
  await panel.getByText('已保存 无角色人员（编号 outsider） 的角色').waitFor();
  expect(await rolesOf('outsider')).toEqual([`assessor:luan/${group.id}`]);

  const after = await signIn(here.browser, here.url, 'outsider');
  const fill = await open(after, '填报');
  await fill.getByRole('button', { name: '新建评分表' }).click();
  await fill.getByText('评分表已生成').waitFor();
  const { periods } = (await here.service.ask('outsider', 'GET', '/schemes/luan/periods')) as {
    periods: { period: string; state: string }[];
  };
  const month = periods.find(({ state }) => state === 'open')?.period;
  const submit = (component: string | undefined, key: string) =>
    here.service.ask(
      'outsider',
      'POST',
      `/schemes/luan/periods/${month}/submissions`,
      { sheets: [{ unit: luan.units[0]?.id, component, lines: [] }] },
      { 'idempotency-key': key },
    );
  const componentOf = (id: string) => luan.components.find((component) => component.group === id)?.id;
  await expect(submit(componentOf(group.id), '1')).resolves.toMatchObject({ by: 'outsider' });
  await expect(submit(componentOf(otherGroup.id), '2')).rejects.toThrow('403');
  await leave(after);
}, 180_000);

test('somebody new is added with a role for next month, chosen from lists; a taken id is refused', async () => {
  await button('添加人员').click();
  await panel.getByLabel('编号').fill('office-1');
  await panel.getByText('office-1 已在名单中').waitFor();
  await panel.getByLabel('编号').fill('witness-1');
  await panel.getByLabel('姓名').fill('轮值监督员');
  await panel.getByLabel('角色类型').selectOption({ label: '第三方监督员' });
  await panel.getByLabel('考核方案').selectOption('luan');
  const next = await panel.getByLabel('考核周期', { exact: true }).locator('option').first().textContent();
  await button('加入').click();
  await button('保存').click();
  await panel.getByText('已保存 轮值监督员（编号 witness-1） 的角色').waitFor();
  expect(await rolesOf('witness-1')).toEqual([`observer:luan/${next}`]);
});

test('a role is taken away', async () => {
  await edit('outsider', '无角色人员');
  await panel.getByRole('button', { name: /^收回：/ }).click();
  await panel.getByText('没有角色').waitFor();
  await button('保存').click();
  await panel.getByText('已保存 无角色人员（编号 outsider） 的角色').waitFor();
  expect(await rolesOf('outsider')).toEqual([]);
});

test('of two administrators who change one entry the later is shown the latest roles, and nothing is lost', async () => {
  await edit('leader-1', '分管领导');
  await here.service.ask('admin', 'PUT', '/people/leader-1', { name: '分管领导', roles: ['leader', 'office'] });
  await panel.getByLabel('角色类型').selectOption({ label: '管理员' });
  await button('加入').click();
  await button('保存').click();
  await panel.getByText('另一位管理员刚刚改过 分管领导（编号 leader-1）').waitFor();
  const held = panel.getByRole('list', { name: '角色', exact: true });
  await held.getByText('考核办').waitFor();
  expect(await held.getByRole('listitem').count()).toBe(2);
  expect(await rolesOf('leader-1')).toEqual(['leader', 'office']);
  await button('取消').click();
});

test('of two people whose names look the same each is told by the id', async () => {
  const roles: string[] = [];
  await here.service.ask('admin', 'PUT', '/people/twin-1', { name: 'Pat', roles });
  await here.service.ask('admin', 'PUT', '/people/twin-2', { name: 'P\u0430t', roles });
  await leave(admin);
  admin = await signIn(here.browser, here.url, 'admin');
  panel = await open(admin, '人员');
  await edit('twin-2', 'P\u0430t');
  await panel.getByLabel('角色类型').selectOption({ label: '领导' });
  await button('加入').click();
  await button('保存').click();
  await panel.getByText('已保存 P\u0430t（编号 twin-2） 的角色').waitFor();
  expect([await rolesOf('twin-1'), await rolesOf('twin-2')]).toEqual([[], ['leader']]);
});

test('the only administrator cannot step down', async () => {
  await edit('admin', '管理员');
  await button('收回：管理员').click();
  await button('保存').click();
  await panel.getByText('你是唯一的管理员').waitFor();
  expect(await rolesOf('admin')).toEqual(['admin']);
  await button('取消').click();
});

test('nobody but the administrator has the page', async () => {
  const office = await signIn(here.browser, here.url, 'office-1');
  expect(await office.pane.getByRole('tab', { name: '人员', exact: true }).count()).toBe(0);
  await leave(office);
});
