// What every store promises of row keys without values and of single removals, run on each of them.
import { joinKey } from '../../../functions/store/encode-key';
import { rowKeys } from '../../../functions/store/rows';
import type { Operation, Store } from '../../../functions/store/store';
import { KeyRefused } from '../../../functions/store/store';
import { everything, numbered, put } from './operations';

const names = numbered(30);

export function keysAndRemovalConformance(opened: () => Store): void {
  let store: Store;
  let partition: string;
  let tests = 0;
  beforeEach(() => {
    store = opened();
    partition = joinKey('keys', String((tests += 1)));
  });
  const rowsOf = async () => (await store.keys(partition, everything)).rows;
  const written = async (...operations: Operation[]) => {
    const result = await store.batch(partition, operations);
    return result.written ? (result.etags[0] ?? '') : '';
  };

  describe('row keys', () => {
    it('come in order, page by page, each once, however large the values are', async () => {
      for (const row of names) await store.batch(partition, [put(row, 'x'.repeat(100 * 1024))]);
      const page = await store.keys(partition, { from: 'r00010', to: 'r00020', limit: 4 });
      expect(page).toEqual({ rows: names.slice(10, 14), next: expect.any(String) });
      const found: string[] = [];
      for await (const row of rowKeys(store, partition, { ...everything, limit: 7 })) found.push(row);
      expect(found).toEqual(names);
      expect(await store.keys(partition, { from: 's', to: 't' })).toEqual({ rows: [], next: null });
    });

    it('are refused where a range would be', async () => {
      await expect(store.keys(partition, { ...everything, limit: 0 })).rejects.toThrow(RangeError);
      await expect(store.keys('a/b', everything)).rejects.toThrow(KeyRefused);
    });
  });

  describe('the partitions with a row of a key', () => {
    it('come in order, each once, and none where it only stands under another key', async () => {
      const found = ['b', 'a', 'c'].map((name) => joinKey('keys', `with-${tests}`, name));
      const row = joinKey('chain', `of-${tests}`);
      for (const one of found) await store.batch(one, [put(row, '1'), put('more', '1')]);
      await store.batch(partition, [put(joinKey('chain', `of-${tests}`, 'more'), '1')]);
      expect(await store.partitionsWith(row)).toEqual([...found].sort());
      expect(await store.partitionsWith(joinKey('chain', 'of-none'))).toEqual([]);
      await expect(store.partitionsWith('a/b')).rejects.toThrow(KeyRefused);
    });
  });

  describe('a removal', () => {
    it('takes the row with this ETag, and no other', async () => {
      const etag = await written(put('a', '1'), put('b', '1'));
      expect(await store.remove({ partition, row: 'a' }, etag)).toBe(true);
      expect(await rowsOf()).toEqual(['b']);
      expect(await store.remove({ partition, row: 'a' }, etag)).toBe(false);
    });

    it('leaves a row that was written again, if with the same value', async () => {
      const etag = await written(put('a', '1'));
      await store.batch(partition, [put('a', '1')]);
      expect(await store.remove({ partition, row: 'a' }, etag)).toBe(false);
      expect(await rowsOf()).toEqual(['a']);
    });

    it.each(['*', '', 'W/"x"', 'x"\r\nIf-Match: *\r\n'])('by the foreign ETag %j takes nothing', async (etag) => {
      await store.batch(partition, [put('a', '1')]);
      expect(await store.remove({ partition, row: 'a' }, etag)).toBe(false);
      expect(await rowsOf()).toEqual(['a']);
    });
  });
}
