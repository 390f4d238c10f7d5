// Where the table store keeps its records and its files: the settings that the function app and the local server share.
import { TableClient } from '@azure/data-tables';
import { z } from 'zod';

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

export const tableSettings = z.object({
  STORE: z.literal('table'),
  AzureWebJobsStorage: z.string().refine(isUsable, message),
  STORE_TABLE: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{2,62}$/)
    .default('scorebook'),
  STORE_CONTAINER: z
    .string()
    .regex(/^[a-z0-9](?:-?[a-z0-9]){2,62}$/)
    .default(usualContainer),
});
