// The settings of a server of one's own: where it listens, its certificate, and the time zone of its timers.
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import { siteOriginsSettings } from '../../http/cors';
import { timeZoneSettings } from '../../settings';

export interface ServerSettings {
  readonly port: number;
  readonly host: string;
  /** Files of the private key and the certificate; null serves plain http. */
  readonly tls: { readonly key: string; readonly cert: string } | null;
  /** IANA's name of the organisation's time zone, in which the schedules of the timers are meant. */
  readonly timeZone: string;
  /** Sites beside this one whose pages may ask the API. */
  readonly siteOrigins: readonly string[];
}

const address = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
  })
  .transform(({ PORT: port, HOST: host }) => ({ port, host }));

const tls = z
  .object({ TLS_KEY: z.string().min(1).optional(), TLS_CERT: z.string().min(1).optional() })
  .transform(({ TLS_KEY: key, TLS_CERT: cert }, context) => {
    if (key !== undefined && cert !== undefined) return { key, cert };
    if (key === cert) return null;
    context.addIssue({ code: 'custom', message: 'TLS_KEY and TLS_CERT go together' });
    return z.NEVER;
  });

export const serverSettings = { address, tls, timeZone: timeZoneSettings, siteOrigins: siteOriginsSettings };

/** Whether who listens there is reached from this machine alone. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
