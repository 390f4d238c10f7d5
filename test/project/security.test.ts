// docs/security.md promises nothing without a test: every test that it names is there.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).map(
  (file) => `test/${file.replaceAll('\\', '/')}`,
);

const rows = text
  .slice(text.indexOf('## Promises'), text.indexOf('## The fuzz'))
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, promise = '', , held = '']) => ({
    promise,
    named: [...held.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string),
  }));

/** Files that a name with stars means; a star stays within a folder. */
function filesOf(name: string): string[] {
  const pattern = name
    .split('*')
    .map((part) => part.replaceAll('.', String.raw`\.`))
    .join('[^/]*');
  return tests.filter((file) => new RegExp(`^${pattern}$`).test(file));
}

test('there are promises, each with a test named', () => {
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter(({ named }) => named.length === 0).map(({ promise }) => promise)).toEqual([]);
});

test.each(rows)('$promise', ({ named }) => {
  expect(named.filter((name) => filesOf(name).length === 0)).toEqual([]);
});

test('commands that the page names exist', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const commands = [...text.matchAll(/npm run ([a-z]+)/g)].map((match) => match[1] as string);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  expect(existsSync(join(root, 'docs/licences.md'))).toBe(true);
});
