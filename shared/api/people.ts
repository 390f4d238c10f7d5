// People and their roles (人员与角色) as they travel.
import { z } from 'zod';
import { plainText } from '../scheme/plain-text';
import { etagSchema, idSchema, nextSchema } from './ids';
import { roleSchema } from './roles';

/** As many as one person holds. */
export const mostRoles = 200;
const rolesSchema = z.array(roleSchema).max(mostRoles);
const nameSchema = plainText(200).min(1);

export const personSchema = z
  .strictObject({ id: idSchema, name: nameSchema, roles: rolesSchema })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;

export const meSchema = z
  .strictObject({ id: idSchema, name: nameSchema, organisation: idSchema, roles: rolesSchema })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof meSchema>;

/** A person in the list; `etag` names the entry as it stands, for a conditional write. */
const listedPersonSchema = personSchema.extend({ etag: etagSchema }).meta({ id: 'ListedPerson' });
export type ListedPerson = z.infer<typeof listedPersonSchema>;

export const peopleSchema = z
  .strictObject({ people: z.array(listedPersonSchema), next: nextSchema })
  .meta({ id: 'People' });

/** Those who have a part in a scheme, each with the roles that count there: who can be named in its records. */
export const participantsSchema = z
  .strictObject({ people: z.array(personSchema), next: nextSchema })
  .meta({ id: 'Participants' });

/** How many names are asked for at once. */
export const mostNames = 100;

/** Names by id; whoever is not on record is not in it. */
export const namesSchema = z.strictObject({ names: z.record(idSchema, nameSchema) }).meta({ id: 'Names' });

export const putPersonSchema = z.strictObject({ name: nameSchema, roles: rolesSchema }).meta({ id: 'PutPerson' });
