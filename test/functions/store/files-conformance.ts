// What every keeper of files promises, run on each of them.
import { randomBytes } from 'node:crypto';
import { joinKey } from '../../../functions/store/encode-key';
import { digestOfBytes } from '../../../functions/store/file-bytes';
import type { Files, LaidFile } from '../../../functions/store/files';
import { StoreUnavailable } from '../../../functions/store/store';

const MIB = 1024 * 1024;

/** `opened` gives the files under test, `unavailable` some whose keeper does not answer any more, `spoil` writes other bytes under a digest. */
export function filesConformance(
  opened: () => Files,
  unavailable: () => Promise<Files>,
  spoil: (partition: string, digest: string, bytes: Uint8Array) => Promise<void>,
): void {
  let files: Files;
  let partition: string;
  let tests = 0;
  beforeEach(() => {
    files = opened();
    partition = joinKey('files', String((tests += 1)), '2026-10');
  });
  const keep = async (bytes: Uint8Array): Promise<string> => {
    const digest = digestOfBytes(bytes);
    await files.put(partition, digest, bytes);
    return digest;
  };
  const laid = async (): Promise<LaidFile[]> => {
    const all: LaidFile[] = [];
    for await (const one of files.list(partition)) all.push(one);
    return all;
  };

  it.each([0, 1, 4096, 10 * MIB])('gives back %d bytes as they were put', async (length) => {
    const bytes = randomBytes(length);
    const digest = await keep(bytes);
    const found = await files.get(partition, digest);
    expect(found !== null && Buffer.compare(found, bytes) === 0).toBe(true);
    expect([await files.has(partition, digest), (await laid()).map((one) => one.bytes)]).toEqual([true, [length]]);
  });

  it('has nothing where nothing was put, nor in another partition', async () => {
    const digest = await keep(Buffer.from('photo'));
    const other = joinKey('files', 'other', '2026-10');
    expect([await files.get(other, digest), await files.has(other, digest)]).toEqual([null, false]);
    expect(await files.remove(other, digest)).toBe(false);
    expect(await files.get(partition, 'a'.repeat(64))).toBeNull();
    expect(await files.get(partition, digest)).not.toBeNull();
  });

  it('keeps partitions apart that differ in case alone', async () => {
    const [upper, lower] = [joinKey('Files', 'A'), joinKey('files', 'a')];
    const bytes = Buffer.from('case');
    await files.put(upper, digestOfBytes(bytes), bytes);
    expect(await files.has(lower, digestOfBytes(bytes))).toBe(false);
  });

  it('puts the same again without harm, as another version', async () => {
    const digest = await keep(Buffer.from('twice'));
    const [first] = await laid();
    await keep(Buffer.from('twice'));
    const [second, ...more] = await laid();
    expect([second?.digest, more]).toEqual([digest, []]);
    expect(second?.version).not.toBe(first?.version);
    expect(await files.remove(partition, digest, first?.version)).toBe(false);
    expect(await files.remove(partition, digest, second?.version)).toBe(true);
    expect([await files.has(partition, digest), await laid()]).toEqual([false, []]);
  });

  it('takes the same from several at once', async () => {
    const bytes = randomBytes(MIB);
    await Promise.all(Array.from({ length: 8 }, () => keep(bytes)));
    expect(await laid()).toHaveLength(1);
    expect(await files.get(partition, digestOfBytes(bytes))).not.toBeNull();
  });

  it('lists every file once', async () => {
    const digests = await Promise.all(Array.from({ length: 30 }, (_, at) => keep(Buffer.from(`file ${at}`))));
    expect((await laid()).map(({ digest }) => digest).sort()).toEqual([...digests].sort());
  });

  it('removes once, whatever the version', async () => {
    const digest = await keep(Buffer.from('gone'));
    expect(await files.remove(partition, digest)).toBe(true);
    expect(await files.remove(partition, digest)).toBe(false);
    expect(await files.get(partition, digest)).toBeNull();
  });

  it.each(['', 'x', '../secrets', `${'a'.repeat(63)}/`, 'A'.repeat(64)])(
    'goes nowhere for the name %j',
    async (name) => {
      await expect(async () => files.get(partition, name)).rejects.toThrow(RangeError);
      await expect(async () => files.has(partition, name)).rejects.toThrow(RangeError);
      await expect(async () => files.remove(partition, name)).rejects.toThrow(RangeError);
      await expect(async () => files.put(partition, name, Buffer.from('x'))).rejects.toThrow(RangeError);
    },
  );

  it('takes no bytes of another digest', async () => {
    await expect(async () => files.put(partition, 'a'.repeat(64), Buffer.from('x'))).rejects.toThrow(RangeError);
    expect(await laid()).toEqual([]);
  });

  it.each([
    ['cut', Buffer.from('pho')],
    ['another', Buffer.from('photo of something else')],
    ['nothing', Buffer.alloc(0)],
  ])('never gives bytes that were changed behind its back: %s', async (_, bytes) => {
    const digest = await keep(Buffer.from('photo'));
    await spoil(partition, digest, bytes);
    await expect(files.get(partition, digest)).rejects.toMatchObject({ name: 'FileChanged', trouble: 'damaged' });
    await keep(Buffer.from('photo'));
    expect(await files.get(partition, digest)).not.toBeNull();
  });

  it('says that it is unavailable, and never that there is nothing', async () => {
    const gone = await unavailable();
    const digest = digestOfBytes(Buffer.from('x'));
    await expect(gone.put(partition, digest, Buffer.from('x'))).rejects.toThrow(StoreUnavailable);
    await expect(gone.get(partition, digest)).rejects.toThrow(StoreUnavailable);
    await expect(gone.has(partition, digest)).rejects.toThrow(StoreUnavailable);
    await expect(gone.remove(partition, digest)).rejects.toThrow(StoreUnavailable);
    await expect(gone.list(partition)[Symbol.asyncIterator]().next()).rejects.toThrow(StoreUnavailable);
  });
}
