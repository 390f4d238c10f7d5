// Mail by SMTP: one message to one address over a connection of its own, always encrypted but on this machine.
import { createTransport } from 'nodemailer';
import type { Delivery, MailChannel } from './channel';

export interface Smtp {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS, which is demanded */
  readonly secure: boolean;
  readonly user: string | null;
  readonly password: string;
  readonly from: string;
  /** only on this machine, in tests and local development */
  readonly plain: boolean;
}

/** A server that is well answers each command within a second or two. */
const longestMs = 15_000;
const permanent = 500;

export function smtpChannel(settings: Smtp, mostMs = longestMs): MailChannel {
  const { host, port, secure, user, password, from, plain } = settings;
  return {
    from,
    send: async ({ to, subject, text, id }): Promise<Delivery> => {
      let handedOver = false;
      const transport = createTransport({
        ...{ host, port, secure, requireTLS: !secure && !plain, ignoreTLS: plain },
        ...(user !== null && { auth: { user, pass: password } }),
        ...{ connectionTimeout: mostMs, greetingTimeout: mostMs, socketTimeout: mostMs, dnsTimeout: mostMs },
        ...{ disableFileAccess: true, disableUrlAccess: true },
        // Nothing is logged: it tells when the last byte of the message is on its way, after which it may have arrived.
        logger: watcher(() => (handedOver = true)),
      });
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: messageId(id, from),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'sent' };
      } catch (error) {
        return deliveryOf(error, handedOver);
      } finally {
        transport.close();
      }
    },
  };
}

/** Whoever passes the message on twice lets it be seen that it is the same. */
function messageId(id: string, from: string): string {
  const [, domain = 'localhost'] = /@([^@>]+)>?$/.exec(from) ?? [];
  return `<${id}@${domain}>`;
}

function watcher(onMessage: () => void) {
  const nothing = () => undefined;
  const info = (entry: unknown) => {
    if (typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'message') onMessage();
  };
  return { level: nothing, trace: nothing, debug: nothing, info, warn: nothing, error: nothing, fatal: nothing };
}

/** Errors of the library quote addresses and answers: nothing of them is passed on but what kind they are. */
function deliveryOf(error: unknown, handedOver: boolean): Delivery {
  const { code, responseCode, command } = (error ?? {}) as { code?: string; responseCode?: number; command?: string };
  if (responseCode !== undefined) {
    const isOfRecipient = command === 'RCPT TO' || command === 'DATA';
    return { kind: 'failed', because: 'refused', ...(isOfRecipient && responseCode >= permanent && { final: true }) };
  }
  const because = code === 'ETIMEDOUT' ? 'timeout' : code === 'EAUTH' || code === 'ETLS' ? 'refused' : 'unreachable';
  return { kind: handedOver ? 'unclear' : 'failed', because };
}
