// The entry of the function app: registers every function of the table with Azure, then, at its start, checks the settings.
import { app } from '@azure/functions';
import { openChannels } from './channels/settings';
import { functionTable } from './function-table';
import { siteOriginsSettings } from './http/cors';
import { openService, type Service } from './service';
import { azureSettings } from './settings';
import { storageOf } from './store/table-settings';
import { openTableStore } from './store/table-store';

declare const SCOREBOOK_VERSION: string;

let opening: Promise<Service> | undefined;

/** Opened at the first request, since the host reads the registrations at once; a failure is tried again at the next. */
function service(): Promise<Service> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function open(): Promise<Service> {
  const { table, channels, ...settings } = azureSettings(process.env);
  const clock = () => new Date();
  return openService({
    ...settings,
    openStore: () => openTableStore(storageOf(table), table.STORE_TABLE, table.STORE_CONTAINER),
    version: SCOREBOOK_VERSION,
    clock,
    channels: openChannels(channels, clock),
  });
}

/** Also while the service cannot be opened, so that a page is told why; the app does not start with a wrong list. */
function origins(): readonly string[] {
  return siteOriginsSettings.safeParse(process.env).data ?? [];
}

for (const entry of functionTable(service, origins)) {
  if (entry.kind === 'http') app.http(entry.name, entry.options);
  else if (entry.kind === 'timer') app.timer(entry.name, entry.options);
  else app.storageQueue(entry.name, entry.options);
}

/** The registrations can be read without settings; the app does not start with wrong ones. */
app.hook.appStart(() => {
  azureSettings(process.env);
});
