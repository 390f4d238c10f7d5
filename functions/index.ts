// The entry of the function app: registers every function of the table with Azure, then, at its start, checks the settings.
import { app } from '@azure/functions';
import { functionTable } from './function-table';
import { openService, type Service } from './service';
import { azureSettings } from './settings';
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
  const { table, ...settings } = azureSettings(process.env);
  const openStore = () => openTableStore(table.AzureWebJobsStorage, table.STORE_TABLE, table.STORE_CONTAINER);
  return openService({ ...settings, openStore, version: SCOREBOOK_VERSION, clock: () => new Date() });
}

for (const entry of functionTable(service)) {
  if (entry.kind === 'http') app.http(entry.name, entry.options);
  else app.timer(entry.name, entry.options);
}

/** The registrations can be read without settings; the app does not start with wrong ones. */
app.hook.appStart(() => {
  azureSettings(process.env);
});
