// Three hundred people from a file over a network that is cut in the middle: a short cut is got over, after a long one what is left is
// gone on with, and everybody is written once.
import type { Locator } from 'playwright-core';
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy';
import { leave, open, signIn } from './person';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
jest.setTimeout(240_000);
const count = 300;
const ids = Array.from({ length: count }, (_, n) => `listed-${String(n).padStart(3, '0')}`);

let proxy: CuttingProxy;
beforeAll(async () => {
  proxy = await startCuttingProxy(here.url);
});
afterAll(() => proxy.stop());

const written = async (): Promise<string[]> => {
  const { people } = (await here.service.ask('admin', 'GET', '/people')) as {
    people: { id: string; roles: string[] }[];
  };
  return people.filter(({ id, roles }) => id.startsWith('listed-') && roles.join() === 'leader').map(({ id }) => id);
};
/** Waits until so many are written. */
async function until(enough: number): Promise<void> {
  while ((await written()).length < enough) await new Promise((resolve) => setTimeout(resolve, 20));
}
/** How often each of them was written, as the audit says. */
async function writes(): Promise<number[]> {
  const times = new Map<string, number>();
  for (let next: string | null = ''; next !== null;) {
    const more: string = next === '' ? '' : `&next=${encodeURIComponent(next)}`;
    const page = (await here.service.ask('leader-1', 'GET', `/audit?what=person-put&limit=1000${more}`)) as {
      entries: { detail: { person?: string } }[];
      next: string | null;
    };
    for (const { detail } of page.entries)
      if (detail.person?.startsWith('listed-')) times.set(detail.person, (times.get(detail.person) ?? 0) + 1);
    next = page.next;
  }
  return [...times.values()];
}

test('whoever was not reached when the network was gone is gone on with, and nobody is written twice', async () => {
  const admin = await signIn(here.browser, proxy.url, 'admin');
  const people: Locator = await open(admin, '人员');
  await people.getByText('用文件批量设定', { exact: true }).click();
  const rows = ids.map((id) => `${id},${id} 同志,领导`);
  const list = Buffer.from(['编号,姓名,角色', ...rows, ''].join('\n'));
  await people.getByLabel('选择名单文件').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: list });
  await people.getByRole('button', { name: `写入 ${count} 人` }).click();
  await people
    .getByRole('status')
    .filter({ hasText: /正在写入：\d+ \/ 300/ })
    .waitFor();

  await until(40);
  proxy.at('down');
  const before = (await written()).length;
  expect(before).toBeLessThan(count);
  proxy.at('pass');
  await until(before + 40);

  proxy.at('down');
  await people.getByRole('alert').filter({ hasText: '人没有写入，原因见下' }).waitFor({ timeout: 120_000 });
  await people
    .getByText(/没有网络，或服务没有应答/)
    .first()
    .waitFor();
  await people.getByText(/\d+ 人没有轮到。/).waitFor();
  proxy.at('pass');
  const left = count - (await written()).length;
  expect(left).toBeGreaterThan(0);
  await people.getByRole('button', { name: `写入 ${left} 人` }).click({ timeout: 60_000 });
  await people.getByText(`已写入 ${left} 人。`).waitFor();
  expect((await written()).sort()).toEqual(ids);
  expect(await writes()).toEqual(ids.map(() => 1));
  await leave(admin);
});
