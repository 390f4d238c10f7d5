// What every store promises, run on each of them.
import { joinKey } from '../../../functions/store/encode-key';
import { rows } from '../../../functions/store/rows';
import type { BatchResult, Store } from '../../../functions/store/store';
import { BatchTooLarge, KeyRefused, StoreUnavailable, ValueRefused } from '../../../functions/store/store';
import { collect, everything, KIB, numbered, put, remove } from './operations';

function etagOf(result: BatchResult): string {
  if (!result.written) throw new Error(`conflict at ${result.conflict}`);
  return result.etags[0] ?? '';
}

/** `opened` gives the store under test, `unavailable` one whose keeper does not answer any more. */
export function storeConformance(opened: () => Store, unavailable: () => Promise<Store>): void {
  let store: Store;
  let partition: string;
  let tests = 0;
  beforeEach(() => {
    store = opened();
    partition = joinKey('test', String((tests += 1)));
  });
  const rowsOf = async () => (await collect(rows(store, partition, everything))).map(({ row }) => row);
  const valueOf = async (row: string) => (await store.get({ partition, row }))?.value;

  describe('a record', () => {
    it('is null before it is written and comes back as it was written', async () => {
      expect(await store.get({ partition, row: 'a' })).toBeNull();
      const etag = etagOf(await store.batch(partition, [put('a', '{"标准分":"0.10"}')]));
      expect(await store.get({ partition, row: 'a' })).toEqual({ row: 'a', value: '{"标准分":"0.10"}', etag });
    });

    it.each([
      '',
      ' ',
      'null',
      '\ufeff"x"',
      '"\u2028"',
      '考核得分😀',
      "'; DROP TABLE record; --",
      '12345678901234567890',
      '\u0001\r\n\t',
    ])('keeps the text %j', async (text) => {
      await store.batch(partition, [put('a', text)]);
      expect(await valueOf('a')).toBe(text);
    });

    it('changes its ETag with every write, and the ETag fits in an HTTP header', async () => {
      const first = etagOf(await store.batch(partition, [put('a', '1')]));
      const second = etagOf(await store.batch(partition, [put('a', '1')]));
      expect(second).not.toBe(first);
      expect(second).toMatch(/^[\x21\x23-\x7e]+$/);
    });

    it('is told apart by the case of its key and by its partition', async () => {
      await store.batch(partition, [put('a', 'small'), put('A', 'large')]);
      await store.batch(joinKey('test', 'elsewhere'), [put('a', 'elsewhere')]);
      expect([await valueOf('a'), await valueOf('A'), await rowsOf()]).toEqual(['small', 'large', ['A', 'a']]);
    });
  });

  describe('a condition', () => {
    it('of absence holds once', async () => {
      expect(await store.batch(partition, [put('a', '1', { absent: true })])).toMatchObject({ written: true });
      expect(await store.batch(partition, [put('a', '2', { absent: true })])).toEqual({
        written: false,
        conflict: 'a',
      });
      expect(await valueOf('a')).toBe('1');
    });

    it('on an ETag holds until the next write', async () => {
      const etag = etagOf(await store.batch(partition, [put('a', '1')]));
      expect(await store.batch(partition, [put('a', '2', { etag })])).toMatchObject({ written: true });
      expect(await store.batch(partition, [put('a', '3', { etag })])).toEqual({ written: false, conflict: 'a' });
      expect(await valueOf('a')).toBe('2');
    });

    it('on an ETag fails where the row is not there, or was deleted and written again', async () => {
      const etag = etagOf(await store.batch(partition, [put('a', '1')]));
      expect(await store.batch(partition, [put('b', '1', { etag })])).toEqual({ written: false, conflict: 'b' });
      await store.batch(partition, [remove('a')]);
      await store.batch(partition, [put('a', '1')]);
      expect(await store.batch(partition, [put('a', '2', { etag })])).toEqual({ written: false, conflict: 'a' });
    });

    it.each(['*', '', 'W/"x"', 'x"\r\nIf-Match: *\r\n', "datetime'2026-10-01T00%3A00%3A00.0000000Z'", '中'])(
      'on the foreign ETag %j never holds',
      async (etag) => {
        await store.batch(partition, [put('a', '1')]);
        expect(await store.batch(partition, [put('a', '2', { etag })])).toEqual({ written: false, conflict: 'a' });
        expect(await valueOf('a')).toBe('1');
      },
    );
  });

  describe('a batch', () => {
    it('writes nothing where one operation conflicts, and names that row', async () => {
      await store.batch(partition, [put('old', '1'), put('kept', '1')]);
      const batch = [put('new', '1'), put('kept', '2'), remove('old'), put('taken', '1', { etag: 'x' })];
      expect(await store.batch(partition, batch)).toEqual({ written: false, conflict: 'taken' });
      const absent = [put('new', '1'), put('kept', '2'), remove('old'), remove('missing')];
      expect(await store.batch(partition, absent)).toEqual({ written: false, conflict: 'missing' });
      const present = [put('new', '1'), put('kept', '2', { absent: true }), remove('old')];
      expect(await store.batch(partition, present)).toEqual({ written: false, conflict: 'kept' });
      expect([await rowsOf(), await valueOf('kept')]).toEqual([['kept', 'old'], '1']);
    });

    it('writes and deletes together and gives the ETags in order', async () => {
      await store.batch(partition, [put('old', '1')]);
      const result = await store.batch(partition, [put('a', '1', { absent: true }), remove('old'), put('b', '2')]);
      const etags = await Promise.all(['a', 'b'].map(async (row) => (await store.get({ partition, row }))?.etag));
      expect(result).toEqual({ written: true, etags: [etags[0], '', etags[1]] });
      expect(await rowsOf()).toEqual(['a', 'b']);
    });

    it('without operations writes nothing', async () => {
      expect(await store.batch(partition, [])).toEqual({ written: true, etags: [] });
    });

    it('takes 100 operations and not 101', async () => {
      expect(
        await store.batch(
          partition,
          numbered(100).map((row) => put(row, 'v')),
        ),
      ).toMatchObject({ written: true });
      const tooMany = numbered(101, 500).map((row) => put(row, 'v'));
      await expect(store.batch(partition, tooMany)).rejects.toThrow(BatchTooLarge);
      expect(await rowsOf()).toHaveLength(100);
    });

    it('takes 100 operations with the longest keys and 2.5 MiB of values, and not more', async () => {
      const longest = joinKey('test', 'p'.repeat(507));
      const value = '考'.repeat(Math.floor((2.5 * KIB * KIB) / 100 / 3));
      const batch = numbered(100).map((row) => put(row.padEnd(512, '~'), value));
      expect(await store.batch(longest, batch)).toMatchObject({ written: true });
      const more = [...batch.slice(1), put('last', `${value}${'考'.repeat(100)}`)];
      await expect(store.batch(longest, more)).rejects.toThrow(BatchTooLarge);
    });

    it.each(['考', 'x', '"', '😀'])('takes a value of 750 KiB of %s and not more', async (character) => {
      const text = character.repeat((750 * KIB) / Buffer.byteLength(character));
      await store.batch(partition, [put('a', text)]);
      expect((await valueOf('a')) === text).toBe(true);
      await expect(store.batch(partition, [put('b', `${text}x`)])).rejects.toThrow(BatchTooLarge);
    });

    it('refuses a row named twice, and text that would not come back as it was', async () => {
      await expect(store.batch(partition, [put('a', '1'), put('a', '2')])).rejects.toThrow(KeyRefused);
      await expect(store.batch(partition, [put('a', '\ud800')])).rejects.toThrow(ValueRefused);
      await expect(store.batch(partition, [put('a', 'x\0y')])).rejects.toThrow(ValueRefused);
      expect(await rowsOf()).toEqual([]);
    });
  });

  describe('a range', () => {
    it('gives more than 1,000 rows in order, page by page, each once', async () => {
      const names = numbered(2_050);
      for (let first = 0; first < names.length; first += 100) {
        await store.batch(
          partition,
          names
            .slice(first, first + 100)
            .reverse()
            .map((row) => put(row, row)),
        );
      }
      const page = await store.range(partition, everything);
      expect([page.rows.length, page.next === null]).toEqual([1_000, false]);
      expect(await rowsOf()).toEqual(names);
      const small = await collect(rows(store, partition, { from: 'r00100', to: 'r00200', limit: 7 }));
      expect(small.map(({ row }) => row)).toEqual(names.slice(100, 200));
    });

    it('begins with its first bound and ends before its last', async () => {
      await store.batch(
        partition,
        ['a', 'b', 'b!x', 'c'].map((row) => put(row, row)),
      );
      expect((await store.range(partition, { from: 'b', to: 'c' })).rows.map(({ row }) => row)).toEqual(['b', 'b!x']);
      expect(await store.range(partition, { from: 'c', to: 'b' })).toEqual({ rows: [], next: null });
      const whole = await store.range(partition, { from: 'a', to: 'c', limit: 3 });
      expect([whole.rows.length, whole.next]).toEqual([3, null]);
    });

    it('orders by code unit and by parts', async () => {
      const names = [
        joinKey('a', 'z'),
        joinKey('a-b', 'a'),
        'B',
        'a',
        'b',
        '10',
        '9',
        'a.b',
        'a_b',
        'a~b',
        joinKey('a', '中'),
      ];
      await store.batch(
        partition,
        names.map((row) => put(row, row)),
      );
      expect(await rowsOf()).toEqual([...names].sort());
    });

    it.each([0, -1, 1.5, 1_001, Number.NaN])('of %d rows a page is refused', async (limit) => {
      await expect(store.range(partition, { ...everything, limit })).rejects.toThrow(RangeError);
    });
  });

  it('loses no increment that parallel writers make with ETags', async () => {
    await store.batch(partition, [put('count', '0')]);
    const increment = async (): Promise<void> => {
      const standing = await store.get({ partition, row: 'count' });
      if (standing === null) throw new Error('the count is gone');
      const next = put('count', String(Number(standing.value) + 1), { etag: standing.etag });
      const result = await store.batch(partition, [next]);
      if (!result.written) await increment();
    };
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let turn = 0; turn < 5; turn += 1) await increment();
      }),
    );
    expect(await valueOf('count')).toBe('40');
  });

  it('lets one of many parallel writers create a row', async () => {
    const create = (value: number) => store.batch(partition, [put('a', String(value), { absent: true })]);
    const results = await Promise.all(Array.from({ length: 20 }, (_, value) => create(value)));
    expect(results.filter(({ written }) => written)).toHaveLength(1);
  });

  it('says that it is unavailable, and never that there is nothing', async () => {
    const gone = await unavailable();
    await expect(gone.get({ partition, row: 'a' })).rejects.toThrow(StoreUnavailable);
    await expect(gone.range(partition, everything)).rejects.toThrow(StoreUnavailable);
    await expect(gone.keys(partition, everything)).rejects.toThrow(StoreUnavailable);
    await expect(gone.partitions(everything)).rejects.toThrow(StoreUnavailable);
    await expect(gone.remove({ partition, row: 'a' }, "datetime'2026-10-01'")).rejects.toThrow(StoreUnavailable);
    await expect(gone.batch(partition, [put('a', '1')])).rejects.toThrow(StoreUnavailable);
    await expect(gone.batch(partition, [put('a', '1', { absent: true })])).rejects.toThrow(StoreUnavailable);
  });

  it('says that it is unavailable after it was closed', async () => {
    await store.close();
    await store.close();
    await expect(store.get({ partition, row: 'a' })).rejects.toThrow(StoreUnavailable);
    await expect(store.range(partition, everything)).rejects.toThrow(StoreUnavailable);
    await expect(store.keys(partition, everything)).rejects.toThrow(StoreUnavailable);
    await expect(store.partitions(everything)).rejects.toThrow(StoreUnavailable);
    await expect(store.remove({ partition, row: 'a' }, 'x')).rejects.toThrow(StoreUnavailable);
    await expect(store.batch(partition, [put('a', '1')])).rejects.toThrow(StoreUnavailable);
  });
}
