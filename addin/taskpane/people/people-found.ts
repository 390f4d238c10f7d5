// Finds people by any part of their name, id or roles as they are read on the page; every word must occur.
import type { ListedPerson } from '../../../shared/api/people';
import { peopleFound } from '../../sign-in/people-found';

export type SaidPerson = ListedPerson & { readonly said: readonly string[] };

export function peopleWithRoles(
  people: readonly ListedPerson[],
  search: string,
  say: (role: string) => string,
): SaidPerson[] {
  const said = new Map(people.map((person) => [person.id, { ...person, said: person.roles.map(say) }]));
  const readable = [...said.values()].map((person) => ({ ...person, roles: [...person.roles, ...person.said] }));
  return peopleFound(readable, search).flatMap(({ id }) => said.get(id) ?? []);
}
