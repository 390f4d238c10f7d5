// How often one person may ask: a burst, then as fast as the bucket refills; each person and organisation for itself.
import { createRateLimit, processSeconds } from '../../../functions/http/rate-limit';
import { localSettings } from '../../../functions/local/development/settings';
import { localService } from './local-service';

test('a burst is let through, then one request for each that has come back', () => {
  let seconds = 0;
  const limit = createRateLimit({ burst: 3, perSecond: 0.5 }, () => seconds);
  expect([1, 2, 3, 4].map(() => limit('demo/a'))).toEqual([null, null, null, 2]);
  seconds = 1.5;
  expect(limit('demo/a')).toBe(0.5);
  seconds = 2;
  expect([1, 2].map(() => limit('demo/a'))).toEqual([null, 2]);
  seconds = 1000;
  expect([1, 2, 3, 4].map(() => limit('demo/a'))).toEqual([null, null, null, 2]);
});

test('nobody uses up what is another’s', () => {
  const limit = createRateLimit({ burst: 1, perSecond: 1 }, () => 0);
  expect(['demo/a', 'demo/b', 'other/a', 'demo/a'].map(limit)).toEqual([null, null, null, 1]);
});

test('refused requests cost nothing: who goes on asking is let in at the same time', () => {
  let seconds = 0;
  const limit = createRateLimit({ burst: 1, perSecond: 0.1 }, () => seconds);
  limit('demo/a');
  for (; seconds < 9.5; seconds += 0.5) expect(limit('demo/a')).toBeCloseTo(10 - seconds);
  seconds = 10;
  expect(limit('demo/a')).toBeNull();
});

test('people who came long ago are forgotten, those who must wait are not', () => {
  let seconds = 0;
  const limit = createRateLimit({ burst: 2, perSecond: 1 }, () => seconds);
  for (let n = 0; n < 10_000; n += 1) limit(`demo/${n}`);
  seconds = 100;
  limit('demo/busy');
  limit('demo/busy');
  for (let n = 0; n < 20_000; n += 1) limit(`demo/new-${n}`);
  expect(limit('demo/busy')).toBe(1);
});

test('the clock of the process goes on by itself', async () => {
  const before = processSeconds();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(processSeconds()).toBeGreaterThan(before);
});

test('over HTTP it is 429 with the time to wait, told to this person alone, and stores nothing', async () => {
  const service = await localService({ RATE_BURST: '3', RATE_PER_SECOND: '0.01' });
  for (let n = 0; n < 3; n += 1) await service.ask('me', {}, { as: 'office-1' });
  const before = service.contents();
  const answer = await service.send('PUT', '/api/schemes/luan/periods/2030-01', '{}', { as: 'office-1' });
  expect([answer.status, answer.body]).toMatchObject([429, { code: 'too-many-requests' }]);
  const wait = Number(answer.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(90);
  expect(wait).toBeLessThanOrEqual(100);
  expect(service.contents()).toEqual(before);
  expect((await service.ask('me', {}, { as: 'leader-1' })).body.id).toBe('leader-1');
  expect((await service.send('GET', '/api/me', undefined, {})).status).toBe(401);
  await service.stop();
});

test('an ordinary day never meets it: the defaults', () => {
  expect(localSettings({}).rate).toEqual({ burst: 600, perSecond: 20 });
  expect(() => localSettings({ RATE_BURST: '0' })).toThrow('RATE_BURST');
  expect(() => localSettings({ RATE_PER_SECOND: 'fast' })).toThrow('RATE_PER_SECOND');
});
