// The settings of the local server, from the environment; a wrong one stops the start with its name.
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import type { Rate } from '../../http/rate-limit';
import { checked, rateSettings, SettingsRefused } from '../../settings';
import { storeSettings, type StoreSettings } from '../../store/open-store';

const serverSettings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  TLS_KEY: z.string().min(1).optional(),
  TLS_CERT: z.string().min(1).optional(),
  DEV_SIGN_IN: z.enum(['local', 'open']).default('local'),
});

export interface LocalSettings {
  readonly port: number;
  readonly host: string;
  /** whether whoever reaches the host may be anyone, and not only who sits at this machine */
  readonly signInOpen: boolean;
  /** Files of the private key and the certificate; null serves plain http. */
  readonly tls: { readonly key: string; readonly cert: string } | null;
  readonly store: StoreSettings;
  readonly rate: Rate;
}

export function localSettings(env: Readonly<Record<string, string | undefined>>): LocalSettings {
  const { PORT: port, HOST: host, TLS_KEY: key, TLS_CERT: cert, DEV_SIGN_IN: signIn } = checked(serverSettings, env);
  if (!isThisMachine(host) && signIn !== 'open') {
    throw new SettingsRefused(
      `Wrong settings: HOST ${host} opens the development sign-in to the network, where anybody could be anyone; DEV_SIGN_IN=open says that this is meant`,
    );
  }
  if ((key === undefined) !== (cert === undefined)) {
    throw new SettingsRefused('Wrong settings: TLS_KEY and TLS_CERT go together');
  }
  const tls = key === undefined || cert === undefined ? null : { key, cert };
  return {
    port,
    host,
    signInOpen: signIn === 'open',
    tls,
    store: checked(storeSettings, env),
    rate: checked(rateSettings, env),
  };
}

/** Whether who listens there is reached from this machine alone. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
