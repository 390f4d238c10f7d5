// Where the table store keeps its records: the settings that the function app and the local server share.
import { z } from 'zod';

export const tableSettings = z.object({
  STORE: z.literal('table'),
  AzureWebJobsStorage: z.string().min(1),
  STORE_TABLE: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{2,62}$/)
    .default('scorebook'),
});
