// What `npm start` serves: the server over a sample organisation, whose people anybody at this machine may be.
import { openService } from '../../service';
import { openStore } from '../../store/open-store';
import { startServer, type Running, type Start } from '../server/server';
import { createDevIssuer } from './dev-issuer';
import { devSignIn } from './dev-sign-in';
import { sampleOrganisations } from './sample/people';
import { seedSample } from './sample/seed';
import type { LocalSettings } from './settings';

export type LocalServer = Running;

interface LocalStart extends Pick<Start, 'sites' | 'log'> {
  readonly settings: LocalSettings;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: () => Date;
  readonly version: string;
}

export async function startLocalServer(start: LocalStart): Promise<LocalServer> {
  const { settings, env, clock, sites, version, log } = start;
  const issuer = await createDevIssuer(env, sampleOrganisations, clock);
  const service = await openService({
    openStore: () => openStore(settings.store),
    identity: issuer.settings,
    rate: settings.rate,
    firstAdmins: [],
    version,
    clock,
    timeZone: settings.timeZone,
    mostPeriodBytes: settings.mostPeriodBytes,
  });
  try {
    await seedSample(service);
    const answer = devSignIn(service, issuer, sampleOrganisations, settings.signInOpen);
    return await startServer({ settings, service, sites, log, beside: { under: '/dev/', answer } });
  } catch (error) {
    await service.store.close();
    throw error;
  }
}
