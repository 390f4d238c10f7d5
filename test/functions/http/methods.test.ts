// Methods and preconditions by RFC 9110: HEAD where GET is, 405 with what is allowed elsewhere, entity tags weak and in lists.
import { routes, type Route } from '../../../shared/api/routes';
import { localService, type LocalService } from './local-service';
import { smallScheme } from './small-scheme';

let service: LocalService;
beforeAll(async () => {
  service = await localService();
});
afterAll(() => service.stop());

const ask = async (method: string, path: string, as?: string) => {
  const authorization = as === undefined ? {} : { authorization: `Bearer ${await service.tokenOf(as)}` };
  const answer = await fetch(`${service.url}${path}`, { method, headers: authorization as Record<string, string> });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

test('HEAD is answered where GET is, with the same headers and no body', async () => {
  const get = await ask('GET', '/api/schemes/luan', 'office-1');
  const head = await ask('HEAD', '/api/schemes/luan', 'office-1');
  expect([head.status, head.text]).toEqual([200, '']);
  for (const name of ['content-type', 'content-length', 'etag', 'cache-control'])
    expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
  expect((await ask('HEAD', '/api/schemes/luan')).status).toBe(401);
  expect((await ask('HEAD', '/api/health')).status).toBe(200);
});

const filled = (path: string) => `/api${path.replace(/\{\w+\}/g, 'x')}`;
const every = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

test.each([...new Set(Object.values<Route>(routes).map(({ path }) => path))])(
  'another method than those of %s is answered 405 with those it has',
  async (path) => {
    const here = Object.values<Route>(routes).filter((route) => route.path === path);
    const own = here.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    const allowed = path === '/schemes/check' ? ['GET', 'HEAD', 'PUT', 'POST'] : own;
    for (const method of every.filter((one) => !allowed.includes(one))) {
      const { status, headers, text } = await ask(method, filled(path), 'office-1');
      expect([method, status, headers.get('content-type')]).toEqual([method, 405, 'application/problem+json']);
      expect(headers.get('allow')?.split(', ').sort()).toEqual([...allowed].sort());
      if (method !== 'HEAD') expect(JSON.parse(text)).toMatchObject({ code: 'method-not-allowed', status: 405 });
    }
  },
);

test('what is at no address of the contract is not found by any method', async () => {
  for (const method of every) expect((await ask(method, '/api/nothing/here', 'office-1')).status).toBe(404);
});

describe('a scheme in version 1', () => {
  const put = async (headers: Record<string, string>, version: number) =>
    (
      await service.send('PUT', '/api/schemes/tagged', JSON.stringify(smallScheme('tagged', { version })), {
        as: 'office-1',
        headers,
      })
    ).status;
  beforeAll(async () => {
    expect(await put({ 'if-none-match': '*' }, 1)).toBe(201);
  });

  test.each([
    ['if-match', 'W/"1"', 412],
    ['if-match', '"7", "8"', 412],
    ['if-none-match', '*', 412],
    ['if-none-match', '"1"', 412],
    ['if-none-match', '"7",W/"1"', 412],
    ['if-match', '1', 400],
    ['if-match', '', 400],
    ['if-match', '"1", *', 400],
    ['if-none-match', '"1', 400],
  ])('is not followed under %s: %s', async (name, value, status) => {
    expect(await put({ [name]: value }, 2)).toBe(status);
  });

  test('is followed under a list that names it, under * and under a tag that it has not', async () => {
    expect(await put({ 'if-match': '"0" ,, W/"1", "1"' }, 2)).toBe(201);
    expect(await put({ 'if-match': '*' }, 3)).toBe(201);
    expect(await put({ 'if-none-match': '"1", W/"2"' }, 4)).toBe(201);
    expect(await put({ 'if-match': '"4"', 'if-none-match': '*' }, 5)).toBe(412);
  });
});

test('a person is put under the same preconditions', async () => {
  const put = async (headers: Record<string, string>) =>
    (
      await service.send('PUT', '/api/people/tagged', JSON.stringify({ name: '新', roles: [] }), {
        as: 'admin',
        headers,
      })
    ).status;
  expect([await put({ 'if-match': '*' }), await put({ 'if-none-match': 'W/"x"' })]).toEqual([412, 200]);
  expect([await put({ 'if-match': '*' }), await put({ 'if-none-match': '*' })]).toEqual([200, 412]);
});
