// A large store is archived and brought in with little memory.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveCommand } from '../../../functions/local/commands/archive-command';
import { unarchiveCommand } from '../../../functions/local/commands/unarchive-command';
import { upgradeCommand } from '../../../functions/local/commands/upgrade-command';
import { putBody } from '../../../functions/store/bodies';
import { assertCurrentFormat } from '../../../functions/upgrade/store-format';
import { recordPeriod } from '../usecases/recorded-period';
import { clock, contents, over, version } from './over-stores';

jest.setTimeout(280_000);

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
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const file = join(work, 'large.archive');
  await archiveCommand([file], large, version, clock);
  await unarchiveCommand([file], again, version, clock);
  clearInterval(watch);
  expect(await contents(again)).toEqual(await contents(large));
  const grown = Math.round((most - before) / 1024 / 1024);
  expect(grown).toBeLessThan(225);
  console.log(`archive and back of 300 MB: ${grown} MB of memory more than before`);
});
