// An archive of tables that people write to meanwhile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archive, archiveCommand } from '../../../functions/local/commands/archive-command';
import { unarchiveCommand } from '../../../functions/local/commands/unarchive-command';
import type { Store } from '../../../functions/store/store';
import { submit } from '../../../functions/usecases/submit';
import { overFixture } from '../../fixtures/unpacked';
import { startAzurite, type Azurite } from '../azurite';
import { routine } from '../http/small-scheme';
import { dyingAfter } from '../store/dying-after';
import { contentsOf } from './contents-of';
import { by, clock, contents, over, tablesIn, version } from './over-stores';

jest.setTimeout(280_000);

let azurite: Azurite;
let work: string;

beforeAll(async () => {
  azurite = await startAzurite();
  work = mkdtempSync(join(tmpdir(), 'scorebook-archive-'));
});
afterAll(async () => {
  await azurite.stop();
  rmSync(work, { recursive: true, force: true });
});

test('while people submit to tables, an archive of them is made that holds together', async () => {
  const env = tablesIn(azurite, 'busy');
  const [before, file] = [join(work, 'before.archive'), join(work, 'busy.archive')];
  await overFixture(1, (dataDir) => archiveCommand([before], { DATA_DIR: dataDir }, version, clock));
  await unarchiveCommand([before], env, version, clock);
  await over(env, async (store) => {
    const office = await by(store, 'office-1', '2026-10');
    let reads = 0;
    let submitted = 0;
    const busy: Store = {
      ...dyingAfter(store, Infinity),
      kind: store.kind,
      range: async (partition, range) => {
        reads += 1;
        if (reads % 7 === 0 && submitted < 40) {
          submitted += 1;
          await submit(office, `busy-${submitted}`, { sheets: [routine('u1', submitted / 10)] });
        }
        return store.range(partition, range);
      },
    };
    await archive(busy, ['demo'], file, version, clock);
    expect(submitted).toBeGreaterThan(20);
    await unarchiveCommand([file], { DATA_DIR: join(work, 'busy') }, version, clock);
    const ofDemo = (await contentsOf(store)).filter((line) => / (demo!|notices~demo )/.test(line));
    expect(await contents({ DATA_DIR: join(work, 'busy') })).toEqual(ofDemo);
  });
});
