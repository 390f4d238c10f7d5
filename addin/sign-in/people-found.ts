// Who is offered at sign-in: found by any part of their name, id or roles, and somebody of every kind of role before the others.
import type { Person } from '../../shared/api/people';

/** Every word must occur. */
export function peopleFound(people: readonly Person[], search: string): Person[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return people.filter(({ id, name, roles }) => {
    const text = [id, name, ...roles].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The first person of every kind of role, then the rest: a newcomer sees each part that may be played without searching. */
export function everyRoleFirst(people: readonly Person[]): Person[] {
  const seen = new Set<string>();
  const isFirst = ({ roles }: Person): boolean => {
    const kinds = roles.map((role) => role.replace(/:.*/, ''));
    const isNew = kinds.some((kind) => !seen.has(kind));
    for (const kind of kinds) seen.add(kind);
    return isNew;
  };
  const first = people.filter(isFirst);
  return [...first, ...people.filter((person) => !first.includes(person))];
}
