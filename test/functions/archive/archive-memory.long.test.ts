// A large store is archived and brought in with little memory.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { upgradeCommand } from '../../../functions/local/commands/upgrade-command';
import { putBody } from '../../../functions/store/bodies';
import { assertCurrentFormat } from '../../../functions/upgrade/store-format';
import { recordPeriod } from '../usecases/recorded-period';
import { clock, contents, over, version } from './over-stores';

jest.setTimeout(280_000);

const programs = join(__dirname, '../../../dist/server');
/** MiB of heap */
const most = 128;
const silent = () => undefined;
let work: string;

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'scorebook-archive-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('a store of 300 MB is archived and brought in with a fraction of that in memory', async () => {
  const [large, again] = [{ DATA_DIR: join(work, 'large') }, { DATA_DIR: join(work, 'again') }];
  await over(large, async (store) => {
    await recordPeriod({ store, clock });
    await assertCurrentFormat(store, version, clock().toISOString()).catch(silent);
    // No two alike, each of them quickly compressed.
    for (let n = 0; n < 600; n += 1)
      await putBody(
        store,
        'demo!small!2026-10',
        randomBytes(8 * 1024)
          .toString('hex')
          .repeat(32),
      );
  });
  await upgradeCommand([], large, version, clock, silent);
  const file = join(work, 'large.archive');
  // As processes of their own, whose texts and objects have less than half of its room: what held the store would end there.
  const command = (name: string, dataDir: string) =>
    execFileSync(process.execPath, [`--max-old-space-size=${most}`, join(programs, name), file], {
      env: { PATH: process.env['PATH'], STORE: 'sqlite', DATA_DIR: dataDir },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  command('archive.js', large.DATA_DIR);
  command('unarchive.js', again.DATA_DIR);
  expect(await contents(again)).toEqual(await contents(large));
});
