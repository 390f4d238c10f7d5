// Photos and files on either store, over time: what no version names for a day goes, everything else stays, and the chain tells of it.
import { digestOfBytes } from '../../../functions/store/file-bytes';
import type { Store } from '../../../functions/store/store';
import { requestOf } from '../../../functions/usecases/access';
import { changeRecords } from '../../../functions/usecases/change-records';
import { periodChain } from '../../../functions/usecases/chains';
import { destroyFile } from '../../../functions/usecases/destroy-file';
import { keepFile } from '../../../functions/usecases/keep-file';
import { listFiles } from '../../../functions/usecases/get-file';
import { openPeriod } from '../../../functions/usecases/open-period';
import { putScheme } from '../../../functions/usecases/schemes';
import { sweepFiles } from '../../../functions/usecases/sweep-files';
import { verifyChain } from '../../../functions/usecases/verify-audit';
import { mostPeriodBytes } from '../../../shared/api/files';
import { RequestRefusal } from '../../../functions/usecases/request-refusal';
import { registers } from '../http/register-scheme';
import { smallScheme } from '../http/small-scheme';
import { image, pdf, withSegment } from '../media/made-files';
import { describeOnBothStores } from './on-stores';

const HOUR = 60 * 60 * 1000;
const key = { organisation: 'sweep', scheme: 'small', period: '2026-10' };
const chain = periodChain(key);
const office = { organisation: 'sweep', id: 'office-1', name: '', roles: ['office', 'admin'] };
const colleague = { ...office, id: 'office-2' };
const notes: (typeof registers)[number] = {
  id: 'notes',
  title: '记录',
  prefix: 'N',
  of: 'month',
  about: 'period',
  columns: [{ id: 'photos', title: '照片', type: 'files' }],
  states: [
    { id: 'open', title: '登记', write: ['office'] },
    { id: 'done', title: '办结', end: 'done' },
  ],
  steps: [{ id: 'end', title: '办结', from: ['open'], to: 'done', by: ['office'] }],
};

describeOnBothStores((here) => {
  let time = Date.parse('2026-10-15T00:00:00Z');
  const given = (store: Store = here.store) => ({ store, clock: () => new Date(time) });
  const asked = (actor = office) => requestOf(given(), actor, key);
  let made = 0;
  const photo = () => withSegment(image('photo.jpg'), 0xe2, Buffer.from(`ICC_PROFILE\0${here.kind} ${(made += 1)}`));
  const keep = async (bytes: Buffer, actor = office): Promise<string> => {
    await keepFile(asked(actor), { type: 'image/jpeg', bytes: new Uint8Array(bytes) }, mostPeriodBytes);
    return digestOfBytes(bytes);
  };
  const change = async (photos: string[] | null, number?: string) => {
    const one = { register: 'notes', ...(number && { number }), set: { photos } };
    const { records } = await changeRecords(asked(), `k${(made += 1)}`, { changes: [one] });
    return records[0]?.number ?? '';
  };
  const sweep = (store?: Store) => sweepFiles(given(store), key.organisation, chain);
  const isThere = (digest: string) => here.store.files.has(chain.partition, digest);
  const broken = async () => (await verifyChain(given(), chain)).break;

  beforeAll(async () => {
    const scheme = smallScheme('small', { registers: [...registers, notes] });
    await putScheme(given(), office, 'small', scheme, { 'if-none-match': '*' });
    await openPeriod(asked());
  });

  test('what nobody has named goes after a day, with its row and the room it took; the chain holds', async () => {
    const [named, once, never] = [await keep(photo()), await keep(photo()), await keep(photo())];
    const number = await change([named, once]);
    await change([named], number);
    expect(await sweep()).toEqual({ removed: 0, waiting: 1 });
    time += 23 * HOUR;
    expect(await sweep()).toEqual({ removed: 0, waiting: 1 });
    time += HOUR;
    expect(await sweep()).toEqual({ removed: 1, waiting: 0 });
    expect(await Promise.all([named, once, never].map(isThere))).toEqual([true, true, false]);
    expect(await sweep()).toEqual({ removed: 0, waiting: 0 });
    expect(await broken()).toBeNull();
    const refused = await change([never]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RequestRefusal);
  });

  test('what is put again meanwhile waits another day', async () => {
    const bytes = photo();
    const file = await keep(bytes);
    await sweep();
    time += 23 * HOUR;
    await keep(bytes);
    time += 2 * HOUR;
    expect(await sweep()).toEqual({ removed: 0, waiting: 1 });
    await change([file]);
    time += 48 * HOUR;
    expect(await sweep()).toEqual({ removed: 0, waiting: 0 });
    expect([await isThere(file), await broken()]).toEqual([true, null]);
  });

  test('what another brings too is both’s; put again while it is looked at, it stays both’s and waits another day', async () => {
    const bytes = photo();
    const file = await keep(bytes);
    const shown = async (actor: typeof office) => (await listFiles(asked(actor), [file])).files.map(({ by }) => by);
    expect([await shown(office), await shown(colleague)]).toEqual([['office-1'], []]);
    await keep(bytes, colleague);
    await sweep();
    time += 23 * HOUR;
    await keep(bytes, colleague);
    expect([await shown(office), await shown(colleague)]).toEqual([['office-1'], ['office-2']]);
    time += 2 * HOUR;
    expect(await sweep()).toEqual({ removed: 0, waiting: 1 });
    time += 25 * HOUR;
    expect(await sweep()).toEqual({ removed: 1, waiting: 0 });
    expect([await shown(office), await shown(colleague), await broken()]).toEqual([[], [], null]);
  });

  test('what a crash left without a row goes after a day; what is named just then stays', async () => {
    const [left, bytes] = [pdf(`left over ${here.kind}`), photo()];
    await here.store.files.put(chain.partition, digestOfBytes(left), left);
    const file = await keep(bytes);
    expect(await sweep()).toEqual({ removed: 0, waiting: 2 });
    time += 25 * HOUR;
    // Named between the look at what is named and the change that lets go.
    let looks = 0;
    const between: Store = {
      kind: here.store.kind,
      files: here.store.files,
      get: (at) => here.store.get(at),
      range: async (partition, range) => {
        if (range.from.startsWith('record') && (looks += 1) === 2) await change([file]);
        return here.store.range(partition, range);
      },
      keys: (partition, range) => here.store.keys(partition, range),
      partitionsWith: (row) => here.store.partitionsWith(row),
      batch: (partition, operations) => here.store.batch(partition, operations),
      remove: (at, etag) => here.store.remove(at, etag),
      close: () => here.store.close(),
    };
    expect(await sweep(between)).toMatchObject({ removed: 1 });
    expect([await isThere(digestOfBytes(left)), await isThere(file), await broken()]).toEqual([false, true, null]);
  });

  test('the bytes of what was destroyed go at once, where a crash has left them', async () => {
    const bytes = photo();
    const file = await keep(bytes);
    await change([file]);
    await destroyFile(asked(), file, '误拍');
    await here.store.files.put(chain.partition, file, bytes);
    expect(await sweep()).toMatchObject({ removed: 1 });
    expect([await isThere(file), await broken()]).toEqual([false, null]);
  });

  test('verification misses a file that is gone, until it is put again', async () => {
    const bytes = photo();
    const file = await keep(bytes);
    await change([file]);
    await here.store.files.remove(chain.partition, file);
    expect(await broken()).toMatchObject({ because: 'file-missing', row: `file!${file}` });
    await keep(bytes);
    expect(await broken()).toBeNull();
  });

  test('there is room for so much and no more; what is let go makes room', async () => {
    const small = requestOf(given(), office, { ...key, period: '2026-11' });
    await openPeriod(small);
    const [first, second] = [photo(), photo()];
    const put = (bytes: Buffer) =>
      keepFile(small, { type: 'image/jpeg', bytes: new Uint8Array(bytes) }, first.length + 10);
    await put(first);
    await expect(put(second)).rejects.toMatchObject({ code: 'files-full' });
    // The same again takes no more.
    await put(first);
    await destroyFile(small, digestOfBytes(first), '误拍');
    await put(second);
    expect(await here.store.files.has(small.chain.partition, digestOfBytes(second))).toBe(true);
  });
});
