// An organisation (机构) as it travels: what it is called, and what is kept how long.
import { z } from 'zod';
import { textSchema } from '../scheme/text';
import { etagSchema, idSchema, momentSchema } from './ids';

/** As long as anything is kept that is not kept for ever. */
export const mostMonths = 600;
export const mostDays = 3660;

/**
 * What is kept how long (保存期限); null: for ever. `files`: photos and files of a period, in months after it became final; `contacts`:
 * where somebody without roles is written to, in days since they had one; `names`: what they are called, in months since.
 */
export const retentionSchema = z
  .strictObject({
    files: z.int().min(1).max(mostMonths).nullable(),
    contacts: z.int().min(1).max(mostDays).nullable(),
    names: z.int().min(1).max(mostMonths).nullable(),
  })
  .meta({ id: 'Retention' });
export type Retention = z.infer<typeof retentionSchema>;

/** What counts until an organisation says otherwise. */
export const keepsAll: Retention = { files: null, contacts: null, names: null };

export const putOrganisationSchema = z
  .strictObject({ title: textSchema, retention: retentionSchema })
  .meta({ id: 'PutOrganisation' });
export type PutOrganisation = z.infer<typeof putOrganisationSchema>;

/** One that has said nothing of itself is called by its id, keeps everything, and has neither moment nor ETag. */
export const organisationSchema = putOrganisationSchema
  .extend({
    id: idSchema,
    madeAt: momentSchema.nullable(),
    /** of what is kept of it, for a conditional write */
    etag: etagSchema.nullable(),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof organisationSchema>;
