// The settings of `npm start`: those of the server, its store, and who may use the development sign-in.
import { z } from 'zod';
import type { Rate } from '../../http/rate-limit';
import { checked, fileSettings, rateSettings, type Environment } from '../../settings';
import { storeSettings, type StoreSettings } from '../../store/open-store';
import { isThisMachine, serverSettings, type ServerSettings } from '../server/settings';

export interface LocalSettings extends ServerSettings {
  /** whether whoever reaches the host may be anyone, and not only who sits at this machine */
  readonly signInOpen: boolean;
  readonly store: StoreSettings;
  readonly rate: Rate;
  readonly mostPeriodBytes: number;
}

const signInOpen = z
  .object({ HOST: z.string().default('127.0.0.1'), DEV_SIGN_IN: z.enum(['local', 'open']).default('local') })
  .transform(({ HOST: host, DEV_SIGN_IN: signIn }, context) => {
    if (signIn === 'open' || isThisMachine(host)) return signIn === 'open';
    const message = `HOST ${host} opens the development sign-in to the network, where anybody could be anyone; DEV_SIGN_IN=open says that this is meant`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

export function localSettings(env: Environment): LocalSettings {
  const schemas = {
    ...serverSettings,
    signInOpen,
    store: storeSettings,
    rate: rateSettings,
    mostPeriodBytes: fileSettings,
  };
  const { address, ...settings } = checked(schemas, env);
  return { ...address, ...settings };
}
