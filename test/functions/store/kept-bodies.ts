// What every store promises of bodies, which are larger than a record, run on each of them.
import { BodyCorrupt, BodyMissing, digestOf, getBody, putBodies, putBody } from '../../../functions/store/bodies';
import { joinKey } from '../../../functions/store/encode-key';
import { rows } from '../../../functions/store/rows';
import type { Store } from '../../../functions/store/store';
import { collect, everything, KIB, numbered, put, remove } from './operations';

export function keptBodiesConformance(opened: () => Store): void {
  let store: Store;
  let partition: string;
  let tests = 0;
  beforeEach(() => {
    store = opened();
    partition = joinKey('body', String((tests += 1)));
  });
  const rowsOf = async () => (await collect(rows(store, partition, everything))).map(({ row }) => row);

  describe('a body', () => {
    it.each([0, 1, 700 * KIB, 700 * KIB + 1, 3 * KIB * KIB])(
      'of %d characters in Chinese and emoji comes back',
      async (length) => {
        const text = 'x考😀'
          .repeat(Math.ceil(length / 4))
          .slice(0, length)
          .replace(/[\ud800-\udbff]$/, 'x');
        const digest = await putBody(store, partition, text);
        expect(digest).toBe(digestOf(text));
        expect((await getBody(store, partition, digest)) === text).toBe(true);
      },
    );

    it('is kept once, however often it is put', async () => {
      await putBody(store, partition, 'same');
      await putBodies(store, partition, ['same', 'same']);
      expect(await rowsOf()).toEqual([joinKey('body', digestOf('same'), '0')]);
    });

    it('is kept together with many others', async () => {
      const texts = [...numbered(250), '考'.repeat(400 * KIB), '核'.repeat(400 * KIB)];
      const digests = await putBodies(store, partition, texts);
      expect(digests).toEqual(texts.map(digestOf));
      const back = await Promise.all(digests.map((digest) => getBody(store, partition, digest)));
      expect(back.every((text, index) => text === texts[index])).toBe(true);
    });

    it('that was never put is missing, also in another partition', async () => {
      const digest = await putBody(store, joinKey('other'), 'text');
      await expect(getBody(store, partition, digest)).rejects.toThrow(BodyMissing);
    });

    it.each([
      ['another text', put('0', '1\nother')],
      ['no count', put('0', 'text')],
      ['a wrong count', put('0', '9999\ntext')],
      ['a changed later chunk', put('1', 'x')],
      ['a lost later chunk', remove('1')],
    ])('with %s is corrupt', async (_, change) => {
      const digest = await putBody(store, partition, 'x'.repeat(701 * KIB));
      await store.batch(partition, [{ ...change, row: joinKey('body', digest, change.row) }]);
      await expect(getBody(store, partition, digest)).rejects.toThrow(BodyCorrupt);
    });
  });
}
