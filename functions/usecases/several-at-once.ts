// Work on many things, several of them at a time, so that one that is slow does not hold up all others.

/** Rejects with the first error, once what was begun has ended. After `stop` nothing is begun any more. */
export async function severalAtOnce<Item>(
  items: Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<void>,
  stop?: AbortSignal,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const errors: unknown[] = [];
  let isAllBegun = false;
  const worker = async () => {
    for (let next = left.next(); !next.done && errors.length === 0 && !stop?.aborted; next = left.next()) {
      await work(next.value).catch((error: unknown) => errors.push(error));
    }
    isAllBegun = true;
  };
  const workers: Promise<void>[] = [];
  while (workers.length < most && !isAllBegun) workers.push(worker());
  await Promise.all(workers);
  if (errors.length > 0) throw errors[0];
}
