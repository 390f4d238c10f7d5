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
    expect(storeSettings.parse(env)).toEqual({ ...env, STORE_TABLE: 'scorebook', STORE_CONTAINER: 'scorebook-files' });
  });

  it.each([
    ['STORE', { STORE: 'mongo' }],
    ['AzureWebJobsStorage', { STORE: 'table' }],
    ['DATA_DIR', { DATA_DIR: '' }],
    ['STORE_TABLE', { STORE: 'table', AzureWebJobsStorage: 'UseDevelopmentStorage=true', STORE_TABLE: 'a/b' }],
    [
      'STORE_CONTAINER',
      { STORE: 'table', AzureWebJobsStorage: 'UseDevelopmentStorage=true', STORE_CONTAINER: 'Files--x' },
    ],
  ])('name %s where it is wrong', (name, env) => {
    expect(storeSettings.safeParse(env).error?.issues.map(({ path }) => path)).toEqual([[name]]);
  });

  const key = Buffer.from('a key of an account').toString('base64');
  it.each([
    'UseDevelopmentStorage=true',
    `DefaultEndpointsProtocol=https;AccountName=scores;AccountKey=${key};EndpointSuffix=core.chinacloudapi.cn`,
    `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${key};TableEndpoint=http://127.0.0.1:10002/a;`,
    'TableEndpoint=https://scores.table.core.windows.net/;SharedAccessSignature=sv=2020&sig=x',
  ])('take the connection string %s', (AzureWebJobsStorage) => {
    expect(storeSettings.parse({ STORE: 'table', AzureWebJobsStorage })).toMatchObject({ AzureWebJobsStorage });
  });

  it.each([
    '',
    'x',
    'nonsense=1;more=2',
    'UseDevelopmentStorage=false',
    'AccountName=scores',
    'DefaultEndpointsProtocol=https;AccountName=scores;AccountKey=not a key;EndpointSuffix=core.windows.net',
    `DefaultEndpointsProtocol=https;AccountName=;AccountKey=${key};EndpointSuffix=core.windows.net`,
    `DefaultEndpointsProtocol=https;AccountName=scores;AccountKey=${key};TableEndpoint=somewhere`,
    `DefaultEndpointsProtocol=http;AccountName=scores;AccountKey=${key};EndpointSuffix=core.windows.net`,
    `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${key};TableEndpoint=http://scores.example/a`,
  ])('refuse the connection string %j, and do not tell it on', (AzureWebJobsStorage) => {
    const { error } = storeSettings.safeParse({ STORE: 'table', AzureWebJobsStorage });
    expect(error?.issues).toMatchObject([{ path: ['AzureWebJobsStorage'] }]);
    expect(error?.message).not.toContain(key);
  });

  it('open the embedded store in the named folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scorebook-'));
    const store = await openStore({ STORE: 'sqlite', DATA_DIR: folder });
    expect(store.kind).toBe('sqlite');
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
