// A paged list as a whole (分页): page after page, as they are needed, until none follows.

import type { Problem } from './problem';

/** Asks for the page that begins at `next`, the first one where there is none. */
export type AskPage<Item> = (
  next: string | undefined,
) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>;

/** Every item, in order; a page is asked for once those before it were taken. */
export async function* everyItem<Item>(page: AskPage<Item>): AsyncGenerator<Item> {
  let next: string | null | undefined;
  do {
    const answer = await page(next ?? undefined);
    yield* answer.items;
    next = answer.next;
  } while (next !== null);
}

/** A list that changes while it is read is begun anew so often, before whoever reads it is told. */
const mostBeginnings = 5;

/** What is read of a list from its beginning, page by page; begun anew where the list has changed between two of them. */
export async function readWhole<Read>(read: () => Promise<Read>): Promise<Read> {
  for (let left = mostBeginnings - 1; ; left -= 1) {
    try {
      return await read();
    } catch (error) {
      if (left === 0 || !hasChanged(error)) throw error;
    }
  }
}

/** Every item at once. */
export function wholeList<Item>(page: AskPage<Item>): Promise<Item[]> {
  return readWhole(async () => {
    const all: Item[] = [];
    for await (const item of everyItem(page)) all.push(item);
    return all;
  });
}

/** Whether the service has refused the next page because what the one before ended with is there no more. */
function hasChanged(error: unknown): boolean {
  return error instanceof Error && 'problem' in error && (error.problem as Problem).code === 'list-changed';
}
