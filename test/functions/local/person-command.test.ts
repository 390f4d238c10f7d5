// `npm run person -- export`: everything about a person in one file of JSON, which nobody else reads and nothing is written over.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { personCommand } from '../../../functions/local/commands/person-command';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import { assertCurrentFormat } from '../../../functions/upgrade/store-format';
import { recordPeriod } from '../usecases/recorded-period';

let folder: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  dataDir = join(folder, 'data');
  const store = await openSqliteStore(dataDir);
  await assertCurrentFormat(store, '0.0.1', '2026-10-15T08:00:00.000Z');
  await recordPeriod({ store, clock: () => new Date('2026-10-15T08:00:00Z') });
  await store.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = async (...args: string[]) => {
  const lines: string[] = [];
  await personCommand(args, { DATA_DIR: dataDir }, (line) => lines.push(line), '0.0.1');
  return lines.join();
};

test('the file holds who it is about and every item, and is its owner’s alone', async () => {
  const file = join(folder, 'leader.json');
  const told = await run('export', 'demo', 'leader-1', file);
  const { items, ...about } = JSON.parse(await readFile(file, 'utf8')) as { items: { kind: string; value: unknown }[] };
  expect(about).toMatchObject({ organisation: 'demo', person: 'leader-1' });
  expect(told).toContain(`${items.length} items about leader-1 of demo`);
  expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['audit', 'contact', 'person', 'period']));
  expect(items.map(({ value }) => value)).toContainEqual(
    expect.objectContaining({ what: 'person-exported', by: 'operator', detail: { person: 'leader-1' } }),
  );
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readdir(folder)).sort()).toEqual(['data', 'leader.json']);
});

test('a file that is there stays as it is', async () => {
  const file = join(folder, 'kept.json');
  await writeFile(file, 'kept');
  await expect(run('export', 'demo', 'leader-1', file)).rejects.toThrow('is there already');
  expect(await readFile(file, 'utf8')).toBe('kept');
});

test.each([
  [[], 'Usage'],
  [['export', 'demo', 'leader-1'], 'Usage'],
  [['export', 'demo', 'leader-1', 'FILE', 'more'], 'Usage'],
  [['export', 'demo', '--all', 'FILE'], 'Usage'],
  [['erase', 'demo', 'leader-1', 'FILE'], 'Usage'],
  [['export', 'demo', 'nobody', 'FILE'], 'Nobody of this id is on record'],
  [['export', 'other', 'leader-1', 'FILE'], 'Nobody of this id is on record'],
])('what is not meant, or not there, leaves no file: %j', async (args, told) => {
  const named = args.map((word) => (word === 'FILE' ? join(folder, 'out.json') : word));
  await expect(run(...named)).rejects.toThrow(told);
  expect(await readdir(folder)).toEqual(['data']);
});
