// Where the table store keeps its records and its files: the settings that the function app and the local server share.
import { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Storage } from './storage';

/** The container of files, unless another one is named. */
export const usualContainer = 'scorebook-files';

const LOCAL_ENDPOINT = /TableEndpoint=http:\/\/(127\.0\.0\.1|localhost)[:/]/i;
const DEVELOPMENT = /^\s*UseDevelopmentStorage=true\s*;?\s*$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Plain HTTP is allowed to this machine only. */
export function isOnThisMachine(connectionString: string): boolean {
  return LOCAL_ENDPOINT.test(connectionString);
}

/** Whether the client could do anything with it: it takes much that fails only at each request. */
function isUsable(connectionString: string): boolean {
  if (DEVELOPMENT.test(connectionString)) return true;
  const key = /(?:^|;)\s*AccountKey=([^;]*)/i.exec(connectionString)?.[1];
  if (key !== undefined && !BASE64.test(key.trim())) return false;
  try {
    const { url } = TableClient.fromConnectionString(connectionString, 'settings');
    return new URL(url).protocol === 'https:' || isOnThisMachine(connectionString);
  } catch {
    return false;
  }
}

const message = 'expected the connection string of a storage account, over https unless it is on this machine';

/** An address and nothing that grants anything: no name, no password, no signature. A token is never sent over plain http. */
const serviceUri = z
  .string()
  .refine(
    isServiceUri,
    'expected the https address of a service of a storage account, without a signature: the identity of the app opens it',
  )
  .transform((address) => address.replace(/\/$/, ''));

function isServiceUri(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, search, hash } = new URL(address);
  return protocol === 'https:' && [username, password, search, hash].every((part) => part === '');
}

const names = {
  STORE_TABLE: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{2,62}$/)
    .default('scorebook'),
  STORE_CONTAINER: z
    .string()
    .regex(/^[a-z0-9](?:-?[a-z0-9]){2,62}$/)
    .default(usualContainer),
};

/**
 * The account of the data: by addresses, which an identity opens; by its connection string; or, where neither is named, the account of the
 * function app's host.
 */
const account = {
  DATA__tableServiceUri: serviceUri.optional(),
  DATA__blobServiceUri: serviceUri.optional(),
  DATA__clientId: z.guid('expected the client id of a user-assigned identity').optional(),
  DATA__credential: z.enum(['managedidentity', 'azurecli']).optional(),
  DATA: z.string().optional(),
  AzureWebJobsStorage: z.string().optional(),
};

interface Account {
  readonly DATA__tableServiceUri?: string | undefined;
  readonly DATA__blobServiceUri?: string | undefined;
  readonly DATA__clientId?: string | undefined;
  readonly DATA__credential?: 'managedidentity' | 'azurecli' | undefined;
  readonly DATA?: string | undefined;
  readonly AzureWebJobsStorage?: string | undefined;
}

const byIdentity = ['DATA__tableServiceUri', 'DATA__blobServiceUri'] as const;

/** What is wrong with the account as a whole, by setting; each member may be wrong besides. */
function accountFaults(env: Account): [name: keyof Account, message: string][] {
  const named = byIdentity.filter((name) => env[name] !== undefined);
  const missing = byIdentity.filter((name) => env[name] === undefined);
  const given = (name: keyof Account) => env[name] !== undefined;
  if (named.length === 0) {
    const name = given('DATA') ? 'DATA' : 'AzureWebJobsStorage';
    const alone = (['DATA__clientId', 'DATA__credential'] as const).filter(given);
    return [
      ...(isUsable(env[name] ?? '') ? [] : [[name, message] as [keyof Account, string]]),
      ...alone.map((one): [keyof Account, string] => [one, `goes with ${byIdentity.join(' and ')}`]),
    ];
  }
  return [
    ...missing.map((name): [keyof Account, string] => [name, `goes with ${named.join()}`]),
    ...(given('DATA') ? [['DATA', `not together with ${named.join(' and ')}`] as [keyof Account, string]] : []),
    ...(env.DATA__credential === 'azurecli' && given('DATA__clientId')
      ? [['DATA__clientId', 'names a managed identity, not who is signed in to az'] as [keyof Account, string]]
      : []),
  ];
}

export const tableSettings = z.object({ STORE: z.literal('table'), ...account, ...names }).superRefine(
  (env, context) => {
    for (const [name, told] of accountFaults(env)) context.addIssue({ code: 'custom', path: [name], message: told });
  },
  // Also where a member is wrong: all faults are named at once.
  { when: ({ value }) => typeof value === 'object' && value !== null },
);
type TableSettings = z.output<typeof tableSettings>;

/** How the account of these settings is opened. */
export function storageOf(env: TableSettings): Storage {
  const { DATA__tableServiceUri: tables, DATA__blobServiceUri: blobs, DATA__clientId: clientId } = env;
  if (tables === undefined || blobs === undefined) return env.DATA ?? env.AzureWebJobsStorage ?? '';
  return { tables, blobs, credential: env.DATA__credential ?? 'managedidentity', clientId };
}
