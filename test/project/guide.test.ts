// The guide as it is built into the product: each page is there in both languages, and whatever leads somewhere leads to what is there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { guideAddress, helpAddress } from '../../addin/taskpane/help';
import { pageIds } from '../../addin/taskpane/pages';
import { roleKinds, partOfKind } from '../../shared/api/roles';
import { languages } from '../../shared/scheme/text';

const root = path.join(__dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'guide-'));
const file = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const idsIn = (html: string): string[] => [...html.matchAll(/<h\d id="([^"]*)"/g)].map(([, id]) => id ?? '');

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/guide-pages.mjs', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether an address of the guide names a page and, where it says one, a heading of it. */
function leadsSomewhere(from: string, href: string): boolean {
  const [name = '', anchor] = href.split('#');
  const page = name === '' ? from : name;
  if (!existsSync(path.join(folder, page))) return false;
  return anchor === undefined || idsIn(file(page)).includes(anchor);
}

const pages = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.html'));

test('there is a page for everybody and for each role, in both languages', () => {
  const roles = ['assessor', 'head', 'liaison', 'inspector', 'office', 'leader', 'observer', 'administrator'];
  const wanted = ['index', 'everybody', 'records', ...roles].flatMap((name) => [`${name}.html`, `${name}.zh-CN.html`]);
  expect(pages().sort()).toEqual(wanted.sort());
});

test('what leads from page to page leads to a page and a heading that exist, and every picture is there', () => {
  const links = pages().flatMap((page) =>
    [...file(page).matchAll(/(?:href|src)="([^"]*)"/g)].map(([, href]) => [page, href ?? ''] as const),
  );
  expect(links.length).toBeGreaterThan(150);
  expect(links.filter(([page, href]) => !leadsSomewhere(page, href))).toEqual([]);
  for (const page of pages()) expect([page, new Set(idsIn(file(page))).size]).toEqual([page, idsIn(file(page)).length]);
});

test('the help of every page, for every role and in both languages, leads to a page and a heading that exist', () => {
  const parts = { group: '/g', unit: '/u', period: '/2026-10' };
  const roles = roleKinds.map((kind) => {
    const part = partOfKind(kind);
    return part === null ? kind : `${kind}:luan${parts[part]}`;
  });
  const record = { scheme: 'luan', period: '2026-10', register: 'findings', number: 'F-1', unit: null, set: {} };
  const places = [...pageIds.map((page) => ({ page })), { page: 'registers' as const, record }];
  const addresses = languages.flatMap((language) => [
    guideAddress(language),
    ...places.flatMap((place) =>
      [[], ...roles.map((role) => [role]), roles].map((held) => helpAddress(place, held, language)),
    ),
  ]);
  const dead = addresses.filter(
    (address) => !address.startsWith('/guide/') || !leadsSomewhere('', address.slice('/guide/'.length)),
  );
  expect(dead).toEqual([]);
});

test('where the same page means different things to people, help leads to their own part', () => {
  const help = (page: 'registers' | 'office', roles: string[]) => helpAddress({ page }, roles, 'zh-CN');
  expect(help('registers', ['head:luan/p03'])).toBe('/guide/head.zh-CN.html#records-of-your-unit');
  expect(help('registers', ['assessor:luan/safety'])).toBe('/guide/inspector.zh-CN.html#a-visit');
  expect(help('registers', ['head:luan/p03', 'office'])).toBe('/guide/office.zh-CN.html#records-and-the-period');
  expect(help('office', ['group-leader:luan/safety'])).toBe('/guide/leader.zh-CN.html#leading-a-group');
});

test('no link in the documents leads to a file that is not there', () => {
  const documents = ['', 'docs', 'docs/guide', 'docs/decisions'].flatMap((under) =>
    readdirSync(path.join(root, under))
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.posix.join(under, name)),
  );
  const links = documents.flatMap((name) =>
    [...readFileSync(path.join(root, name), 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, href]) => [name, href]),
  );
  const dead = links.filter(
    ([name = '', href = '']) => !/^https?:/.test(href) && !existsSync(path.join(root, path.dirname(name), href)),
  );
  expect(dead).toEqual([]);
});

test('the pictures are small, and each of them is shown', () => {
  const images = path.join(root, 'docs/images');
  const taken = readdirSync(images).filter((name) => name.startsWith('guide-'));
  expect(taken.filter((name) => statSync(path.join(images, name)).size > 150 * 1024)).toEqual([]);
  expect(readdirSync(path.join(folder, 'images')).sort()).toEqual(taken.sort());
});
