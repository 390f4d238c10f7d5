// The entry of the function app: registers every function of the table with Azure, then, at its start, checks the settings.
import { app } from '@azure/functions';
import { functionTable } from './function-table';
import { createRateLimit, processSeconds } from './http/rate-limit';
import type { Service } from './service';
import { createTokenValidator } from './identity/validate-token';
import { azureSettings } from './settings';
import { openTableStore } from './store/table-store';
import { appointFirstAdmin } from './usecases/people';
import { createStoreCheck } from './usecases/store-check';

declare const SCOREBOOK_VERSION: string;

const clock = () => new Date();

async function open(): Promise<Service> {
  const settings = azureSettings(process.env);
  const store = await openTableStore(settings.table.AzureWebJobsStorage, settings.table.STORE_TABLE);
  for (const [organisation, id] of settings.firstAdmins) await appointFirstAdmin({ store, clock }, organisation, id);
  return {
    store,
    clock,
    version: SCOREBOOK_VERSION,
    validateToken: createTokenValidator(settings.identity, clock),
    organisations: [...new Set(settings.identity.organisations.values())],
    rateLimit: createRateLimit(settings.rate, processSeconds),
    checkStore: createStoreCheck(store, processSeconds),
  };
}

let opening: Promise<Service> | undefined;

/** Opened at the first request, since the host reads the registrations at once; a failure is tried again at the next. */
function service(): Promise<Service> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

for (const entry of functionTable(service)) {
  if (entry.kind === 'http') app.http(entry.name, entry.options);
  else app.timer(entry.name, entry.options);
}

/** The registrations can be read without settings; the app does not start with wrong ones. */
app.hook.appStart(() => {
  azureSettings(process.env);
});
