// Everything about a person (个人信息导出) as it travels, page by page.
import { z } from 'zod';
import { nextSchema } from './ids';

/** As many items as a page holds, and those of the body that it ends with. */
export const mostExported = 500;

/**
 * Something that names the person: a row by its key, or a body by its digest, as a whole or in the parts that name them. `chain` is
 * that of the audit whose partition it stands in, or `notices`; `kind` is what it is there: `person`, `contact`, `audit`, `submission`, `body` …
 */
const exportedItemSchema = z
  .strictObject({
    chain: z.string(),
    kind: z.string(),
    key: z.string(),
    value: z.unknown(),
    /** it cannot be read, so that nobody knows whom it names */
    damaged: z.literal(true).optional(),
  })
  .meta({ id: 'ExportedItem' });
export type ExportedItem = z.infer<typeof exportedItemSchema>;

export const personExportSchema = z
  .strictObject({ items: z.array(exportedItemSchema), next: nextSchema })
  .meta({ id: 'PersonExport' });
export type PersonExport = z.infer<typeof personExportSchema>;

/** Without `next` an export begins, which the audit tells. */
export const askExportSchema = z
  .strictObject({ next: z.string().min(1).max(2048).optional() })
  .meta({ id: 'AskExport' });
