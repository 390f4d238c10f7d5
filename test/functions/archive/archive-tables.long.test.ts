// Archives between the embedded store and tables, both ways; tables brought up by command.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RowWriter } from '../../../functions/archive/row-writer';
import { archiveCommand } from '../../../functions/local/commands/archive-command';
import { unarchiveCommand } from '../../../functions/local/commands/unarchive-command';
import { upgradeCommand } from '../../../functions/local/commands/upgrade-command';
import { everyRow } from '../../../functions/store/encode-key';
import { partitionsIn, rows } from '../../../functions/store/rows';
import { assertCurrentFormat } from '../../../functions/upgrade/store-format';
import { consolidate } from '../../../functions/usecases/consolidate';
import { movePeriod } from '../../../functions/usecases/move-period';
import { submit } from '../../../functions/usecases/submit';
import { expectAsTold } from '../../fixtures/as-told';
import { toldOf, unpacked } from '../../fixtures/unpacked';
import { startAzurite, type Azurite } from '../azurite';
import { leaders, routine } from '../http/small-scheme';
import { by, clock, contents, over, tablesIn, version, type Env } from './over-stores';

jest.setTimeout(280_000);

const silent = () => undefined;
let azurite: Azurite;
let work: string;
let fixture: string;

beforeAll(async () => {
  azurite = await startAzurite();
  work = mkdtempSync(join(tmpdir(), 'scorebook-archive-'));
  fixture = unpacked(1);
});
afterAll(async () => {
  await azurite.stop();
  for (const folder of [work, fixture]) rmSync(folder, { recursive: true, force: true });
});

/** Reopened, one sheet more, closed, calculated, signed, published. */
const publishAnew = (env: Env) =>
  over(env, async (store) => {
    const office = await by(store, 'office-1', '2026-09');
    await movePeriod(office, { to: 'open', reason: '补报' });
    await submit(office, `anew-${store.kind}`, { sheets: [routine('u2', 1), leaders('u2', 30)] });
    await movePeriod(office, { to: 'closed' });
    await consolidate(office);
    await movePeriod(await by(store, 'leader-1', '2026-09'), { to: 'signed' });
    await movePeriod(office, { to: 'published' });
  });

test('from the embedded store into tables and back: equal row by row, file by file, chain by chain; people go on in both', async () => {
  const [there, back] = [join(work, 'there.archive'), join(work, 'back.archive')];
  const [inTables, home] = [tablesIn(azurite, 'moved'), { DATA_DIR: join(work, 'home') }];
  await upgradeCommand([], { DATA_DIR: fixture }, version, clock, silent);
  await archiveCommand([there], { DATA_DIR: fixture }, version, clock);
  await unarchiveCommand([there], inTables, version, clock);
  expect(await contents(inTables)).toEqual(await contents({ DATA_DIR: fixture }));
  await over(inTables, (store) => expectAsTold(store, toldOf(1)));
  await publishAnew(inTables);

  await archiveCommand([back], inTables, version, clock);
  await unarchiveCommand([back], home, version, clock);
  expect(await contents(home)).toEqual(await contents(inTables));
  await publishAnew(home);
  await expect(unarchiveCommand([back], inTables, version, clock)).rejects.toThrow('holds records of demo already');
});

test('tables of an older format are refused until the command has brought them up', async () => {
  const env = tablesIn(azurite, 'older');
  const old = unpacked(1);
  await over({ DATA_DIR: old }, (from) =>
    over(env, async (to) => {
      const writer = new RowWriter(to);
      for await (const partition of partitionsIn(from, everyRow)) {
        for await (const { row, value } of rows(from, partition, everyRow)) await writer.add(partition, row, value);
        for await (const { digest } of from.files.list(partition)) {
          await to.files.put(partition, digest, (await from.files.get(partition, digest)) ?? new Uint8Array());
        }
      }
      await writer.flush();
    }),
  );
  rmSync(old, { recursive: true });
  const open = () => over(env, (store) => assertCurrentFormat(store, version, clock().toISOString()));
  await expect(open()).rejects.toThrow('npm run upgrade');
  expect(await upgradeCommand([], env, version, clock, silent)).toBe('Brought up to format 2');
  await open();
  await over(env, (store) => expectAsTold(store, toldOf(1)));
});
