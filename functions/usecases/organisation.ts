// The organisation itself (机构): made with its first administrator, called and kept as it says; one that has said nothing goes by its id.
import { isDeepStrictEqual } from 'node:util';
import { keepsAll, type Organisation, type PutOrganisation } from '../../shared/api/organisation';
import { holds, type Preconditions } from '../../shared/api/preconditions';
import type { Text } from '../../shared/scheme/text';
import { getRow, putRow } from '../store/row-kinds';
import type { Store } from '../store/store';
import { change } from './audit-chain';
import { digestOfJson } from './canonical-json';
import { chainRows, peopleChain, type OrganisationRow } from './chains';
import type { Person } from './person';
import { putPersonRow } from './person-rows';
import { RequestRefusal } from './request-refusal';
import type { StoreAndClock } from './store-and-clock';

const { organisation: kind } = chainRows.people;

/** Who a change is by that a command made on the machine of the service, where nobody is signed in. */
export const operator = 'operator';

/** Thrown when an organisation is to be made of which something is recorded. */
export class OrganisationExists extends Error {
  override readonly name = 'OrganisationExists';
}

/** What a new organisation begins with. */
export interface NewOrganisation {
  readonly id: string;
  readonly title: Text;
  readonly admin: { readonly id: string; readonly name: string };
}

/** Makes an organisation that holds its first administrator and nothing else. Throws OrganisationExists where anything is recorded of it. */
export function makeOrganisation(given: StoreAndClock, { id, title, admin }: NewOrganisation): Promise<Organisation> {
  return change(given, peopleChain(id), async (at, last) => {
    if (last.sequence > 0 || (await storedOrganisation(given.store, id)) !== null) {
      throw new OrganisationExists(`The organisation ${id} is there already`);
    }
    const row: OrganisationRow = { title, madeAt: at, retention: keepsAll };
    return {
      answer: shown(id, row),
      change: {
        operations: [
          putRow(kind, [], row, { absent: true }),
          putPersonRow({ id: admin.id, name: admin.name, roles: ['admin'] }),
        ],
        by: operator,
        what: 'organisation-made',
        detail: { title: saidOf(title), person: admin.id, roles: 'admin' },
      },
    };
  });
}

export async function readOrganisation(given: Pick<StoreAndClock, 'store'>, id: string): Promise<Organisation> {
  return shown(id, await storedOrganisation(given.store, id));
}

/** Sets what it is called and what it keeps how long; refuses what was changed meanwhile. One that has said nothing before is told of from now on. */
export function changeOrganisation(
  given: StoreAndClock,
  { organisation: id, id: by }: Pick<Person, 'organisation' | 'id'>,
  { title, retention }: PutOrganisation,
  preconditions: Preconditions = {},
): Promise<Organisation> {
  return change(given, peopleChain(id), async (at) => {
    const before = await storedOrganisation(given.store, id);
    const current = before && etagOf(before);
    if (!holds(preconditions, current)) {
      const fault = { code: 'stale', path: '', detail: { current: current ?? 'absent' } };
      throw new RequestRefusal('stale', 'The organisation has changed meanwhile', [fault]);
    }
    const row: OrganisationRow = { ...before, title, madeAt: before?.madeAt ?? at, retention };
    if (isDeepStrictEqual(row, before)) return { answer: shown(id, row) };
    const { files, contacts, names } = retention;
    const kept = (most: number | null) => most ?? 'for-ever';
    return {
      answer: shown(id, row),
      change: {
        operations: [putRow(kind, [], row, 'any')],
        by,
        what: 'organisation-changed',
        detail: {
          title: saidOf(title),
          'keep-files': kept(files),
          'keep-contacts': kept(contacts),
          'keep-names': kept(names),
        },
      },
    };
  });
}

async function storedOrganisation(store: Store, id: string): Promise<OrganisationRow | null> {
  return (await getRow(store, peopleChain(id).partition, kind))?.value ?? null;
}

function shown(id: string, row: OrganisationRow | null): Organisation {
  if (row === null) return { id, title: id, madeAt: null, retention: keepsAll, etag: null };
  const { title, madeAt, retention } = row;
  return { id, title, madeAt, retention, etag: etagOf(row) };
}

function etagOf(row: OrganisationRow): string {
  return `"${digestOfJson({ ...row })}"`;
}

function saidOf(title: Text): string {
  return typeof title === 'string' ? title : Object.values(title).join(' / ');
}
