// The preview answers what the add-in calls, and nothing else: what nobody calls is code that nothing proves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const textOf = (folder: string): string =>
  readdirSync(join(__dirname, '../../../addin', folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(__dirname, '../../../addin', folder, file), 'utf8'))
    .join('\n');
const host = textOf('preview/host/members');
const product = textOf('workbook');

/** Called by office.js itself, which writes many cells piece by piece; as are all members that begin with an underscore. */
const ownOfOffice = ['GetRow', 'GetBoundingRect'];

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const declared = [...host.matchAll(/^ {2}(get |set |)([A-Z]\w*)\(/gm)].map(([, kind = '', name = '']) => ({
  kind,
  name,
}));
const notShown = [...host.matchAll(/\[((?:'[A-Z]\w*'(?:, )?)+)\]/g)].flatMap(([, names = '']) =>
  names.split(', ').map((name) => ({ kind: 'set ', name: name.replaceAll("'", '') })),
);
const members = [...declared, ...notShown].filter(({ name }) => !ownOfOffice.includes(name));

const isCalled = ({ kind, name }: { kind: string; name: string }): boolean => {
  const after = { 'get ': '\\b', 'set ': ' = ', '': '\\(' }[kind] ?? '';
  const before = kind === 'get ' ? '\\b' : '\\.';
  return new RegExp(`${before}${camel(name)}${after}`).test(product);
};

test('every member that the preview answers is called by the add-in', () => {
  expect(members.length).toBeGreaterThan(60);
  expect(members.filter((member) => !isCalled(member)).map(({ kind, name }) => kind + name)).toEqual([]);
});
