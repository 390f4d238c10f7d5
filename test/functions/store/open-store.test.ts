// The choice of the store by the environment's settings.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, storeSettings } from '../../../functions/store/open-store';

describe('the store settings', () => {
  it('mean the embedded store under .data where nothing is said', () => {
    expect(storeSettings.parse({ PATH: '/bin' })).toEqual({ STORE: 'sqlite', DATA_DIR: '.data' });
  });

  it('mean Table Storage with the account of the function app', () => {
    const env = { STORE: 'table', AzureWebJobsStorage: 'UseDevelopmentStorage=true' };
    expect(storeSettings.parse(env)).toEqual({ ...env, STORE_TABLE: 'scorebook' });
  });

  it.each([
    ['STORE', { STORE: 'mongo' }],
    ['AzureWebJobsStorage', { STORE: 'table' }],
    ['DATA_DIR', { DATA_DIR: '' }],
    ['STORE_TABLE', { STORE: 'table', AzureWebJobsStorage: 'x', STORE_TABLE: 'a/b' }],
  ])('name %s where it is wrong', (name, env) => {
    expect(storeSettings.safeParse(env).error?.issues.map(({ path }) => path)).toEqual([[name]]);
  });

  it('open the embedded store in the named folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scorebook-'));
    const store = await openStore({ STORE: 'sqlite', DATA_DIR: folder });
    expect(store.kind).toBe('sqlite');
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
