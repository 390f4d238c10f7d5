// Submissions (上报) and accepted score sheets (评分表) as they travel.
import { z } from 'zod';
import { sheetSchema } from '../scoring/sheet';
import { digestSchema, etagSchema, idSchema, momentSchema, nextSchema, sheetKeySchema } from './ids';

/** How many sheets one submission may hold. */
export const mostSheets = 10_000;
/** How many versions of a sheet one page holds at most. */
export const mostVersions = 1000;

/** Sheets on their way in. Each is judged by `parseSheets` against the scheme, so that all faults come at once. */
export const sheetsInputSchema = z
  .array(z.unknown().meta({ $ref: '#/components/schemas/Sheet' }) as z.ZodType<unknown, z.input<typeof sheetSchema>>)
  .max(mostSheets);

/**
 * A workbook's sheets for one period, accepted whole or not at all. `base` names the ETag of the accepted state that a
 * sheet was edited from, null where none was accepted then; a key not named there is not compared.
 */
export const submitSchema = z
  .strictObject({
    sheets: sheetsInputSchema.min(1),
    base: z.record(sheetKeySchema, etagSchema.nullable()).optional(),
  })
  .meta({ id: 'Submit' });

/** What the submitter keeps (回执). The same key and body give the same receipt for ever. */
export const receiptSchema = z
  .strictObject({
    submission: z.int().min(1),
    acceptedAt: momentSchema,
    by: idSchema,
    /** the groups for which the office submitted instead of their assessors */
    onBehalfOf: z.array(idSchema),
    /** SHA-256 of the canonical JSON of what was submitted */
    digest: digestSchema,
    sheets: z.array(z.strictObject({ key: sheetKeySchema, etag: etagSchema })),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof receiptSchema>;

/** One accepted version of a sheet. */
const acceptedSheetSchema = z
  .strictObject({
    key: sheetKeySchema,
    etag: etagSchema,
    submission: z.int().min(1),
    acceptedAt: momentSchema,
    by: idSchema,
    onBehalfOf: z.array(idSchema),
    sheet: sheetSchema,
  })
  .meta({ id: 'AcceptedSheet' });
export type AcceptedSheet = z.infer<typeof acceptedSheetSchema>;

export const sheetsSchema = z
  .strictObject({ sheets: z.array(acceptedSheetSchema), next: nextSchema })
  .meta({ id: 'AcceptedSheets' });

/** Every accepted version of one sheet, the latest first. */
export const historySchema = z
  .strictObject({ key: sheetKeySchema, versions: z.array(acceptedSheetSchema), next: nextSchema })
  .meta({ id: 'SheetHistory' });
