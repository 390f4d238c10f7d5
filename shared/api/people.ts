// People and their roles (人员与角色) as they travel.
import { z } from 'zod';
import { idSchema, nextSchema } from './ids';

/**
 * A role with its scope, as text: `admin`, `office`, `leader`, `assessor:<scheme>/<group>`, `head:<scheme>/<unit>`,
 * `secretary:<scheme>/<unit>`, `observer:<scheme>/<period>`, `liaison:<scheme>/<unit>`.
 */
export const roleSchema = z
  .string()
  .regex(
    /^(admin|office|leader|(assessor|head|secretary|observer|liaison):[A-Za-z0-9._-]{1,64}\/[A-Za-z0-9._-]{1,64})$/,
  )
  .meta({ id: 'Role' });

const rolesSchema = z.array(roleSchema).max(200);
const nameSchema = z.string().min(1).max(200);

export const personSchema = z
  .strictObject({ id: idSchema, name: nameSchema, roles: rolesSchema })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;

export const meSchema = z
  .strictObject({ id: idSchema, name: nameSchema, organisation: idSchema, roles: rolesSchema })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof meSchema>;

export const peopleSchema = z.strictObject({ people: z.array(personSchema), next: nextSchema }).meta({ id: 'People' });

export const putPersonSchema = z.strictObject({ name: nameSchema, roles: rolesSchema }).meta({ id: 'PutPerson' });
