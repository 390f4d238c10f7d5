// Before all tests, once for all their projects: the sample organisation in a store of its own, which the services of the tests start over copies of.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedSample } from '../../functions/local/development/sample/seed';
import { openStore } from '../../functions/store/open-store';
import { copyOut } from '../../functions/store/sqlite-copy';
import { filesFolder, sqliteFile } from '../../functions/store/sqlite-store';
import { assertCurrentFormat } from '../../functions/upgrade/store-format';
import { october } from './october';

export default async function makeSampleStore(): Promise<void> {
  if (process.env['SAMPLE_STORE'] !== undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'scorebook-sample-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const made = join(folder, 'made');
  const copy = join(folder, 'copy');
  const store = await openStore({ STORE: 'sqlite', DATA_DIR: made });
  await assertCurrentFormat(store, 'test', october.toISOString());
  await seedSample({ store, clock: () => october });
  await store.close();
  // The driver may close a file some time after it was told to: copied is one that nobody has open.
  mkdirSync(copy);
  copyOut(sqliteFile(made), sqliteFile(copy));
  cpSync(filesFolder(made), filesFolder(copy), { recursive: true });
  process.env['SAMPLE_STORE'] = copy;
}
