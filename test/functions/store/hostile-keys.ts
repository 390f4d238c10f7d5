// What every store promises of keys that somebody chose to harm it, run on each of them.
import { joinKey, rowsUnder } from '../../../functions/store/encode-key';
import { rows } from '../../../functions/store/rows';
import type { Store } from '../../../functions/store/store';
import { KeyRefused } from '../../../functions/store/store';
import { collect, everything, put, remove } from './operations';

export function hostileKeysConformance(opened: () => Store): void {
  let store: Store;
  let partition: string;
  let tests = 0;
  beforeEach(() => {
    store = opened();
    partition = joinKey('hostile', String((tests += 1)));
  });

  describe('a hostile key', () => {
    const hostile = [
      "'",
      "zz' or PartitionKey ne 'zz",
      'a/b',
      'a\\b',
      '#',
      '?',
      '..',
      '\u0000',
      '\r\n',
      '\ud800',
      '%27',
      '__proto__',
      '考'.repeat(80),
    ];

    it.each(hostile)('made of %j keeps its own row and reaches no other', async (text) => {
      await store.batch(partition, [put('innocent', '1'), put(joinKey('row', text), text.replace(/[\ud800\0]/g, ''))]);
      const own = joinKey(partition, text);
      await store.batch(own, [put('a', 'own')]);
      expect(await collect(rows(store, own, everything))).toEqual([
        expect.objectContaining({ row: 'a', value: 'own' }),
      ]);
      expect(await collect(rows(store, partition, rowsUnder('row')))).toEqual([
        expect.objectContaining({ row: joinKey('row', text) }),
      ]);
    });

    it.each([...hostile.filter((text) => !['..', '__proto__'].includes(text)), '', 'x'.repeat(513)])(
      'that was not encoded (%j) is refused',
      async (text) => {
        await expect(store.get({ partition, row: text })).rejects.toThrow(KeyRefused);
        await expect(store.get({ partition: text, row: 'a' })).rejects.toThrow(KeyRefused);
        await expect(store.range(text, everything)).rejects.toThrow(KeyRefused);
        await expect(store.batch(text, [put('a', '1')])).rejects.toThrow(KeyRefused);
        await expect(store.batch(partition, [put(text, '1')])).rejects.toThrow(KeyRefused);
        await expect(store.batch(partition, [remove(text)])).rejects.toThrow(KeyRefused);
      },
    );

    it('in the bounds of a range gives no row outside its partition', async () => {
      await store.batch(partition, [put('a', '1')]);
      const injected = { from: "' or PartitionKey ne 'zz", to: "~' or PartitionKey ne 'zz" };
      expect((await store.range(partition, injected)).rows.map(({ row }) => row)).toEqual(['a']);
    });
  });
}
