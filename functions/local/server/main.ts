// `npm run serve`: the product for real people on a machine of one's own, as a service that a system starts and stops.
import { toldError } from '../../error-log';
import { SettingsRefused } from '../../settings';
import { StoreUnavailable } from '../../store/store';
import { builtPages, PagesRefused } from './built-pages';
import type { Log } from './function-host';
import { PortTaken } from './listen';
import { logLines } from './log-lines';
import { serve } from './serve';
import { serveSettings } from './serve-settings';

declare const SCOREBOOK_VERSION: string;

/** EX_CONFIG of sysexits.h: no further start mends it. */
const WRONG_SETTINGS = 78;

const clock = () => new Date();
const write = (line: string): void => void process.stdout.write(line);
let log: Log = logLines('info', clock, write);

async function main(): Promise<void> {
  const settings = serveSettings(process.env);
  log = logLines(settings.logLevel, clock, write);
  const sites = builtPages(__filename, settings.hosts.officeJs ?? '');
  const serving = await serve({ settings, sites, clock, version: SCOREBOOK_VERSION, log });
  let closing = false;
  const stop = (): void => {
    if (closing) return;
    closing = true;
    serving.close().catch(fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** What is said of settings, pages, ports and of the store is our own, and nobody's data. */
function fail(error: unknown): void {
  const isPlain = [SettingsRefused, PagesRefused, PortTaken, StoreUnavailable].some((kind) => error instanceof kind);
  const told = isPlain ? { failed: (error as Error).message } : { error: toldError(error) };
  log('critical', told);
  process.exitCode = error instanceof SettingsRefused ? WRONG_SETTINGS : 1;
}

/** After what nobody expected nothing is known of the rest: the system starts it anew. */
function end(error: unknown): void {
  log('critical', { error: toldError(error) });
  process.exit(1);
}

process.on('unhandledRejection', end);
process.on('uncaughtException', end);
main().catch(fail);
