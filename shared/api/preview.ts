// The pre-assessment (预考评) as it travels: a scheme, a period and sheets in, results out, nothing stored.
import { z } from 'zod';
import { idSchema } from './ids';
import { schemeDocumentSchema } from './schemes';
import { sheetsInputSchema } from './submissions';

/** `scheme` is a whole scheme, or the id of a stored one (its latest version). */
export const previewSchema = z
  .strictObject({ scheme: z.union([idSchema, schemeDocumentSchema]), period: idSchema, sheets: sheetsInputSchema })
  .meta({ id: 'Preview' });
