// Who has which roles in an organisation: read at every sign-in, set by its administrators.
import type { z } from 'zod';
import type { Person as StoredPerson, putPersonSchema } from '../../shared/api/people';
import { holds, type Preconditions } from '../../shared/api/preconditions';
import type { Contact } from '../../shared/api/reminders';
import { rolesAt } from '../../shared/api/roles';
import { idPattern } from '../../shared/scheme/id';
import { boundAfter, keyParts } from '../store/encode-key';
import { rowKey, valueIn } from '../store/row-kinds';
import { rows } from '../store/rows';
import type { Store } from '../store/store';
import { change } from './audit-chain';
import { digestOfJson } from './canonical-json';
import type { StoreAndClock } from './store-and-clock';
import { page, pageOf, type PageAsked } from './page';
import type { Person } from './person';
import { personOf, personRows, putPersonRow, storedPerson } from './person-rows';
import { chainRows, peopleChain } from './chains';
import { RequestRefusal } from './request-refusal';
import { getScheme } from './schemes';

const { person: personKind, contact: contactKind } = chainRows.people;

/** Someone who has proved to be this person: with the roles on record, or none. */
export async function knownPerson(
  given: StoreAndClock,
  proved: { readonly organisation: string; readonly id: string; readonly name: string },
): Promise<Person> {
  const stored = await storedPerson(given.store, proved.organisation, proved.id);
  const { name, roles } = stored ?? { name: proved.name, roles: [] };
  return { organisation: proved.organisation, id: proved.id, name, roles };
}

/** The first administrator of an organisation, who is not there to be appointed by another one; an entry on record stays as it is. */
export async function appointFirstAdmin(given: StoreAndClock, organisation: string, id: string): Promise<void> {
  try {
    await putPerson(given, { organisation, id }, id, { name: id, roles: ['admin'] }, { 'if-none-match': '*' });
  } catch (error) {
    if (!(error instanceof RequestRefusal && error.code === 'stale')) throw error;
  }
}

export async function listPeople(given: StoreAndClock, organisation: string, asked: PageAsked) {
  const { partition } = peopleChain(organisation);
  const { entries, next } = await page(given, partition, personKind, [], asked, ({ id }) => id);
  const contacts = await contactsOf(given.store, partition, entries);
  const people = entries.map(personOf).map((person) => {
    const contact = contacts.get(person.id);
    return { ...person, etag: etagOf(person), ...(contact && { contact }) };
  });
  return { people, next };
}

/** Where people of a stretch of the list are written to, by their ids; who has said nothing is not in it. */
async function contactsOf(
  store: Store,
  partition: string,
  people: readonly StoredPerson[],
): Promise<ReadonlyMap<string, Contact>> {
  const found = new Map<string, Contact>();
  const [first, last] = [people[0], people.at(-1)];
  if (first === undefined || last === undefined) return found;
  const range = { from: rowKey(contactKind, first.id), to: boundAfter(rowKey(contactKind, last.id)) };
  for await (const row of rows(store, partition, range)) {
    const { mail, wanted } = valueIn(contactKind, row);
    found.set(keyParts(row.row)[1] ?? '', { mail, wanted });
  }
  return found;
}

/** Those who have a part in a scheme, with the roles that count there; whose matter is the service alone has none. */
export async function participantsIn(
  given: StoreAndClock,
  organisation: string,
  scheme: string,
  asked: PageAsked,
): Promise<{ people: StoredPerson[]; next: string | null }> {
  await getScheme(given, organisation, scheme);
  async function* participants(): AsyncGenerator<StoredPerson> {
    for await (const { id, name, roles } of personRows(given.store, organisation)) {
      const held = roles.filter((role) => role !== 'admin' && rolesAt([role], { scheme }).length > 0);
      if (held.length > 0) yield { id, name, roles: held };
    }
  }
  const { entries, next } = await pageOf(participants(), asked, ({ id }) => id, idPattern);
  return { people: entries, next };
}

/** What people are called who are on record; the others are left out. */
export async function namesOf(given: StoreAndClock, organisation: string, ids: readonly string[]) {
  const found = await Promise.all([...new Set(ids)].map((id) => storedPerson(given.store, organisation, id)));
  return Object.fromEntries(found.flatMap((person) => (person === null ? [] : [[person.id, person.name]])));
}

/** Refused where somebody has signed in whom nobody has put on record. */
export async function assertOnRecord(given: StoreAndClock, organisation: string, id: string): Promise<void> {
  if ((await storedPerson(given.store, organisation, id)) === null)
    throw new RequestRefusal('not-on-record', 'Nobody of this id is on record');
}

/** Refuses what was changed meanwhile, and what would leave an organisation that has administrators without one. */
export function putPerson(
  given: StoreAndClock,
  actor: Pick<Person, 'organisation' | 'id'>,
  id: string,
  { name, roles }: z.output<typeof putPersonSchema>,
  preconditions: Preconditions = {},
): Promise<StoredPerson> {
  const { organisation } = actor;
  return change(given, peopleChain(organisation), async () => {
    const before = await storedPerson(given.store, organisation, id);
    assertUnchanged(before, preconditions);
    const person = { id, name, roles: [...new Set(roles)] };
    const steppedDown = before !== null && isAdmin(before) && !isAdmin(person);
    if (steppedDown && !(await hasOtherAdmin(given, organisation, id))) {
      throw new RequestRefusal('last-admin', 'Nobody else is an administrator');
    }
    return {
      answer: person,
      change: {
        operations: [putPersonRow(person)],
        by: actor.id,
        what: 'person-put',
        detail: { person: id, ...(before && { before: before.roles.join(' ') }), roles: person.roles.join(' ') },
      },
    };
  });
}

/** Names an entry by what stands in it. */
export function etagOf(person: StoredPerson): string {
  return `"${digestOfJson({ ...person })}"`;
}

function assertUnchanged(before: StoredPerson | null, preconditions: Preconditions): void {
  const etag = before && etagOf(before);
  if (holds(preconditions, etag)) return;
  const detail = { current: etag ?? 'absent' };
  throw new RequestRefusal('stale', 'The entry has changed meanwhile', [{ code: 'stale', path: '', detail }]);
}

const isAdmin = ({ roles }: Pick<StoredPerson, 'roles'>): boolean => roles.includes('admin');

/** The ids of those who administer an organisation. */
export async function adminsOf(store: Store, organisation: string): Promise<string[]> {
  const found: string[] = [];
  for await (const person of personRows(store, organisation)) if (isAdmin(person)) found.push(person.id);
  return found;
}

async function hasOtherAdmin(given: StoreAndClock, organisation: string, id: string): Promise<boolean> {
  for await (const person of personRows(given.store, organisation)) {
    if (person.id !== id && isAdmin(person)) return true;
  }
  return false;
}
