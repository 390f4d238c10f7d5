// What a list of people would change, before anything is written: who is new, who gets and who loses which roles.
import type { ListedPerson } from '../../api/people';
import type { RosterFault, WantedPerson } from './read-people';

export interface PersonChange {
  readonly id: string;
  readonly name: string;
  /** what the person is called now, where that changes */
  readonly nameBefore: string | null;
  readonly isNew: boolean;
  readonly given: readonly string[];
  readonly taken: readonly string[];
  /** all roles afterwards */
  readonly roles: readonly string[];
  /** of the entry as it was read; null for a new one */
  readonly etag: string | null;
  readonly row: number;
}

export interface PeopleChanges {
  readonly changes: readonly PersonChange[];
  /** how many are as the list says already */
  readonly same: number;
  /** whoever gives the list would no longer be an administrator */
  readonly faults: readonly Pick<RosterFault, 'code' | 'row' | 'detail'>[];
}

interface Asked {
  /** who gives the list */
  readonly me: string;
  /** roles that the list does not name stay */
  readonly keeps: boolean;
}

const admin = 'admin';

/**
 * The changes (变更清单), those who become administrators first and those who are none any longer last, so that there is always one.
 * Nobody takes the own administrator's role: that is done by another one.
 */
export function peopleChanges(
  wanted: readonly WantedPerson[],
  present: readonly ListedPerson[],
  { me, keeps }: Asked,
): PeopleChanges {
  const known = new Map(present.map((person) => [person.id, person]));
  const faults: PeopleChanges['faults'][number][] = [];
  let same = 0;
  const changes = wanted.flatMap(({ id, name, roles: named, row }): PersonChange[] => {
    const before = known.get(id);
    const held = before?.roles ?? [];
    const roles = keeps ? [...new Set([...held, ...named])] : named;
    const given = roles.filter((role) => !held.includes(role));
    const taken = held.filter((role) => !roles.includes(role));
    const called = name ?? before?.name ?? id;
    const nameBefore = before !== undefined && before.name !== called ? before.name : null;
    if (before !== undefined && given.length === 0 && taken.length === 0 && nameBefore === null) {
      same += 1;
      return [];
    }
    if (id === me && taken.includes(admin)) {
      faults.push({ code: 'own-admin', row, detail: { id } });
      return [];
    }
    const isNew = before === undefined;
    return [{ id, name: called, nameBefore, isNew, given, taken, roles, etag: before?.etag ?? null, row }];
  });
  const turn = ({ given, taken }: PersonChange): number => (given.includes(admin) ? 0 : taken.includes(admin) ? 2 : 1);
  return { changes: [...changes].sort((one, other) => turn(one) - turn(other)), same, faults };
}
