// How people are kept: each entry with a salt of its own, which nobody is shown.
import { randomBytes } from 'node:crypto';
import type { Person } from '../../shared/api/people';
import { rowsUnder } from '../store/encode-key';
import { getRow, putRow, valueIn } from '../store/row-kinds';
import { rows } from '../store/rows';
import type { Operation, Store } from '../store/store';
import { chainRows, peopleChain, type PersonRow } from './chains';

const { person: kind } = chainRows.people;
const saltBytes = 16;

export function putPersonRow(person: Person, codedAt?: string): Operation {
  const { id, name, roles } = person;
  const row: PersonRow = { id, name, roles, salt: randomBytes(saltBytes).toString('hex'), ...(codedAt && { codedAt }) };
  return putRow(kind, [id], row, 'any');
}

/** The person whom an entry tells of. */
export function personOf({ id, name, roles }: PersonRow): Person {
  return { id, name, roles };
}

export async function storedPerson(store: Store, organisation: string, id: string): Promise<Person | null> {
  const row = await getRow(store, peopleChain(organisation).partition, kind, id);
  return row && personOf(row.value);
}

/** Every entry, in the order of their ids. */
export async function* personRows(store: Store, organisation: string): AsyncGenerator<PersonRow> {
  const { partition } = peopleChain(organisation);
  for await (const row of rows(store, partition, rowsUnder(kind.first))) yield valueIn(kind, row);
}
