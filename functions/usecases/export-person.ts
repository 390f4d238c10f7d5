// Everything that is stored about a person (个人信息导出), page by page through the whole of an organisation: whoever asks for it is told of in the audit.
import { z } from 'zod';
import { mostExported, type ExportedItem, type PersonExport } from '../../shared/api/person-export';
import { bodyRows, digestInRow, getBody } from '../store/bodies';
import { boundAfter, everyRow, keyParts, rowsUnder } from '../store/encode-key';
import { valueIn } from '../store/row-kinds';
import { StoreUnavailable, type Range, type Store, type Stored } from '../store/store';
import { change } from './audit-chain';
import { entryIn, entryRow, entryRows } from './audit-rows';
import { getSaid, jobKind, jobs } from './consolidation-job';
import { chainRows, chainsOf, markKind, peopleChain, unnamedKind } from './chains';
import { named, partsNaming, type Named } from './naming';
import { noticesOf } from './notices';
import { assertOnRecord } from './people';
import type { Person } from './person';
import { RequestRefusal } from './request-refusal';
import type { StoreAndClock } from './store-and-clock';

/** A page ends once its items, or what was looked through for them, come to so many bytes. */
const mostItemBytes = 2 * 1024 * 1024;
const mostReadBytes = 48 * 1024 * 1024;
const rowsAtOnce = 100;

/** A place to be looked through: an audit chain's partition, the notices, or the organisation's stretch of jobs. */
interface Place {
  readonly name: string;
  readonly partition: string;
  readonly range: Pick<Range, 'from' | 'to'>;
}

/** A row as it is found; null where the store itself cannot read it. */
type Found = Omit<Stored, 'value'> & { readonly value: string | null };

/** Where a page goes on, in an export that the audit tells of under this number. */
const markSchema = z.tuple([z.int().min(1), z.string(), z.string()]);
type Mark = z.infer<typeof markSchema>;

/**
 * One page of what names a person on record, and of what cannot be read, by its key. The first is told in the audit, and names the export;
 * the others follow it alone, for whoever began it.
 */
export async function exportPerson(
  given: StoreAndClock,
  actor: Pick<Person, 'organisation' | 'id'>,
  id: string,
  next?: string,
): Promise<PersonExport> {
  const { organisation } = actor;
  const [sequence, name, from] =
    next === undefined ? await begun(given, actor, id) : await goingOn(given, actor, id, next);
  const person = named(id);
  const items: ExportedItem[] = [];
  let [itemBytes, readBytes] = [0, 0];
  let isReached = name === '';
  for await (const place of placesOf(given, organisation)) {
    const isFirst = place.name === name;
    isReached ||= isFirst;
    if (!isReached) continue;
    // Never before the place begins, whatever the mark says.
    let start: string | null = isFirst && from > place.range.from ? from : place.range.from;
    while (start !== null) {
      const page = await readPage(given.store, place.partition, { ...place.range, from: start, limit: rowsAtOnce });
      for (const row of page.rows) {
        const found = await itemsIn(given, place, row, person);
        items.push(...found.items);
        itemBytes += found.items.reduce((sum, item) => sum + JSON.stringify(item).length, 0);
        readBytes += found.read;
        const isFull = items.length >= mostExported || itemBytes >= mostItemBytes || readBytes >= mostReadBytes;
        if (isFull) return { items, next: markOf([sequence, place.name, boundAfter(row.row)]) };
      }
      start = page.next;
    }
  }
  if (!isReached) throw unknownMark();
  return { items, next: null };
}

async function* placesOf(given: StoreAndClock, organisation: string): AsyncGenerator<Place> {
  for await (const { name, partition } of chainsOf(given.store, organisation))
    yield { name, partition, range: everyRow };
  yield { name: 'notices', partition: noticesOf(organisation), range: everyRow };
  yield { name: 'consolidations', partition: jobs, range: rowsUnder(jobKind.first, organisation) };
}

/** A page of rows; row by row where one of them keeps the store from giving the others. */
async function readPage(store: Store, partition: string, range: Range) {
  try {
    return (await store.range(partition, range)) as { readonly rows: readonly Found[]; readonly next: string | null };
  } catch (error) {
    if (!isDamage(error)) throw error;
    const { rows: keys, next } = await store.keys(partition, range);
    const found: Found[] = [];
    for (const row of keys) {
      const stored = await store.get({ partition, row }).catch((failed: unknown) => {
        if (!isDamage(failed)) throw failed;
        return { row, value: null, etag: '' };
      });
      if (stored !== null) found.push(stored);
    }
    return { rows: found, next };
  }
}

const isDamage = (error: unknown): boolean => error instanceof StoreUnavailable && error.trouble === 'damaged';

interface InRow {
  readonly items: readonly ExportedItem[];
  /** how many characters were read for that */
  readonly read: number;
}

/** What a row, or the body that begins in it, says of the person. */
async function itemsIn({ store }: StoreAndClock, place: Place, row: Found, person: Named): Promise<InRow> {
  const { name: chain, partition } = place;
  const [kind = '', key = '', part] = keyParts(row.row);
  const isBody = row.row >= bodyRows.from && row.row < bodyRows.to;
  const read = row.value?.length ?? 0;
  if ([markKind.first, unnamedKind.first].includes(kind)) return { items: [], read };
  // A later chunk is read with the first one.
  if (isBody && part !== '0') return { items: [], read: 0 };
  const at = { chain, kind, key: isBody ? digestInRow(row.row) : row.row };
  try {
    if (isBody) {
      const text = await getBody(store, partition, at.key);
      return { items: partsIn(text, person).map((value) => ({ ...at, value })), read: text.length };
    }
    const value = valueFor(kind, key, row, person);
    const items = value === undefined ? [] : [{ ...at, value }];
    if (partition !== jobs) return { items, read };
    const said = (await getSaid(store, valueIn(jobKind, row as Stored))) ?? 'null';
    const more = partsIn(said, person).map((part) => ({ ...at, kind: 'said', value: part }));
    return { items: [...items, ...more], read: read + said.length };
  } catch (error) {
    if (!(isDamage(error) || error instanceof NotReadable)) throw error;
    // Of bodies what a crash left half written, too: the verification tells which it is.
    return { items: [{ ...at, value: null, damaged: true }], read };
  }
}

/** Thrown over what is stored and is not what was written. */
class NotReadable extends Error {
  override readonly name = 'NotReadable';
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new NotReadable('no JSON');
  }
}

function partsIn(text: string, person: Named): unknown[] {
  return person.in(text) ? partsNaming(person, json(text)) : [];
}

/** What a row tells of the person; undefined where it does not name them. Of another's entry a role of the same word is no name. */
function valueFor(kind: string, key: string, { row, value }: Found, person: Named): unknown {
  const { person: personKind, contact: contactKind } = chainRows.people;
  const isEntry = kind === personKind.first || kind === contactKind.first;
  if (isEntry && key !== person.id) return undefined;
  if (value === null) throw new NotReadable('nothing');
  const read = json(value);
  if (!isEntry && !person.in(row) && !person.in(value)) return undefined;
  if (!isMembers(read)) return read;
  if (isEntry) delete read['salt'];
  const { what, detail } = read;
  if (!(row >= entryRows.from && row < entryRows.to) || what !== 'person-put' || !isMembers(detail)) return read;
  const told = { ...read, detail: { person: detail['person'] } };
  return person.in(JSON.stringify(told)) ? read : undefined;
}

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells in the audit that this export begins. */
async function begun(given: StoreAndClock, { organisation, id: by }: Pick<Person, 'organisation' | 'id'>, id: string) {
  // Somebody whose entry cannot be read is on record nevertheless.
  await assertOnRecord(given, organisation, id).catch((error: unknown) => {
    if (!isDamage(error)) throw error;
  });
  return change(given, peopleChain(organisation), async (_, { sequence }) => ({
    answer: [sequence + 1, '', ''] satisfies Mark,
    change: { operations: [], by, what: 'person-exported', detail: { person: id } },
  }));
}

async function goingOn(
  { store }: StoreAndClock,
  { organisation, id: by }: Pick<Person, 'organisation' | 'id'>,
  id: string,
  next: string,
): Promise<Mark> {
  const mark = markIn(next);
  const chain = peopleChain(organisation);
  const stored = await store.get({ partition: chain.partition, row: entryRow(mark[0]) });
  const entry = stored && entryIn(chain, stored);
  if (entry?.what !== 'person-exported' || entry.by !== by || entry.detail['person'] !== id) throw unknownMark();
  return mark;
}

function markOf(mark: Mark): string {
  return Buffer.from(JSON.stringify(mark)).toString('base64url');
}

/** Only keys as the store gives them are looked from. */
function markIn(next: string): Mark {
  try {
    const mark = markSchema.parse(JSON.parse(Buffer.from(next, 'base64url').toString()));
    if (mark[0] <= 9_999_999_999 && /^[A-Za-z0-9._~*!-]+$/.test(mark[2])) return mark;
  } catch {
    // Not one that was given, whatever it is.
  }
  throw unknownMark();
}

const unknownMark = () => new RequestRefusal('malformed', 'next is not one that was given');
