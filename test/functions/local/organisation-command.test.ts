// `npm run organisation`: an organisation is made by a command, with its first administrator, and found again.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organisationCommand } from '../../../functions/local/commands/organisation-command';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import { peopleChain } from '../../../functions/usecases/chains';
import { knownPerson, putPerson } from '../../../functions/usecases/people';
import { currentFormat, formatOf } from '../../../functions/upgrade/store-format';
import { beginRound } from '../../../functions/usecases/retention-clock';
import { verifyChain } from '../../../functions/usecases/verify-audit';

let folder: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  dataDir = join(folder, 'data');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = async (...args: string[]) => {
  const lines: string[] = [];
  await organisationCommand(args, { DATA_DIR: dataDir }, (line) => lines.push(line), '1.2.3');
  return lines;
};
const add = (id: string, ...more: string[]) => run('add', id, '--title', '某某县', '--admin', 'p-1', ...more);

async function opened<Answer>(work: (given: Awaited<ReturnType<typeof givenIn>>) => Promise<Answer>): Promise<Answer> {
  const given = await givenIn();
  try {
    return await work(given);
  } finally {
    await given.store.close();
  }
}
const givenIn = async () => ({ store: await openSqliteStore(dataDir), clock: () => new Date() });

test('one is made with its first administrator, and its chain is whole', async () => {
  expect((await add('county', '--title-en', 'A county', '--name', '王敏')).join()).toMatch(
    /^county: made; p-1 administers/,
  );
  await opened(async (given) => {
    const proved = { organisation: 'county', id: 'p-1', name: 'as the token says' };
    expect(await knownPerson(given, proved)).toEqual({
      organisation: 'county',
      id: 'p-1',
      name: '王敏',
      roles: ['admin'],
    });
    expect(await verifyChain(given, peopleChain('county'))).toMatchObject({ end: { sequence: 1 }, break: null });
    // A server that starts over it has nothing to bring up.
    expect(await formatOf(given.store)).toMatchObject({ format: currentFormat, row: { value: { version: '1.2.3' } } });
  });
});

test('a store of an earlier format is not written to before it was brought up', async () => {
  await opened((given) => putPerson(given, { organisation: 'earlier', id: 'x' }, 'x', { name: 'x', roles: ['admin'] }));
  await expect(add('county')).rejects.toThrow('npm run upgrade');
  expect(await run('list')).toEqual(['earlier  earlier']);
});

test('those of a store are listed, those without a row of their own too, and one is shown', async () => {
  await add('county', '--title-en', 'A county');
  await opened((given) => putPerson(given, { organisation: 'earlier', id: 'x' }, 'x', { name: 'x', roles: ['admin'] }));
  expect(await run('list')).toEqual(['county  某某县 / A county', 'earlier  earlier']);
  const [title, made, admins, files] = await run('show', 'county');
  expect([title, admins]).toEqual(['county  某某县 / A county', '  administrators  p-1']);
  expect([made, files]).toEqual([
    expect.stringMatching(/^ {2}made +\d{4}-\d\d-\d\dT/),
    '  photos, files   kept for ever',
  ]);
  expect((await run('show', 'earlier'))[1]).toContain('before organisations were made');
});

test('one that is there is not made again, and nothing of it changes', async () => {
  await add('county');
  const before = await run('show', 'county');
  await expect(add('county', '--name', 'another')).rejects.toThrow('The organisation county is there already');
  await opened((given) => putPerson(given, { organisation: 'earlier', id: 'x' }, 'x', { name: 'x', roles: [] }));
  await expect(add('earlier')).rejects.toThrow('The organisation earlier is there already');
  expect(await run('show', 'county')).toEqual(before);
});

test.each([
  [['add', 'a/b', '--title', 't', '--admin', 'p'], '“a/b” is no id of an organisation'],
  [['add', '..', '--title', 't', '--admin', 'p'], '“..” is no id of an organisation'],
  [['add', '__proto__', '--title', 't', '--admin', 'p'], 'is no id'],
  [['add', 'a'.repeat(65), '--title', 't', '--admin', 'p'], 'is no id'],
  [['add', '县', '--title', 't', '--admin', 'p'], 'is no id'],
  [['add', 'a', '--title', 't', '--admin', 'p q'], '“p q” is no id of a person'],
  [['add', 'a', '--title', '', '--admin', 'p'], 'A title has 1 to 2,000 characters'],
  [['add', 'a', '--title', 'x\u202Ey', '--admin', 'p'], 'A title has'],
  [['add', 'a', '--title', 't', '--admin', 'p', '--name', ''], 'A name has 1 to 200 characters'],
  [['add', 'a', '--admin', 'p'], 'Usage:'],
  [['add', 'a', '--title', 't'], 'Usage:'],
  [['add', 'a', 'b', '--title', 't', '--admin', 'p'], 'Usage:'],
  [['list', '--title', 't'], 'Usage:'],
  [['drop', 'a'], 'Usage:'],
  [['list', '--everything'], 'Usage:'],
  [[], 'Usage:'],
])('what is not meant is refused, and no store is made: %j', async (args, told) => {
  await expect(run(...args)).rejects.toThrow(told);
  expect(existsSync(dataDir)).toBe(false);
});

test('where there is no store, none is made by looking', async () => {
  await expect(run('list')).rejects.toThrow('There is no store under');
  await expect(run('show', 'county')).rejects.toThrow('There is no store under');
  expect(existsSync(dataDir)).toBe(false);
});

test('a clock that has jumped is shown with the way on, and confirmed by whoever looked at it, once', async () => {
  await add('county');
  expect((await run('confirm-clock', 'county')).join()).toContain('nothing to confirm');
  const longAgo = () => new Date(Date.now() - 20 * 24 * 60 * 60 * 1000);
  await opened(async ({ store }) => beginRound({ store, clock: longAgo }, 'county', true));
  expect((await run('show', 'county')).join()).toContain('npm run organisation -- confirm-clock county');
  expect((await run('confirm-clock', 'county')).join()).toContain('the clock is believed');
  expect((await run('confirm-clock', 'county')).join()).toContain('nothing to confirm');
  expect((await run('show', 'county')).join()).not.toContain('confirm-clock');
  await expect(run('confirm-clock', 'nowhere')).rejects.toThrow('There is no organisation nowhere');
  await expect(run('confirm-clock')).rejects.toThrow('Usage');
});
