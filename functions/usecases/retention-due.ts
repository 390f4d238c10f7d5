// What an organisation's rules of retention (保存期限) let go by now: photos of periods long final, and contacts and names of people who have long had no role.
import type { Retention } from '../../shared/api/organisation';
import { daysAgo, monthsAgo } from '../../shared/registers/days-ago';
import type { Digest } from '../store/bodies';
import { keyParts, rowsUnder } from '../store/encode-key';
import { rowKey, valueIn } from '../store/row-kinds';
import { rowKeys, rows } from '../store/rows';
import { entriesBackwards } from './audit-rows';
import { chainRows, chainsOf, peopleChain, type Chain } from './chains';
import { keptFiles, roomOf } from './kept-files';
import { dayOf, now, type StoreAndClock } from './store-and-clock';
import { heldPeople, isOver, periodOf } from './retention-held';
import type { StoredPeriod } from './stored-period';

const { person: personKind, contact: contactKind } = chainRows.people;

/** Who has gone: their entry as it was read, by its ETag. */
export interface Gone {
  readonly id: string;
  readonly name: string;
  readonly etag: string;
}

/** Whose contact and whose name go, and of whom something stays although its time has come, since something that still goes on holds it. */
export interface DuePeople {
  readonly contacts: readonly Gone[];
  readonly names: readonly Gone[];
  readonly held: readonly string[];
}

export interface DuePeriod {
  readonly period: StoredPeriod;
  readonly files: readonly { readonly digest: Digest; readonly bytes: number }[];
}

/** Of whom something goes by these rules. A name that is a code already, and a contact that is none, are past their time. */
export async function duePeople(
  given: StoreAndClock,
  organisation: string,
  { contacts: days, names: months }: Retention,
): Promise<DuePeople> {
  if (days === null && months === null) return { contacts: [], names: [], held: [] };
  const { partition } = peopleChain(organisation);
  const addressed = new Set<string>();
  for await (const row of rowKeys(given.store, partition, rowsUnder(contactKind.first)))
    addressed.add(keyParts(row)[1] ?? '');
  const gone: (Gone & { readonly isNamed: boolean })[] = [];
  for await (const row of rows(given.store, partition, rowsUnder(personKind.first))) {
    const { id, name, roles, codedAt } = valueIn(personKind, row);
    const isNamed = codedAt === undefined && months !== null;
    const isWritten = addressed.has(id) && days !== null;
    if (roles.length === 0 && (isNamed || isWritten)) gone.push({ id, name, etag: row.etag, isNamed });
  }
  const since = await lastWritten(given, organisation, new Set(gone.map(({ id }) => id)));
  const today = dayOf(given, now(given));
  const isPast = (last: string, { id }: Gone) => dayOf(given, since.get(id) ?? now(given)) <= last;
  const contacts =
    days === null ? [] : gone.filter((one) => addressed.has(one.id) && isPast(daysAgo(today, days), one));
  const names = months === null ? [] : gone.filter((one) => one.isNamed && isPast(monthsAgo(today, months), one));
  const { awaited, named } = await heldPeople(
    given,
    organisation,
    new Set([...contacts, ...names].map(({ id }) => id)),
  );
  const writtenTo = ({ id }: Gone) => awaited.has(id);
  const called = ({ id }: Gone) => awaited.has(id) || named.has(id);
  const held = new Set([...contacts.filter(writtenTo), ...names.filter(called)].map(({ id }) => id));
  return {
    contacts: contacts.filter((one) => !writtenTo(one)),
    names: names.filter((one) => !called(one)),
    held: [...held].sort(),
  };
}

/** By id when the entry of each of these was last written: since then at least they are as they are. */
async function lastWritten(
  given: StoreAndClock,
  organisation: string,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (ids.size === 0) return found;
  const idOf = new Map([...ids].map((id) => [rowKey(personKind, id), id]));
  for await (const { at, writes } of entriesBackwards(given, peopleChain(organisation))) {
    for (const row of Object.keys(writes)) {
      const id = idOf.get(row);
      if (id !== undefined && !found.has(id)) found.set(id, at);
    }
    if (found.size === ids.size) break;
  }
  return found;
}

/** The periods that have been final for longer than that, each with the files that it still has. */
export async function* duePeriods(
  given: StoreAndClock,
  organisation: string,
  { files: months }: Retention,
): AsyncGenerator<DuePeriod> {
  if (months === null) return;
  const last = monthsAgo(dayOf(given, now(given)), months);
  for await (const chain of chainsOf(given.store, organisation)) {
    const period = await periodOf(given, organisation, chain);
    if (period === null || !isOver(period.record) || (await roomOf(period)).count === 0) continue;
    const since = await finalSince(given, chain);
    if (since === null || dayOf(given, since) > last) continue;
    const files: { digest: Digest; bytes: number }[] = [];
    for await (const { digest, bytes, destroyed } of keptFiles(period))
      if (destroyed === undefined) files.push({ digest, bytes });
    yield { period, files };
  }
}

async function finalSince(given: StoreAndClock, chain: Chain): Promise<string | null> {
  for await (const { what, at, detail } of entriesBackwards(given, chain))
    if (what === 'period-moved' && detail['to'] === 'final') return at;
  return null;
}
