// Files in Blob Storage: what every keeper promises, over a real Azurite, and what is made of answers that are not the service's.
import { BlobServiceClient } from '@azure/storage-blob';
import { blobFiles } from '../../../functions/store/blob-files';
import { digestOfBytes, folderOf } from '../../../functions/store/file-bytes';
import type { Files } from '../../../functions/store/files';
import { StoreUnavailable } from '../../../functions/store/store';
import { connectionStringOf, startAzurite, type Azurite } from '../azurite';
import { startFaultingProxy, type Fault, type FaultingProxy } from './faulting-proxy';
import { filesConformance } from './files-conformance';

let azurite: Azurite;
let files: Files;
beforeAll(async () => {
  azurite = await startAzurite();
  files = blobFiles(azurite.connectionString, 'files');
});
afterAll(() => azurite.stop());

const container = (name = 'files') =>
  BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(name);

filesConformance(
  () => files,
  async () => {
    const other = await startAzurite();
    const orphan = blobFiles(other.connectionString, 'files');
    await orphan.has('p', 'a'.repeat(64));
    await other.stop();
    return orphan;
  },
  async (partition, digest, bytes) => {
    await container()
      .getBlockBlobClient(`${folderOf(partition)}/${digest}`)
      .upload(bytes, bytes.length);
  },
);

it('makes its container private', async () => {
  await files.put('p', digestOfBytes(Buffer.from('x')), Buffer.from('x'));
  const { url } = container().getBlockBlobClient(`${folderOf('p')}/${digestOfBytes(Buffer.from('x'))}`);
  expect((await container().getProperties()).blobPublicAccess).toBeUndefined();
  expect((await fetch(url)).ok).toBe(false);
});

it('is unavailable, not empty, when its container is gone', async () => {
  const lost = blobFiles(azurite.connectionString, 'lost');
  const digest = digestOfBytes(Buffer.from('x'));
  await lost.put('p', digest, Buffer.from('x'));
  await container('lost').delete();
  await expect(lost.get('p', digest)).rejects.toThrow(StoreUnavailable);
  await expect(lost.has('p', digest)).rejects.toThrow(StoreUnavailable);
  await expect(lost.put('p', digest, Buffer.from('x'))).rejects.toThrow(StoreUnavailable);
  await expect(lost.list('p')[Symbol.asyncIterator]().next()).rejects.toThrow(StoreUnavailable);
});

it('goes to no other machine over plain http', async () => {
  const elsewhere = azurite.connectionString.replace(
    /BlobEndpoint=http:\/\/127\.0\.0\.1/,
    'BlobEndpoint=http://files.example',
  );
  await expect(blobFiles(elsewhere, 'files').has('p', 'a'.repeat(64))).rejects.toMatchObject({ trouble: 'refused' });
});

describe('behind something that answers in its stead', () => {
  let proxy: FaultingProxy;
  let behind: Files;
  const bytes = Buffer.from('a photo of the boiler house');
  const digest = digestOfBytes(bytes);
  beforeAll(async () => {
    proxy = await startFaultingProxy(azurite.blobPort);
    behind = blobFiles(connectionStringOf(azurite.port, proxy.port), 'proxied');
    await behind.put('p', digest, bytes);
  });
  afterAll(() => proxy.stop());
  afterEach(() => proxy.answerWith(null));

  const stranger = (status: number, body = '<html>Sign in to the network</html>'): Fault => {
    return () => ({ status, headers: { 'content-type': 'text/html' }, body });
  };
  const faults: readonly (readonly [name: string, fault: Fault])[] = [
    ['a page with status 200', stranger(200)],
    ['a page with status 201', stranger(201)],
    ['nothing with status 202', stranger(202, '')],
    ['another 404', stranger(404)],
    ['a refusal of its own', stranger(403)],
    ['a gateway', stranger(502)],
    ['a cut before', () => 'cut before'],
    ['a cut within', () => 'cut within'],
  ];
  it.each(faults)('is unavailable: %s', async (_, fault) => {
    proxy.answerWith(fault);
    await expect(behind.put('p', digest, bytes)).rejects.toThrow(StoreUnavailable);
    await expect(behind.get('p', digest)).rejects.toThrow(StoreUnavailable);
    await expect(behind.remove('p', digest)).rejects.toThrow(StoreUnavailable);
    await expect(behind.list('p')[Symbol.asyncIterator]().next()).rejects.toThrow(StoreUnavailable);
    await expect(behind.has('p', digest)).rejects.toThrow(StoreUnavailable);
    proxy.answerWith(null);
    await behind.put('p', digest, bytes);
    expect(await behind.get('p', digest)).not.toBeNull();
  });

  it('gives nothing of an answer whose body was shortened on the way', async () => {
    proxy.answerWith((answer) => ({ ...answer, body: answer.body.slice(0, 5) }));
    await expect(behind.get('p', digest)).rejects.toThrow(StoreUnavailable);
  });

  it('is usable again after the container could not be made', async () => {
    const fresh = blobFiles(connectionStringOf(azurite.port, proxy.port), 'fresh');
    proxy.answerWith(stranger(403));
    await expect(fresh.put('p', digest, bytes)).rejects.toThrow(StoreUnavailable);
    proxy.answerWith(null);
    await fresh.put('p', digest, bytes);
    expect(await fresh.has('p', digest)).toBe(true);
  });
});
