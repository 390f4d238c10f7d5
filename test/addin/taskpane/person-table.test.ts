// Everything about a person as a table: every value of the export stands in it, with where it stands and what it is, in both languages.
import { personTable } from '../../../addin/taskpane/people/person-table';
import type { ExportedItem } from '../../../shared/api/person-export';

const items: ExportedItem[] = [
  {
    chain: 'people',
    kind: 'person',
    key: 'person!p-1',
    value: { id: 'p-1', name: '=王敏', roles: ['office', 'leader'] },
  },
  {
    chain: 'small/2026-10',
    kind: 'body',
    key: 'd',
    value: { sheets: [{ lines: [{ points: 3, note: null }] }], more: {} },
  },
  { chain: 'notices', kind: 'notice', key: 'notice!x', value: { final: true } },
  { chain: 'consolidations', kind: 'job', key: 'job!x', value: 'p-1' },
  { chain: 'people', kind: 'audit', key: 'audit!2', value: null, damaged: true },
  { chain: 'people', kind: 'later', key: 'later!1', value: ['p-1'] },
];
const chainTitle = (chain: string) => `<${chain}>`;

test('each value has a line', () => {
  const { titles, rows } = personTable(items, { language: 'en-US', chainTitle });
  expect(titles).toHaveLength(5);
  expect(rows).toEqual([
    ['<people>', 'Person on record', 'person!p-1', 'id', 'p-1'],
    ['<people>', 'Person on record', 'person!p-1', 'name', '=王敏'],
    ['<people>', 'Person on record', 'person!p-1', 'roles › 1', 'office'],
    ['<people>', 'Person on record', 'person!p-1', 'roles › 2', 'leader'],
    ['<small/2026-10>', 'Submission, results or receipt', 'd', 'sheets › 1 › lines › 1 › points', 3],
    ['<small/2026-10>', 'Submission, results or receipt', 'd', 'sheets › 1 › lines › 1 › note', null],
    ['<small/2026-10>', 'Submission, results or receipt', 'd', 'more', null],
    ['Reminder that was sent', 'Reminder that was sent', 'notice!x', 'final', 'true'],
    ['Consolidation in the background', 'Consolidation in the background', 'job!x', null, 'p-1'],
    ['<people>', 'Audit entry', 'audit!2', null, 'It is damaged and cannot be read.'],
    ['<people>', 'later', 'later!1', '1', 'p-1'],
  ]);
});

test('in Chinese it says the same', () => {
  const [chinese, english] = (['zh-CN', 'en-US'] as const).map((language) =>
    personTable(items, { language, chainTitle }),
  );
  expect(chinese?.rows.map((row) => row.slice(2, 4))).toEqual(english?.rows.map((row) => row.slice(2, 4)));
  expect(chinese?.rows[0]?.[1]).toBe('人员登记');
});
