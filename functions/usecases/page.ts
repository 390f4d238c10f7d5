// Reading a list page by page: rows of one kind in the order of their names.
import { idPattern } from '../../shared/scheme/id';
import { boundAfter, rowsUnder } from '../store/encode-key';
import { MAX_PAGE_ROWS } from '../store/limits';
import { rowKey, valueIn, type RowKind } from '../store/row-kinds';
import type { StoreAndClock } from './store-and-clock';
import { RequestRefusal } from './request-refusal';

/** How much is asked for, and after which name. */
export interface PageAsked {
  readonly limit?: number | undefined;
  readonly next?: string | undefined;
}

interface Page<Entry> {
  readonly entries: Entry[];
  readonly next: string | null;
}

/** The rows of a kind whose keys go on with `more` and a name; `nameOf` gives the name back, an id, which `next` is made of. */
export async function page<Entry>(
  given: StoreAndClock,
  partition: string,
  kind: RowKind<Entry>,
  more: readonly string[],
  { limit = MAX_PAGE_ROWS, next }: PageAsked,
  nameOf: (entry: Entry) => string,
): Promise<Page<Entry>> {
  if (next !== undefined && !idPattern.test(next))
    throw new RequestRefusal('malformed', 'next is not one that was given');
  const { from, to } = rowsUnder(kind.first, ...more);
  const start = next === undefined ? from : boundAfter(rowKey(kind, ...more, next));
  const found = await given.store.range(partition, { from: start, to, limit });
  const entries = found.rows.map((row) => valueIn(kind, row));
  const last = entries.at(-1);
  return { entries, next: found.next === null || last === undefined ? null : nameOf(last) };
}

/**
 * One page of what is there one by one: it is taken as far as the page reaches, and one further. `passing` tells the names of what may
 * leave the list: where the page before ended with such a one that is gone, it is refused with `list-changed`, so that whoever reads
 * it all begins anew and misses nothing.
 */
export async function pageOf<Entry>(
  entries: AsyncIterable<Entry> | Iterable<Entry>,
  { limit = Infinity, next }: PageAsked,
  nameOf: (entry: Entry) => string,
  passing?: RegExp,
): Promise<Page<Entry>> {
  const page: Entry[] = [];
  let begun = next === undefined;
  for await (const entry of entries) {
    const last = page.at(-1);
    if (page.length === limit && last !== undefined) return { entries: page, next: nameOf(last) };
    if (begun) page.push(entry);
    else begun = nameOf(entry) === next;
  }
  if (!begun && passing?.test(next ?? ''))
    throw new RequestRefusal('list-changed', 'What the page before ended with is in the list no more');
  if (!begun) throw new RequestRefusal('malformed', 'next is not one that was given');
  return { entries: page, next: null };
}
