// Where people are written to (联系方式): kept by the side of their roles, seen by themselves and administrators, deleted without a remainder.
import { randomBytes } from 'node:crypto';
import type { Contact } from '../../shared/api/reminders';
import { getRow, putRow, rowKey } from '../store/row-kinds';
import type { Operation } from '../store/store';
import { change } from './audit-chain';
import { chainRows, peopleChain } from './chains';
import type { Person } from './person';
import { assertOnRecord } from './people';
import type { StoreAndClock } from './store-and-clock';

const { contact: kind } = chainRows.people;

/** Who has said nothing is written to as soon as there is an address. */
const nothing: Contact = { mail: null, wanted: true };
const saltBytes = 16;

export async function contactOf(given: StoreAndClock, organisation: string, id: string): Promise<Contact> {
  const row = await getRow(given.store, peopleChain(organisation).partition, kind, id);
  if (row === null) return nothing;
  const { mail, wanted } = row.value;
  return { mail, wanted };
}

/**
 * Sets where somebody on record is written to. With no address and nothing said against mail no row is left; the audit tells
 * that there is one and whether mail is wanted, never the address.
 */
export function putContact(
  given: StoreAndClock,
  { organisation, id: by }: Pick<Person, 'organisation' | 'id'>,
  id: string,
  { mail, wanted: said }: { readonly mail: string | null; readonly wanted?: boolean },
): Promise<Contact> {
  return change(given, peopleChain(organisation), async () => {
    await assertOnRecord(given, organisation, id);
    const before = await contactOf(given, organisation, id);
    const contact = { mail, wanted: said ?? before.wanted };
    const isSame = before.mail === contact.mail && before.wanted === contact.wanted;
    if (isSame) return { answer: contact };
    const { mail: kept, wanted } = contact;
    const operation: Operation =
      kept === null && wanted
        ? { kind: 'delete', row: rowKey(kind, id) }
        : putRow(kind, [id], { ...contact, salt: randomBytes(saltBytes).toString('hex') }, 'any');
    const detail = { person: id, address: kept === null ? 'none' : 'set', mail: wanted ? 'wanted' : 'unwanted' };
    return { answer: contact, change: { operations: [operation], by, what: 'contact-put', detail } };
  });
}
