// Finds people by any part of their name, id or roles; every word must occur.
import type { Person } from '../../shared/api/people';

export function peopleFound(people: readonly Person[], search: string): Person[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return people.filter(({ id, name, roles }) => {
    const text = [id, name, ...roles].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
