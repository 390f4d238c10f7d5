// Pages on another host than the API: named sites may ask from a browser, with what each route takes; nobody else is answered as if they might.
import { HttpRequest, InvocationContext } from '@azure/functions';
import { functionTable, type HttpEntry } from '../../../functions/function-table';
import { siteOriginsSettings } from '../../../functions/http/cors';
import { isForAnyone } from '../../../shared/api/access';
import { routes, type Route, type RouteId } from '../../../shared/api/routes';
import { localService, type LocalService } from './local-service';

const site = 'https://scores.example.cn';
const trial = 'http://127.0.0.1:8080';

let service: LocalService;
beforeAll(async () => {
  service = await localService({ SITE_ORIGINS: `${site}, ${trial}`, RATE_BURST: '5', RATE_PER_SECOND: '0.001' });
});
afterAll(() => service.stop());

const ask = (method: string, path: string, headers: Record<string, string>, body?: BodyInit) =>
  fetch(`${service.url}/api${path}`, { method, headers, ...(body !== undefined && { body }) });
const filled = (path: string) => path.replace(/\{\w+\}/g, 'x');
const list = (header: string | null) => header?.split(', ').sort();

describe.each(Object.values<Route>(routes).map((route) => [`${route.method} ${route.path}`, route] as const))(
  'before a page asks %s',
  (_, route) => {
    test('its site is told the methods and exactly the headers that are taken there', async () => {
      const here = Object.values<Route>(routes).filter(({ path }) => path === route.path);
      const { status, headers } = await ask('OPTIONS', filled(route.path), {
        origin: site,
        'access-control-request-method': route.method,
        'access-control-request-headers': 'authorization',
      });
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(site);
      expect(list(headers.get('access-control-allow-methods'))).toContain(route.method);
      const wanted = new Set(
        here.flatMap(({ id, request, headers: own }) => [
          ...(isForAnyone(id as RouteId) ? [] : ['authorization']),
          ...(request ? ['content-type'] : []),
          ...Object.keys(own.shape),
        ]),
      );
      if (route.path !== '/schemes/check')
        expect(list(headers.get('access-control-allow-headers'))?.filter(Boolean)).toEqual([...wanted].sort());
      expect(headers.get('access-control-max-age')).toBe('7200');
      expect(list(headers.get('vary'))).toContain('Origin');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    });

    test('a foreign site is told nothing', async () => {
      const { status, headers } = await ask('OPTIONS', filled(route.path), {
        origin: 'https://elsewhere.example',
        'access-control-request-method': route.method,
      });
      expect(status).toBe(405);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    });
  },
);

test.each([
  'null',
  'https://scores.example.cn.evil.example',
  'https://evil.example/https://scores.example.cn',
  'https://evilscores.example.cn',
  'https://x.scores.example.cn',
  'https://scores.example.cn:8443',
  'https://scores.example.cn:443',
  'https://scores.example.cn/',
  'http://scores.example.cn',
  'HTTPS://SCORES.EXAMPLE.CN',
  'https://scores.example.cn, https://elsewhere.example',
  'https://xn--scres-jua.example.cn',
  'http://127.0.0.1:8081',
  'http://localhost:8080',
  '*',
  '',
])('the origin %j is none of the sites', async (origin) => {
  const preflight = await ask('OPTIONS', '/me', { origin, 'access-control-request-method': 'GET' });
  expect(preflight.status).toBe(405);
  for (const { headers } of [preflight, await ask('GET', '/health', { origin })]) {
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('access-control-expose-headers')).toBeNull();
    expect(list(headers.get('vary'))).toContain('Origin');
  }
});

test('answers of every kind carry it: refusals, nothing there, too large, too often', async () => {
  const authorization = `Bearer ${await service.tokenOf('office-1')}`;
  const answers = [
    [200, await ask('GET', '/health', { origin: trial })],
    [401, await ask('GET', '/me', { origin: trial })],
    [404, await ask('GET', '/nothing', { origin: trial })],
    [405, await ask('DELETE', '/me', { origin: trial, authorization })],
    [405, await ask('OPTIONS', '/me', { origin: trial })],
    [400, await ask('POST', '/figures', { origin: trial, authorization, 'content-type': 'application/json' }, '{')],
    [413, await ask('POST', '/figures', { origin: trial, authorization }, Buffer.alloc(5 * 1024 * 1024))],
    [200, await ask('GET', '/schemes/luan', { origin: trial, authorization })],
    [200, await ask('GET', '/me', { origin: trial, authorization })],
    [200, await ask('GET', '/me', { origin: trial, authorization })],
    [429, await ask('GET', '/me', { origin: trial, authorization })],
  ] as const;
  for (const [status, answer] of answers) {
    expect([status, answer.headers.get('access-control-allow-origin')]).toEqual([answer.status, trial]);
    expect(answer.headers.get('access-control-expose-headers')).toBe('etag, location, preference-applied, retry-after');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(list(answer.headers.get('vary'))).toContain('Origin');
    await answer.arrayBuffer();
  }
});

test('what fails before the service is open carries it too', async () => {
  const table = functionTable(
    () => Promise.reject(new Error('wrong settings')),
    () => [site],
  );
  const { options } = table.find(({ name }) => name === 'me') as HttpEntry;
  const request = new HttpRequest({ method: 'GET', url: 'http://localhost/api/me', headers: { origin: site } });
  const answer = await options.handler(request, new InvocationContext({ logHandler: () => undefined }));
  expect(answer).toMatchObject({ status: 500, headers: { 'access-control-allow-origin': site } });
});

test('a service without other sites says nothing of origins', async () => {
  const alone = await localService();
  const answer = await fetch(`${alone.url}/api/health`, { headers: { origin: site } });
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  expect(list(answer.headers.get('vary'))).not.toContain('Origin');
  await alone.stop();
});

describe('SITE_ORIGINS', () => {
  test.each([
    ['https://Scores.Example.cn/', ['https://scores.example.cn']],
    ['https://scores.example.cn:443', ['https://scores.example.cn']],
    ['https://绩效.example.cn', ['https://xn--fcv838c.example.cn']],
    ['http://localhost:3000,http://127.0.0.1:1', ['http://localhost:3000', 'http://127.0.0.1:1']],
    ['https://a.example, https://a.example', ['https://a.example']],
  ])('%s names %j', (text, origins) => {
    expect(siteOriginsSettings.parse({ SITE_ORIGINS: text })).toEqual(origins);
  });

  test.each([
    '*',
    '',
    'null',
    'scores.example.cn',
    'http://scores.example.cn',
    'http://127.0.0.1.example.cn',
    'https://*.example.cn',
    'https://a.example/pages',
    'https://me:secret@a.example',
    'https://a.example,',
    'file:///',
  ])('%j is refused by its name', (text) => {
    const { error } = siteOriginsSettings.safeParse({ SITE_ORIGINS: text });
    expect(error?.issues.map(({ path }) => path)).toEqual([['SITE_ORIGINS']]);
  });
});
