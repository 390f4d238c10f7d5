// What `npm run serve` serves: the functions and the pages for real people, whose tokens come from the issuers that the settings name.
import { openChannels } from '../../channels/settings';
import { openService } from '../../service';
import { frontDoor } from './front-door';
import type { Log } from './function-host';
import { createMetrics } from './metrics';
import { startMetricsServer } from './metrics-server';
import { openUpgradedStore } from './open-upgraded-store';
import type { ServeSettings } from './serve-settings';
import { startServer, type Running } from './server';
import { servedManifest } from './served-manifest';
import { isThisMachine } from './settings';
import type { Site } from './static-files';
import { watchedStore } from './watched-store';

export interface Serve {
  readonly settings: ServeSettings;
  readonly sites: readonly Site[];
  readonly clock: () => Date;
  readonly version: string;
  readonly log: Log;
}

export interface Serving extends Running {
  /** the port of `/metrics`; null where it is not open */
  readonly metricsPort: number | null;
}

export async function serve({ settings, sites, clock, version, log: tell }: Serve): Promise<Serving> {
  const metrics = createMetrics();
  const log = metrics.counting(tell);
  const opening = { version, clock, tell: (line: string) => log('warning', { upgrade: line }) };
  const metricsServer = settings.metrics && (await startMetricsServer(settings.metrics, metrics));
  try {
    const service = await openService({
      openStore: async () => watchedStore(await openUpgradedStore(settings.store, opening), metrics.storeFailed),
      identity: settings.identity,
      rate: settings.rate,
      firstAdmins: settings.firstAdmins,
      version,
      clock,
      timeZone: settings.timeZone,
      mostPeriodBytes: settings.mostPeriodBytes,
      channels: openChannels(settings.channels, clock),
    });
    try {
      const running = await startServer({
        settings,
        service,
        sites,
        log,
        siteSettings: settings.site,
        manifest: servedManifest(sites, settings, version),
        hosts: settings.hosts,
        door: frontDoor(settings),
        staysHttps: isPublic(settings),
      });
      log('information', { ready: running.url, version, store: service.store.kind });
      const close = async (): Promise<void> => {
        await running.close();
        await metricsServer?.close();
        log('information', { stopped: running.url });
      };
      return { url: running.url, metricsPort: metricsServer?.port ?? null, close };
    } catch (error) {
      await service.store.close();
      throw error;
    }
  } catch (error) {
    await metricsServer?.close();
    throw error;
  }
}

/** “https only” would hold for every other server of this machine too, where it is asked by this machine's name. */
function isPublic({ siteUrl, isProxy, host }: ServeSettings): boolean {
  if (siteUrl !== null) return !isThisMachine(new URL(siteUrl).hostname);
  return isProxy !== null || !isThisMachine(host);
}
