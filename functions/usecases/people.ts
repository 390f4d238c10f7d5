// Who has which roles in an organisation: read at every sign-in, set by its administrators.
import type { z } from 'zod';
import type { Person as ListedPerson, putPersonSchema } from '../../shared/api/people';
import { joinKey } from '../store/encode-key';
import { change } from './audit-chain';
import type { Given } from './given';
import { page, type Asked } from './page';
import type { Person } from './person';
import { peopleChain } from './places';

/** Someone who has proved to be this person: with the roles on record, or none. */
export async function knownPerson(
  given: Given,
  proved: { readonly organisation: string; readonly id: string; readonly name: string },
): Promise<Person> {
  const { partition } = peopleChain(proved.organisation);
  const stored = await given.store.get({ partition, row: joinKey('person', proved.id) });
  const { name, roles } = stored ? (JSON.parse(stored.value) as ListedPerson) : { name: proved.name, roles: [] };
  return { organisation: proved.organisation, id: proved.id, name, roles };
}

/** The first administrator of an organisation, who is not there to be appointed by another one; an entry on record stays as it is. */
export async function appointFirstAdmin(given: Given, organisation: string, id: string): Promise<void> {
  const { partition } = peopleChain(organisation);
  if ((await given.store.get({ partition, row: joinKey('person', id) })) !== null) return;
  await putPerson(given, { organisation, id }, id, { name: id, roles: ['admin'] });
}

export async function listPeople(given: Given, organisation: string, asked: Asked) {
  const { entries, next } = await page<ListedPerson>(
    given,
    peopleChain(organisation).partition,
    ['person'],
    asked,
    (person) => person.id,
  );
  return { people: entries, next };
}

export function putPerson(
  given: Given,
  actor: Pick<Person, 'organisation' | 'id'>,
  id: string,
  { name, roles }: z.output<typeof putPersonSchema>,
): Promise<ListedPerson> {
  return change(given, peopleChain(actor.organisation), async () => {
    const person = { id, name, roles: [...new Set(roles)] };
    return {
      answer: person,
      change: {
        operations: [{ kind: 'put', row: joinKey('person', id), value: JSON.stringify(person), expect: 'any' }],
        by: actor.id,
        what: 'person-put',
        detail: { person: id, roles: person.roles.join(' ') },
      },
    };
  });
}
