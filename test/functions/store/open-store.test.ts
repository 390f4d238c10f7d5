// The choice of the store by the environment's settings.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, storeSettings } from '../../../functions/store/open-store';
import { storageOf } from '../../../functions/store/table-settings';

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

  const addresses = {
    STORE: 'table',
    DATA__tableServiceUri: 'https://scores.table.core.chinacloudapi.cn/',
    DATA__blobServiceUri: 'https://scores.blob.core.chinacloudapi.cn',
  };
  const data = 'UseDevelopmentStorage=true';
  const clientId = '7f1f4c2e-1b0c-4c1e-9d8e-0f5a3c2b1a00';

  it.each<[string, Record<string, string>, unknown]>([
    [
      'the addresses of the data, which an identity opens',
      { ...addresses, DATA__clientId: clientId, AzureWebJobsStorage: 'of the host, and not looked at' },
      {
        tables: 'https://scores.table.core.chinacloudapi.cn',
        blobs: 'https://scores.blob.core.chinacloudapi.cn',
        credential: 'managedidentity',
        clientId,
      },
    ],
    ['who is signed in to az', { ...addresses, DATA__credential: 'azurecli' }, { credential: 'azurecli' }],
    ['the connection string of the data', { STORE: 'table', DATA: data, AzureWebJobsStorage: 'of the host' }, data],
    ["the host's account where no other is named", { STORE: 'table', AzureWebJobsStorage: data }, data],
  ])('lead to %s', (_, env, storage) => {
    const settings = storeSettings.parse(env);
    const found = settings.STORE === 'table' && storageOf(settings);
    if (typeof storage === 'string') expect(found).toBe(storage);
    else expect(found).toMatchObject(storage as object);
  });

  it.each<[string[], Record<string, string>]>([
    [['DATA'], { ...addresses, DATA: data }],
    [['DATA__blobServiceUri'], { STORE: 'table', DATA__tableServiceUri: addresses.DATA__tableServiceUri }],
    [['DATA__tableServiceUri'], { ...addresses, DATA__tableServiceUri: 'http://scores.table.core.windows.net' }],
    [['DATA__tableServiceUri'], { ...addresses, DATA__tableServiceUri: 'scores' }],
    [['DATA__blobServiceUri'], { ...addresses, DATA__blobServiceUri: 'https://scores.example/?sv=2020&sig=x' }],
    [['DATA__blobServiceUri'], { ...addresses, DATA__blobServiceUri: 'https://me:secret@scores.example/' }],
    [['DATA__clientId'], { ...addresses, DATA__clientId: 'mine' }],
    [['DATA__clientId'], { ...addresses, DATA__clientId: clientId, DATA__credential: 'azurecli' }],
    [['DATA__clientId'], { STORE: 'table', DATA: data, DATA__clientId: clientId }],
    [['DATA'], { STORE: 'table', DATA: 'nonsense', AzureWebJobsStorage: data }],
    [
      ['DATA', 'DATA__blobServiceUri', 'DATA__credential', 'DATA__tableServiceUri', 'STORE_TABLE'],
      { STORE: 'table', DATA: data, DATA__tableServiceUri: 'x', DATA__credential: 'mine', STORE_TABLE: 'a/b' },
    ],
  ])('name %j, all of them at once, where they are wrong', (names, env) => {
    const issues = storeSettings.safeParse(env).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('.')).sort()).toEqual(names);
    expect(JSON.stringify(issues.map(({ message }) => message))).not.toMatch(/secret|sig=/);
  });

  it('open the embedded store in the named folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scorebook-'));
    const store = await openStore({ STORE: 'sqlite', DATA_DIR: folder });
    expect(store.kind).toBe('sqlite');
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
