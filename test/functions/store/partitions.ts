// What every store promises of the partitions that hold something, run on each of them.
import { joinKey, rowsUnder } from '../../../functions/store/encode-key';
import { partitionsIn } from '../../../functions/store/rows';
import type { Range, Store } from '../../../functions/store/store';
import { numbered, put, remove } from './operations';

export function partitionsConformance(opened: () => Store): void {
  let store: Store;
  let first: string;
  let tests = 0;
  beforeEach(() => {
    store = opened();
    first = `partitions-${(tests += 1)}`;
  });
  const under = () => rowsUnder(first);
  const found = async (range: Range): Promise<string[]> => {
    const all: string[] = [];
    for await (const partition of partitionsIn(store, range)) all.push(partition);
    return all;
  };

  describe('partitions', () => {
    it('come in the order of their parts, page by page, each once, however many rows it holds', async () => {
      const names = ['b', 'a', 'a-b', 'a.b', '10', '9', 'B', '中'].map((name) => joinKey(first, name));
      names.push(joinKey(first, 'a', 'z'), joinKey(first, 'a', 'b'));
      for (const partition of [...names].reverse()) {
        await store.batch(
          partition,
          numbered(partition.endsWith('9') ? 100 : 2).map((row) => put(row, 'x'.repeat(10_000))),
        );
      }
      const sorted = [...names].sort();
      expect(await found(under())).toEqual(sorted);
      expect(await found({ ...under(), limit: 3 })).toEqual(sorted);
      expect(await found({ ...under(), limit: sorted.length })).toEqual(sorted);
      expect(await store.partitions({ ...under(), limit: sorted.length })).toEqual({ partitions: sorted, next: null });
      const page = await store.partitions({ ...under(), limit: 3 });
      expect(page).toEqual({ partitions: sorted.slice(0, 3), next: expect.any(String) });
    });

    it('begin with the first bound and end before the last', async () => {
      const [a, b, c] = ['a', 'b', 'c'].map((name) => joinKey(first, name)) as [string, string, string];
      for (const partition of [a, b, c]) await store.batch(partition, [put('row', '1')]);
      expect(await found({ from: b, to: c })).toEqual([b]);
      expect(await found({ from: c, to: b })).toEqual([]);
    });

    it('are those of which something is left', async () => {
      const [kept, emptied] = [joinKey(first, 'kept'), joinKey(first, 'emptied')];
      for (const partition of [kept, emptied]) await store.batch(partition, [put('a', '1'), put('b', '1')]);
      await store.batch(emptied, [remove('a'), remove('b')]);
      await store.batch(kept, [remove('a')]);
      expect(await found(under())).toEqual([kept]);
    });

    it.each([0, -1, 1.5, 1_001, Number.NaN])('on a page of %d are refused', async (limit) => {
      await expect(store.partitions({ ...under(), limit })).rejects.toThrow(RangeError);
    });
  });
}
