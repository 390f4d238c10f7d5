// Finding a file among those of a period: by record, by person, by how its name begins.
import { filesFound, type FoundFile } from '../../../addin/taskpane/files/files-found';

const file = (digit: string, name: string, ...numbers: string[]): FoundFile => ({
  ...{ file: digit.repeat(64), type: 'image/jpeg', bytes: 1, at: '2026-10-01T00:00:00.000Z' },
  by: [{ id: `id-${digit}`, name }],
  records: numbers.map((number) => ({ register: 'visits', number })),
});
const files = [
  file('a', '张三', 'F-2026-10-001'),
  file('b', '李四', 'F-2026-10-002', 'V-2026-10-007'),
  file('c', '张三'),
];
const found = (search: string) => filesFound(files, search).map((one) => one.file[0]);

test('every word has to fit: a record, whoever brought it, or how the file is called', () => {
  expect(found(' ')).toEqual(['a', 'b', 'c']);
  expect(found('v-2026-10-007')).toEqual(['b']);
  expect(found('张三 10-001')).toEqual(['a']);
  expect(found('ID-C')).toEqual(['c']);
  expect(found('bbbbbbbbbbbb')).toEqual(['b']);
  expect(found('张三 李四')).toEqual([]);
});
