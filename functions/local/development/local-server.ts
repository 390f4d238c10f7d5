// What `npm start` serves: the server over a sample organisation, whose people anybody at this machine may be, and whose messages go to a page.
import type { IncomingMessage } from 'node:http';
import type { SiteSettings } from '../../../shared/api/site-settings';
import { openChannels } from '../../channels/settings';
import { toldError } from '../../error-log';
import { openService } from '../../service';
import { roundNow } from '../../usecases/remind-round';
import { openUpgradedStore } from '../server/open-upgraded-store';
import { startServer, type Beside, type Running, type Start } from '../server/server';
import { isThisMachine } from '../server/settings';
import { createDevIssuer } from './dev-issuer';
import { devSignIn } from './dev-sign-in';
import { boxedChannels, messageBox, messagesPath } from './message-box';
import { sampleOrganisations } from './sample/people';
import { seedSample } from './sample/seed';
import type { LocalSettings } from './settings';

export type LocalServer = Running;

/** What the pages are told: anybody may be anyone, and all of it is offered. */
const developmentSite: SiteSettings = { apiUrl: '', signIn: { kind: 'development' }, preview: true };

interface LocalStart extends Pick<Start, 'sites' | 'log'> {
  readonly settings: LocalSettings;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: () => Date;
  readonly version: string;
}

export async function startLocalServer(start: LocalStart): Promise<LocalServer> {
  const { settings, env, clock, sites, version, log } = start;
  const { timeZone } = settings;
  const issuer = await createDevIssuer(env, sampleOrganisations, clock);
  const store = await openUpgradedStore(settings.store, {
    version,
    clock,
    tell: (line) => log('warning', { upgrade: line }),
  });
  const link = settings.port === 0 ? null : `http://localhost:${settings.port}/preview`;
  const channels = boxedChannels({ store, clock, timeZone }, openChannels(settings.channels, clock), link);
  const service = await openService({
    openStore: () => Promise.resolve(store),
    identity: issuer.settings,
    rate: settings.rate,
    firstAdmins: [],
    version,
    clock,
    mostPeriodBytes: settings.mostPeriodBytes,
    timeZone,
    channels,
  });
  try {
    await seedSample(service);
    const signIn = devSignIn(service, issuer, sampleOrganisations);
    const tell = (error: unknown) => log('error', { error: toldError(error) });
    const messages = messageBox(service, () => roundNow(service, sampleOrganisations, tell));
    const answer: Beside['answer'] = async (request, pathname) => {
      if (!settings.signInOpen && !namesThisMachine(request)) {
        return { status: 421, body: { error: 'ask for localhost' } };
      }
      return pathname.startsWith(messagesPath) ? messages(request, pathname) : signIn(request, pathname);
    };
    const beside = { under: '/dev/', answer };
    return await startServer({ settings, service, sites, log, beside, siteSettings: developmentSite });
  } catch (error) {
    await service.store.close();
    throw error;
  }
}

/** A page of another site may have its own name lead here; the browser then lets it read what is answered. */
function namesThisMachine({ headers: { host = '' } }: IncomingMessage): boolean {
  const url = `http://${host}`;
  return URL.canParse(url) && isThisMachine(new URL(url).hostname.replace(/^\[|\]$/g, ''));
}
