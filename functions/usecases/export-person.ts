// Everything that is stored about a person (个人信息导出), page by page through the whole of an organisation: whoever asks for it is told of in the audit.
import { z } from 'zod';
import { mostExported, type ExportedItem, type PersonExport } from '../../shared/api/person-export';
import { bodyRows, digestInRow, getBody } from '../store/bodies';
import { boundAfter, everyRow, keyParts } from '../store/encode-key';
import { StoreUnavailable, type Stored } from '../store/store';
import { change } from './audit-chain';
import { entryIn, entryRow, entryRows } from './audit-rows';
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

/** A place to be looked through: an audit chain's partition, or the notices. */
interface Place {
  readonly name: string;
  readonly partition: string;
}

/** Where a page goes on, in an export that the audit tells of under this number. */
const markSchema = z.tuple([z.int().min(1), z.string(), z.string()]);
type Mark = z.infer<typeof markSchema>;

/**
 * One page of what names a person on record. The first is told in the audit, and names the export; the others follow it alone, for
 * whoever began it.
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
    let start: string | null = isFirst && from !== '' ? from : everyRow.from;
    while (start !== null) {
      const page = await given.store.range(place.partition, { from: start, to: everyRow.to, limit: rowsAtOnce });
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
  for await (const { name, partition } of chainsOf(given.store, organisation)) yield { name, partition };
  yield { name: 'notices', partition: noticesOf(organisation) };
}

/** What a row, or the body that begins in it, says of the person; and how many characters were read for that. */
async function itemsIn(
  { store }: StoreAndClock,
  { name: chain, partition }: Place,
  row: Stored,
  person: Named,
): Promise<{ readonly items: ExportedItem[]; readonly read: number }> {
  const [kind = '', key = '', part] = keyParts(row.row);
  const read = row.value.length;
  if ([markKind.first, unnamedKind.first].includes(kind)) return { items: [], read };
  if (row.row < bodyRows.from || row.row >= bodyRows.to) {
    const value = valueFor(kind, key, row, person);
    return { items: value === undefined ? [] : [{ chain, kind, key: row.row, value }], read };
  }
  if (part !== '0') return { items: [], read: 0 };
  const digest = digestInRow(row.row);
  try {
    const text = await getBody(store, partition, digest);
    const parts = person.in(text) ? partsNaming(person, JSON.parse(text) as unknown) : [];
    return { items: parts.map((value) => ({ chain, kind, key: digest, value })), read: text.length };
  } catch (error) {
    if (!(error instanceof StoreUnavailable && error.trouble === 'damaged')) throw error;
    // What a crash left half written, too: the verification tells which it is.
    return { items: [{ chain, kind, key: digest, value: null, damaged: true }], read };
  }
}

/** What a row tells of the person; undefined where it does not name them. Of another's entry a role of the same word is no name. */
function valueFor(kind: string, key: string, { row, value }: Stored, person: Named): unknown {
  const { person: personKind, contact: contactKind } = chainRows.people;
  const isEntry = kind === personKind.first || kind === contactKind.first;
  if (isEntry && key !== person.id) return undefined;
  if (!isEntry && !person.in(row) && !person.in(value)) return undefined;
  const read = JSON.parse(value) as Record<string, unknown>;
  if (isEntry) delete read['salt'];
  if (!(row >= entryRows.from && row < entryRows.to)) return read;
  const { person: whom } = read['detail'] as Record<string, unknown>;
  const told = read['what'] === 'person-put' ? { ...read, detail: { person: whom } } : read;
  return person.in(JSON.stringify(told)) ? read : undefined;
}

/** Tells in the audit that this export begins. */
async function begun(given: StoreAndClock, { organisation, id: by }: Pick<Person, 'organisation' | 'id'>, id: string) {
  await assertOnRecord(given, organisation, id);
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
