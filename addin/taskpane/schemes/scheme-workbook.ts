// What the workbook file itself remembers of the scheme laid out in it: which one, and the stored version it was opened from.
import { z } from 'zod';
import { etagSchema, idSchema } from '../../../shared/api/ids';
import type { Workbook } from '../../workbook/port';

const NAME = 'scorebook.scheme-workbook';

const baseSchema = z.strictObject({ version: z.int().min(1), etag: etagSchema });

/** A stored version that something is built on. */
export type Base = z.infer<typeof baseSchema>;

const schemeWorkbookSchema = z.strictObject({
  scheme: idSchema,
  /** null for a scheme that has not been saved yet */
  base: baseSchema.nullable(),
});
export type SchemeWorkbook = z.infer<typeof schemeWorkbookSchema>;

/** What the workbook remembers; null where no scheme is laid out in it. */
export async function recallSchemeWorkbook(workbook: Workbook): Promise<SchemeWorkbook | null> {
  const text = await workbook.recall(NAME);
  return text === null ? null : schemeWorkbookSchema.parse(JSON.parse(text));
}

export function rememberSchemeWorkbook(workbook: Workbook, state: SchemeWorkbook | null): Promise<void> {
  return workbook.remember(NAME, state && JSON.stringify(state));
}
