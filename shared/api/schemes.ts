// Schemes (考核方案) as they travel: the document itself, the list, and what the scheme check says.
import { z } from 'zod';
import { schemeSchema } from '../scheme/scheme';
import { textSchema } from '../scheme/text';
import { etagSchema, idSchema, nextSchema } from './ids';
import { faultSchema } from './problem';

/** A scheme on its way in. Its form is judged by `parseScheme`, together with the cross-checks, so that all faults come at once. */
export const schemeDocumentSchema = z.unknown().meta({ $ref: '#/components/schemas/Scheme' }) as z.ZodType<
  unknown,
  z.input<typeof schemeSchema>
>;

/** A scheme on its way out: the document as it was put in. */
export const storedSchemeSchema = schemeSchema.meta({ id: 'Scheme' });

const listedSchemeSchema = z
  .strictObject({ id: idSchema, version: z.int().min(1), title: textSchema, etag: etagSchema })
  .meta({ id: 'ListedScheme' });

export const schemesSchema = z
  .strictObject({ schemes: z.array(listedSchemeSchema), next: nextSchema })
  .meta({ id: 'Schemes' });

/** The scheme check (方案检查): what forbids the scheme, and what is only doubtful (指标均衡检查). */
export const schemeCheckSchema = z
  .strictObject({ faults: z.array(faultSchema), warnings: z.array(faultSchema) })
  .meta({ id: 'SchemeCheck' });

export const schemePutSchema = z
  .strictObject({ id: idSchema, version: z.int().min(1), etag: etagSchema, warnings: z.array(faultSchema) })
  .meta({ id: 'SchemePut' });
