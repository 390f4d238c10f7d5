// `/dev/messages`: what local development keeps instead of sending it, and the button that lets the clock call at once.
import { request as httpRequest } from 'node:http';
import { localService, type LocalService } from '../http/local-service';

let service: LocalService;
let time = Date.parse('2026-10-15T04:00:00Z');
beforeAll(async () => {
  service = await localService({}, () => new Date(time));
});
afterAll(() => service.stop());

const page = async () => {
  const answer = await fetch(`${service.url}/dev/messages`);
  return { answer, text: await answer.text() };
};
const tick = (headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${service.url}/dev/messages/tick`, { method: 'POST', redirect: 'manual', headers });

test('a newcomer sees an empty page, presses the button, and finds the day’s messages of the sample, once', async () => {
  const { answer, text } = await page();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text).toContain('No messages yet');
  const pressed = await tick({ 'sec-fetch-site': 'same-origin' });
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/dev/messages']);
  const { text: full } = await page();
  expect(full).toContain('office-1@demo.invalid');
  expect(full).toContain('台账到期');
  const count = (html: string) => html.split('<article>').length - 1;
  expect(count(full)).toBeGreaterThan(2);
  await tick();
  expect(count((await page()).text)).toBe(count(full));
  time += 24 * 60 * 60 * 1000;
  await tick();
  expect(count((await page()).text)).toBeGreaterThan(count(full));
});

test('what somebody has written does nothing on it', async () => {
  const words = '<script>alert(1)</script>';
  const [due] = (await service.ask('due', {}, { as: 'office-1', query: { limit: '1' } })).body.records;
  if (!due) throw new Error('nothing waits for the office in the sample');
  const { register, number, unit, values: set } = due;
  const named = number === null ? { ...(unit !== null && { unit }), set } : { number };
  const body = { register, ...named, words };
  const headers = { 'idempotency-key': 'k' };
  const asked = await service.ask('remind', { s: due.scheme, p: due.period }, { as: 'leader-1', headers, body });
  expect(asked.body.sent).toBeGreaterThan(0);
  const { text } = await page();
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(text).not.toContain('<script');
});

test('the button of another site’s page is not obeyed, and nothing answers under another name than this machine’s', async () => {
  expect((await tick({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const { port } = new URL(service.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port, path: '/dev/messages', headers: { host: 'evil.example' } });
    asked.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    asked.end();
  });
  expect(status).toBe(421);
});

test('nothing else is there', async () => {
  expect((await fetch(`${service.url}/dev/messages/other`)).status).toBe(404);
  expect((await fetch(`${service.url}/dev/messages/tick`)).status).toBe(404);
});
