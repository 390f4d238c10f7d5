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

/** As many of each kind go at one round of an organisation, and as many are told of by name. */
export const mostGoingAtOnce = 400;

const goingPeopleSchema = z.strictObject({
  count: z.int().min(0),
  people: z.array(z.strictObject({ id: idSchema, name: z.string() })),
});

/**
 * What rules of retention would let go by now; `held`: people of whom something stays until what still names them is over. `jump`: the clock has
 * moved so far since it was known last that nothing goes until the operator confirms it.
 */
export const expiringSchema = z
  .strictObject({
    files: z.strictObject({
      count: z.int().min(0),
      bytes: z.int().min(0),
      periods: z.array(
        z.strictObject({ scheme: idSchema, period: idSchema, count: z.int().min(0), bytes: z.int().min(0) }),
      ),
    }),
    contacts: goingPeopleSchema,
    names: goingPeopleSchema,
    held: z.int().min(0),
    jump: z.strictObject({ from: momentSchema, to: momentSchema }).optional(),
  })
  .meta({ id: 'Expiring' });
export type Expiring = z.infer<typeof expiringSchema>;
