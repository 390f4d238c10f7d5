// A paged list as a whole (分页): page after page, as they are needed, until none follows.

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

/** The same at once. */
export async function wholeList<Item>(page: AskPage<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of everyItem(page)) all.push(item);
  return all;
}
