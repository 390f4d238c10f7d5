// Mail over real SMTP: what arrives, and what is known of a message that is refused, cut off, or never answered.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { smtpChannel, type Smtp } from '../../../functions/channels/smtp';
import { mailServer, type MailServer } from './mail-server';

let servers: MailServer[] = [];
afterEach(async () => {
  for (const server of servers) await server.stop();
  servers = [];
});
const serve = async (...more: Parameters<typeof mailServer>) => {
  const server = await mailServer(...more);
  servers.push(server);
  return server;
};

const channel = ({ port }: MailServer, more: Partial<Smtp> = {}, mostMs?: number) =>
  smtpChannel(
    {
      ...{ host: '127.0.0.1', port, secure: false, user: null, password: '', plain: true },
      ...{ from: '绩效考评 <scorebook@example.cn>', ...more },
    },
    mostMs,
  );
const mail = { to: 'head@example.cn', subject: '2026-10-15 待办提醒：2 项', text: '【红】任务书\n一队', id: 'abc' };

test('a message arrives as it was written, under an id that names it', async () => {
  const server = await serve();
  expect(await channel(server).send(mail)).toEqual({ kind: 'sent' });
  expect(server.received).toEqual([
    { to: mail.to, subject: mail.subject, text: '【红】任务书\n一队', id: '<abc@example.cn>' },
  ]);
});

test('no line of a subject or an address becomes a header or another recipient', async () => {
  const server = await serve();
  await channel(server).send({ ...mail, subject: '催办\r\nBcc: spy@evil.example', to: 'a@b.cn' });
  expect(server.received.map(({ to }) => to)).toEqual(['a@b.cn']);
  expect(server.received[0]?.subject).toContain('Bcc');
});

test('a recipient who is refused for good is not tried again; one who is refused for now is', async () => {
  const refusing = (responseCode: number) =>
    serve({ onRcptTo: (_, __, done) => done(Object.assign(new Error('no'), { responseCode })) });
  expect(await channel(await refusing(550)).send(mail)).toEqual({ kind: 'failed', because: 'refused', final: true });
  expect(await channel(await refusing(451)).send(mail)).toEqual({ kind: 'failed', because: 'refused' });
});

test('a message that is refused after it was sent has not arrived', async () => {
  const server = await serve({
    onData: (stream, _, done) => {
      stream.resume();
      stream.on('end', () => done(Object.assign(new Error('busy'), { responseCode: 452 })));
    },
  });
  expect(await channel(server).send(mail)).toEqual({ kind: 'failed', because: 'refused' });
});

test('a server that is not there, or does not greet: surely not sent', async () => {
  const gone = await mailServer();
  await gone.stop();
  expect(await channel(gone).send(mail)).toEqual({ kind: 'failed', because: 'unreachable' });
  const silent = await serve({ onConnect: () => undefined });
  expect(await channel(silent, {}, 100).send(mail)).toEqual({ kind: 'failed', because: 'timeout' });
});

test('a server that takes the message and says nothing more: it may have arrived', async () => {
  const server = await serve({ onData: (stream) => stream.resume() });
  expect(await channel(server, {}, 200).send(mail)).toEqual({ kind: 'unclear', because: 'timeout' });
});

test('a server that hangs up once it has the message: it may have arrived', async () => {
  const server = await serve({
    onData: (stream, session) => {
      stream.resume();
      stream.on('end', () => {
        for (const connection of [...server.connections()]) if (connection.id === session.id) connection.close();
      });
    },
  });
  expect(await channel(server).send(mail)).toEqual({ kind: 'unclear', because: 'unreachable' });
});

test('who may not send is told so, and a password goes over no line that can be listened to', async () => {
  const auth = { user: 'me', password: 'wrong' };
  const server = await serve({
    authOptional: false,
    onAuth: (_, __, done) => done(new Error('no')),
    allowInsecureAuth: true,
  });
  expect(await channel(server, auth).send(mail)).toEqual({ kind: 'failed', because: 'refused' });
  // Without STARTTLS nothing is said to a server of another machine.
  const asked: string[] = [];
  const plain = await serve({
    onAuth: ({ username }, __, done) => (asked.push(username ?? ''), done(new Error('no'))),
  });
  const outcome = await channel(plain, { ...auth, plain: false }).send(mail);
  expect(outcome).toMatchObject({ kind: 'failed' });
  expect([asked, plain.received]).toEqual([[], []]);
});

test('a certificate that nobody vouches for is not believed', async () => {
  const file = (name: string) => readFileSync(join(__dirname, '../local/tls', name));
  const server = await serve({ secure: true, key: file('localhost.key'), cert: file('localhost.crt') });
  expect(await channel(server, { secure: true, plain: false }).send(mail)).toMatchObject({ kind: 'failed' });
  expect(server.received).toEqual([]);
});
