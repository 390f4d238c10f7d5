// Reading a list page by page: rows of one kind in the order of their names.
import { idPattern } from '../../shared/scheme/id';
import { boundAfter, rowsUnder } from '../store/encode-key';
import { MAX_PAGE_ROWS } from '../store/limits';
import { rowKey, valueIn, type RowKind } from '../store/row-kinds';
import type { Given } from './given';
import { Refusal } from './refusal';

/** How much is asked for, and after which name. */
export interface Asked {
  readonly limit?: number | undefined;
  readonly next?: string | undefined;
}

interface Page<Entry> {
  readonly entries: Entry[];
  readonly next: string | null;
}

/** The rows of a kind whose keys go on with `more` and a name; `nameOf` gives the name back, an id, which `next` is made of. */
export async function page<Entry>(
  given: Given,
  partition: string,
  kind: RowKind<Entry>,
  more: readonly string[],
  { limit = MAX_PAGE_ROWS, next }: Asked,
  nameOf: (entry: Entry) => string,
): Promise<Page<Entry>> {
  if (next !== undefined && !idPattern.test(next)) throw new Refusal('malformed', 'next is not one that was given');
  const { from, to } = rowsUnder(kind.first, ...more);
  const start = next === undefined ? from : boundAfter(rowKey(kind, ...more, next));
  const found = await given.store.range(partition, { from: start, to, limit });
  const entries = found.rows.map((row) => valueIn(kind, row));
  const last = entries.at(-1);
  return { entries, next: found.next === null || last === undefined ? null : nameOf(last) };
}

/** One page of a list that is at hand as a whole. */
export function slice<Entry>(
  entries: readonly Entry[],
  { limit = entries.length, next }: Asked,
  nameOf: (entry: Entry) => string,
): Page<Entry> {
  const last = next === undefined ? -1 : entries.findIndex((entry) => nameOf(entry) === next);
  if (next !== undefined && last === -1) throw new Refusal('malformed', 'next is not one that was given');
  const start = last + 1;
  const shown = entries.slice(start, start + limit);
  const end = shown.at(-1);
  return { entries: shown, next: end === undefined || start + limit >= entries.length ? null : nameOf(end) };
}
