// docs/glossary.md gives the words of the interface: every Chinese one that is not in brackets is shown somewhere.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What is shown: the texts of the pane, the words of the sheets, the preview's page. */
const shown = [
  ...readdirSync(join(root, 'shared/text/zh-CN')).map((file) => `shared/text/zh-CN/${file}`),
  ...['shared/sheets/words.ts', 'shared/sheets/scheme-workbook/scheme-words.ts', 'addin/preview/page/texts.ts'],
]
  .map(read)
  .join('\n')
  .replaceAll(/^ *(\/\/|\/?\*).*$/gm, '');

const rows = read('docs/glossary.md')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()));
const terms = rows.flatMap(([, , chinese = '']) => chinese.split(', '));

test('there are words', () => {
  expect(terms.length).toBeGreaterThan(40);
});

test.each(terms.filter((term) => !term.startsWith('(')))('%s is shown', (term) => {
  expect(shown).toContain(term);
});

test.each(terms.filter((term) => term.startsWith('(')))('%s is not', (term) => {
  expect(shown).not.toContain(term.slice(1, -1));
});
