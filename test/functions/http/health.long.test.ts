// How the service is, told to anyone: well only where its store answers, found out by one short look that all who ask share.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { connectionStringOf, startAzurite, type Azurite } from '../azurite';
import { localService, type LocalService } from './local-service';

let azurite: Azurite;
let service: LocalService;
let line: Server;
let isCut = false;
/** Requests that went through the line to the store. */
let looks = 0;

/** To the store over a line that can be cut: what is sent then is never answered. */
beforeAll(async () => {
  azurite = await startAzurite();
  line = createServer((near: Socket) => {
    const far = connect(azurite.port, '127.0.0.1');
    far.on('error', () => near.destroy()).pipe(near);
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    near.on('data', (request: Buffer) => {
      looks += request.toString('latin1').startsWith('GET ') ? 1 : 0;
      if (!isCut) far.write(request);
    });
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const behind = connectionStringOf((line.address() as AddressInfo).port, azurite.blobPort);
  service = await localService({ STORE: 'table', AzureWebJobsStorage: behind });
}, 60_000);
afterAll(async () => {
  await service.stop();
  line.close();
});
beforeEach(() => {
  isCut = false;
  looks = 0;
});

const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_050));
const health = () => service.send('GET', '/api/health', undefined, {});
const well = { status: 'ok', version: 'test', store: 'table' };

const expectUnavailable = async (): Promise<void> => {
  const { status, headers, body } = await health();
  expect([status, headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  expect(headers.get('retry-after')).toMatch(/^[1-9][0-9]*$/);
  expect(body).toEqual({
    type: 'urn:scorebook:problem:unavailable',
    title: expect.any(String),
    status: 503,
    code: 'unavailable',
    detail: 'The store cannot be used now',
    instance: expect.any(String),
    faults: [{ code: 'store-unreachable', path: '', detail: {} }],
  });
};

test('whoever asks while another looks, or just after, costs the store nothing', async () => {
  await aSecond();
  looks = 0;
  const answers = await Promise.all(Array.from({ length: 200 }, health));
  expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [200, well]));
  expect(looks).toBeGreaterThanOrEqual(1);
  expect(looks).toBeLessThan(5);
});

test('a store that gives no answer is told after a short wait, and well again once it answers', async () => {
  await aSecond();
  isCut = true;
  await expectUnavailable();
  isCut = false;
  await aSecond();
  expect(await health()).toMatchObject({ status: 200, body: well });
});

test('a store that is gone is told', async () => {
  await azurite.stop();
  await aSecond();
  await expectUnavailable();
});
