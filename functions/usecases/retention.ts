// Carries out an organisation's rules of retention (到期清除): what has been kept long enough goes, told in the chains, never twice; and what would go next is told beforehand.
import { randomBytes } from 'node:crypto';
import { mostGoingAtOnce, type Expiring, type Retention } from '../../shared/api/organisation';
import { getRow, rowKey } from '../store/row-kinds';
import { StoreUnavailable, type Operation } from '../store/store';
import { change } from './audit-chain';
import { chainRows, peopleChain } from './chains';
import { keptFile, putFileRow, putRoom, roomOf } from './kept-files';
import { readOrganisation } from './organisation';
import { personOf, putPersonRow } from './person-rows';
import { beginRound, clockJump } from './retention-clock';
import { duePeople, duePeriods, type DuePeriod, type Gone } from './retention-due';
import { isOver } from './retention-held';
import type { StoreAndClock } from './store-and-clock';
import { storedPeriod } from './stored-period';
import { service } from './sweep-files';

const { person: personKind, contact: contactKind } = chainRows.people;

/** How many went: files, contacts, names. */
export interface WentByRule {
  readonly expiredFiles: number;
  readonly expiredContacts: number;
  readonly replacedNames: number;
}

/** What a batch has room for beside an entry, its end and the room of files. */
const atOnce = 40;

/**
 * One round: of each organisation as much as a round takes away; what is left goes in the next one. One of which something cannot be
 * carried out is told and passed over, as is one whose clock has jumped, but a store that does not answer ends the round; after `stop` nothing is begun any more.
 */
export async function carryOutRetention(
  given: StoreAndClock,
  organisations: Iterable<string>,
  tell: (error: unknown) => void,
  stop?: AbortSignal,
): Promise<WentByRule> {
  const went = { expiredFiles: 0, expiredContacts: 0, replacedNames: 0 };
  for (const organisation of organisations) {
    if (stop?.aborted) break;
    try {
      const { retention } = await readOrganisation(given, organisation);
      const hasRules = Object.values(retention).some((most) => most !== null);
      if (!(await beginRound(given, organisation, hasRules))) continue;
      const { contacts, names } = await duePeople(given, organisation, retention);
      for (const some of inLots(contacts, stop))
        went.expiredContacts += await dropContacts(given, organisation, some, retention);
      for (const some of inLots(names, stop))
        went.replacedNames += await replaceNames(given, organisation, some, retention);
      let left: number = mostGoingAtOnce;
      for await (const { period, files } of duePeriods(given, organisation, retention)) {
        for (const some of inLots(files.slice(0, left), stop))
          went.expiredFiles += await dropFiles(period, some, retention);
        left -= files.length;
        if (left <= 0 || stop?.aborted) break;
      }
    } catch (error) {
      if (error instanceof StoreUnavailable && error.trouble !== 'damaged') throw error;
      tell(error);
    }
  }
  return went;
}

/** What these rules would let go by now, whether or not they are the organisation's own. */
export async function expiring(given: StoreAndClock, organisation: string, retention: Retention): Promise<Expiring> {
  const jump = await clockJump(given, organisation);
  const { contacts, names, held } = await duePeople(given, organisation, retention);
  const periods: Expiring['files']['periods'] = [];
  let [count, bytes] = [0, 0];
  for await (const { period, files } of duePeriods(given, organisation, retention)) {
    const { scheme, period: id } = period.key;
    const weight = files.reduce((sum, one) => sum + one.bytes, 0);
    periods.push({ scheme, period: id, count: files.length, bytes: weight });
    count += files.length;
    bytes += weight;
  }
  const shown = (some: readonly Gone[]) => ({
    count: some.length,
    people: some.slice(0, mostGoingAtOnce).map(({ id, name }) => ({ id, name })),
  });
  return {
    files: { count, bytes, periods: periods.slice(0, mostGoingAtOnce) },
    contacts: shown(contacts),
    names: shown(names),
    held: held.length,
    ...(jump && { jump }),
  };
}

function* inLots<Item>(items: readonly Item[], stop: AbortSignal | undefined): Generator<readonly Item[]> {
  const some = items.slice(0, mostGoingAtOnce);
  for (let first = 0; first < some.length && !stop?.aborted; first += atOnce) yield some.slice(first, first + atOnce);
}

/** Told first, then taken away: what a crash leaves behind is got by nobody, and the sweep takes it away. */
async function dropFiles(
  period: DuePeriod['period'],
  files: DuePeriod['files'],
  { files: months }: Retention,
): Promise<number> {
  const { store, chain } = period;
  const reason = `保存期满：定稿后 ${months} 个月 / Kept for ${months} months after final`;
  const gone = await change(period, chain, async (at) => {
    const stored = await storedPeriod(period);
    if (stored === null || !isOver(stored.record)) return { answer: [] };
    const read = await Promise.all(files.map(async ({ digest }) => ({ digest, row: await keptFile(period, digest) })));
    const going = read.flatMap(({ digest, row }) => (row && !row.value.destroyed ? [{ digest, row }] : []));
    const answer = going.map(({ digest }) => digest);
    if (going.length === 0) return { answer };
    const bytes = going.reduce((sum, { row }) => sum + row.value.bytes, 0);
    return {
      answer,
      change: {
        operations: [
          ...going.map(({ digest, row }) =>
            putFileRow(digest, { ...row.value, destroyed: { by: service, at, reason } }, row),
          ),
          putRoom(await roomOf(period), { count: -going.length, bytes: -bytes }),
        ],
        by: service,
        what: 'files-expired',
        detail: { files: going.length, bytes, 'keep-files': months ?? 0 },
      },
    };
  });
  for (const digest of gone) await store.files.remove(chain.partition, digest);
  return gone.length;
}

/** Those of them whose entry is as it was when their time was told. */
async function unchanged({ store }: StoreAndClock, organisation: string, gone: readonly Gone[]) {
  const { partition } = peopleChain(organisation);
  const read = await Promise.all(gone.map(({ id }) => getRow(store, partition, personKind, id)));
  return read.flatMap((row, i) => (row !== null && row.etag === gone[i]?.etag ? [row.value] : []));
}

/** Of these people the rows of their contacts, as far as there are any. */
async function contactRows({ store }: StoreAndClock, organisation: string, ids: readonly string[]) {
  const { partition } = peopleChain(organisation);
  const read = await Promise.all(ids.map((id) => getRow(store, partition, contactKind, id)));
  return ids.filter((_, i) => read[i] !== null);
}

const withoutContact = (id: string): Operation => ({ kind: 'delete', row: rowKey(contactKind, id) });

function dropContacts(
  given: StoreAndClock,
  organisation: string,
  gone: readonly Gone[],
  { contacts: days }: Retention,
): Promise<number> {
  return change(given, peopleChain(organisation), async () => {
    const people = await unchanged(given, organisation, gone);
    const ids = await contactRows(
      given,
      organisation,
      people.map(({ id }) => id),
    );
    if (ids.length === 0) return { answer: 0 };
    return {
      answer: ids.length,
      change: {
        operations: ids.map(withoutContact),
        by: service,
        what: 'contacts-expired',
        detail: { people: ids.join(' '), 'keep-contacts': days ?? 0 },
      },
    };
  });
}

const codeBytes = 4;

/** A code of chance, which tells nothing of the name; an address that tells it goes with the name. */
function replaceNames(
  given: StoreAndClock,
  organisation: string,
  gone: readonly Gone[],
  { names: months }: Retention,
): Promise<number> {
  return change(given, peopleChain(organisation), async (at) => {
    const people = (await unchanged(given, organisation, gone)).filter(({ codedAt }) => codedAt === undefined);
    const ids = people.map(({ id }) => id);
    if (ids.length === 0) return { answer: 0 };
    const codeOf = () => `P-${randomBytes(codeBytes).toString('hex')}`;
    return {
      answer: ids.length,
      change: {
        operations: [
          ...people.map((row) => putPersonRow({ ...personOf(row), name: codeOf() }, at)),
          ...(await contactRows(given, organisation, ids)).map(withoutContact),
        ],
        by: service,
        what: 'names-replaced',
        detail: { people: ids.join(' '), 'keep-names': months ?? 0 },
      },
    };
  });
}
