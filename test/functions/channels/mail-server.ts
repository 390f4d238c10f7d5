// A real SMTP server in this process: keeps what it is given, and refuses, delays or hangs up as a test says.
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  /** decoded headers and text */
  readonly subject: string;
  readonly text: string;
  readonly id: string;
}

/** With `more` instead of the usual: anybody may send, unencrypted. */
export async function mailServer(more: SMTPServerOptions = {}, wantedPort = 0) {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true, logger: false },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        for (const { address } of session.envelope.rcptTo) received.push({ to: address, ...readMail(raw) });
        done();
      });
    },
    ...more,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(wantedPort, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const connections = () => server.connections as Set<{ id: string; close(): void }>;
  return { port, received, connections, stop: () => new Promise<void>((resolve) => server.close(resolve)) };
}

export type MailServer = Awaited<ReturnType<typeof mailServer>>;

/** A mail of one part of text, as the library writes it. */
function readMail(raw: string): Omit<ReceivedMail, 'to'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) =>
    unfolded
      .split('\r\n')
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? '';
  const body = rest.join('\r\n\r\n');
  const encoding = header('content-transfer-encoding');
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? unquoted(body.replace(/=\r\n/g, ''), /=([0-9A-F]{2})/)
        : body;
  return { subject: decodedWords(header('subject')), text: text.replace(/\r\n/g, '\n'), id: header('message-id') };
}

function unquoted(text: string, sign: RegExp): string {
  const bytes: number[] = [];
  for (let rest = text; rest !== '';) {
    const found = sign.exec(rest);
    if (found?.index === 0) bytes.push(Number.parseInt(found[1] ?? '', 16));
    else bytes.push(...Buffer.from(rest[0] ?? ''));
    rest = rest.slice(found?.index === 0 ? 3 : 1);
  }
  return Buffer.from(bytes).toString('utf8');
}

/** Encoded words (RFC 2047) of UTF-8, as one text. */
function decodedWords(header: string): string {
  return header
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString('utf8'))
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text: string) => unquoted(text.replace(/_/g, ' '), /=([0-9A-F]{2})/));
}
