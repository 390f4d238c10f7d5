// A thousand people and three hundred due records: one message each, none twice, though the server is killed while it sends.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShownChannels } from '../../shared/api/reminders';
import { requestOf } from '../../functions/usecases/access';
import { changeRecords } from '../../functions/usecases/change-records';
import { putContact } from '../../functions/usecases/contacts';
import { openPeriod } from '../../functions/usecases/open-period';
import { putPerson } from '../../functions/usecases/people';
import { putScheme } from '../../functions/usecases/schemes';
import { openSqliteStore } from '../../functions/store/sqlite-store';
import { mailServer } from '../functions/channels/mail-server';
import { copySample } from '../functions/http/local-service';
import { registerScheme } from '../functions/http/register-scheme';
import { findings, organisation } from '../functions/usecases/reminder-world';
import { startServer } from './server-process';

const peopleCount = 1000;
const recordCount = 300;
/** As many messages are under way at once as there are connections: so many may be left unclear by one kill. */
const atOnce = 4;
const killsAt = [1, 137, 500, 900];

const idOf = (at: number) => `crowd-${at}`;
const unitOf = (at: number) => `u${at % recordCount}`;
const office = { organisation, id: 'office-1', name: '', roles: ['office'] };

async function fill(folder: string): Promise<void> {
  const store = await openSqliteStore(folder);
  const given = { store, clock: () => new Date() };
  const units = Array.from({ length: recordCount }, (_, at) => ({
    id: unitOf(at),
    title: `第 ${at} 队`,
    category: 'c',
  }));
  const scheme = registerScheme('crowd', { units, registers: findings });
  await putScheme(given, office, 'crowd', scheme, { 'if-none-match': '*' });
  const place = { organisation, scheme: 'crowd', period: '2026-10' };
  await openPeriod(requestOf(given, office, place));
  const inspector = { ...office, id: 'inspector', roles: ['assessor:crowd/safety'] };
  for (let first = 0; first < recordCount; first += 50) {
    const changes = units.slice(first, first + 50).map(({ id: unit }) => ({
      ...{ register: 'findings', unit, set: { kind: 'site', what: '值班记录缺项' }, step: 'feed-back' },
    }));
    await changeRecords(requestOf(given, inspector, place), `crowd-${first}`, { changes });
  }
  for (let at = 0; at < peopleCount; at += 1) {
    await putPerson(given, office, idOf(at), { name: idOf(at), roles: [`head:crowd/${unitOf(at)}`] });
    await putContact(given, office, idOf(at), { mail: `${idOf(at)}@example.cn` });
  }
  await store.close();
}

test('each of a thousand people is written to once at most, and who may not have been is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  let onMail: () => unknown = () => undefined;
  let count = 0;
  const mails = new Map<string, number>();
  const server = await mailServer({
    onRcptTo: ({ address }, _, done) => {
      if (address.startsWith('crowd-')) mails.set(address, mails.get(address) ?? 0);
      done();
    },
    onData: (stream, session, done) => {
      stream.resume();
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo) {
          if (!address.startsWith('crowd-')) continue;
          mails.set(address, (mails.get(address) ?? 0) + 1);
          count += 1;
        }
        onMail();
        done();
      });
    },
  });
  const env = { DATA_DIR: folder, SMTP_URL: `smtp://127.0.0.1:${server.port}`, SMTP_FROM: 'a@example.cn' };
  try {
    await copySample(folder);
    await fill(folder);
    const start = () => startServer({ ...env, REMINDER_LOOPBACK: '1' });
    const tick = async (url: string) => {
      const answer = await fetch(`${url}/dev/messages/tick`, { method: 'POST', redirect: 'manual' });
      expect(answer.status).toBe(303);
    };
    for (const killAt of killsAt) {
      const running = start();
      const url = await running.ready;
      const reached = new Promise<void>((resolve) => {
        onMail = () => (count >= killAt ? resolve() : undefined);
      });
      const ticking = tick(url).catch(() => undefined);
      await Promise.race([reached, ticking]);
      expect(count).toBeGreaterThanOrEqual(killAt);
      expect((await running.kill()).signal).toBe('SIGKILL');
      await ticking;
    }
    onMail = () => undefined;
    const running = start();
    const url = await running.ready;
    await tick(url);
    await tick(url);

    const token = await fetch(`${url}/dev/token`, { method: 'POST', body: '{"person":"admin"}' });
    const { access_token: bearer } = (await token.json()) as { access_token: string };
    const shown = await fetch(`${url}/api/reminders`, { headers: { authorization: `Bearer ${bearer}` } });
    const [today] = ((await shown.json()) as ShownChannels).days;
    await running.stop();

    expect([...mails.values()].filter((times) => times > 1)).toEqual([]);
    const unwritten = peopleCount - count;
    expect(unwritten).toBeLessThanOrEqual(killsAt.length * atOnce);
    // Whoever got none is among those of whom it is told that this is not known.
    expect(today).toMatchObject({ failed: 0, given: 0 });
    expect(today?.unclear).toBeGreaterThanOrEqual(unwritten);
    expect(today?.unclear).toBeLessThanOrEqual(killsAt.length * atOnce);
    expect(count).toBeGreaterThan(peopleCount - killsAt.length * atOnce - 1);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}, 240_000);
