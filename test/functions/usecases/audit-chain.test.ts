// The audit chain holds as it was written, and whatever is done to it afterwards is found and located.
import { joinKey } from '../../../functions/store/encode-key';
import { change } from '../../../functions/usecases/audit-chain';
import { digestOfJson } from '../../../functions/usecases/canonical-json';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { putPerson } from '../../../functions/usecases/people';
import { peopleChain } from '../../../functions/usecases/chains';
import { verifyChain } from '../../../functions/usecases/verify-audit';
import { sqliteForEach } from '../store/sqlite-for-each';

const here = sqliteForEach();
let given: StoreAndClock;
const chain = peopleChain('demo');
const entry = (sequence: number) => joinKey('audit', String(sequence).padStart(10, '0'));

beforeEach(async () => {
  given = { store: here.store, clock: () => new Date('2026-10-15T08:00:00Z') };
  for (let n = 1; n <= 5; n += 1) {
    await putPerson(given, { organisation: 'demo', id: 'admin' }, `p${n}`, { name: `${n} 号`, roles: ['office'] });
  }
});

const rewrite = async (row: string, with_: (value: string) => string) => {
  const stored = await here.store.get({ partition: chain.partition, row });
  const value = with_(stored?.value as string);
  await here.store.batch(chain.partition, [{ kind: 'put', row, value, expect: 'any' }]);
};

const verified = async () => (await verifyChain(given, chain)).break;
const write = (row: string, value: string) =>
  here.store.batch(chain.partition, [{ kind: 'put', row, value, expect: 'any' }]);
const remove = (row: string) => here.store.batch(chain.partition, [{ kind: 'delete', row }]);

test('as written it holds, and tells its end', async () => {
  const { break: found, end } = await verifyChain(given, chain);
  expect([found, end.sequence]).toEqual([null, 5]);
  const nobody = await verifyChain(given, peopleChain('nobody'));
  expect([nobody.break, nobody.end]).toEqual([null, { sequence: 0, digest: '0'.repeat(64) }]);
});

test('a clock that was ahead is warned of: while its moment is to come, and for good once it was set right', async () => {
  const first = { sequence: 1, at: '2026-10-15T08:00:00.000Z' };
  const early = { ...given, clock: () => new Date('2026-10-14T08:00:00Z') };
  expect(await verifyChain(early, chain)).toMatchObject({
    break: null,
    ahead: { ...first, clock: '2026-10-14T08:00:00.000Z' },
  });
  await putPerson(early, { organisation: 'demo', id: 'admin' }, 'p6', { name: '6 号', roles: ['office'] });
  expect(await verifyChain(given, chain)).toMatchObject({
    break: null,
    ahead: { sequence: 6, at: first.at, clock: '2026-10-14T08:00:00.000Z' },
  });
});

test('clocks of several machines that differ by seconds are nothing to warn of', async () => {
  const behind = { ...given, clock: () => new Date('2026-10-15T07:59:55Z') };
  await putPerson(behind, { organisation: 'demo', id: 'admin' }, 'p6', { name: '6 号', roles: ['office'] });
  expect(await verifyChain(behind, chain)).not.toHaveProperty('ahead');
});

test('a row that is not of the form of its kind is found, even where an entry tells of just that', async () => {
  await change(given, chain, () =>
    Promise.resolve({
      answer: undefined,
      change: {
        operations: [{ kind: 'put', row: 'person!p5', value: '王小明{', expect: 'any' }],
        by: 'admin',
        what: 'person-put',
        detail: {},
      },
    }),
  );
  expect(await verified()).toEqual({ because: 'row-changed', row: 'person!p5', sequence: 6 });
});

test('an entry that is taken out of the middle or cut off at the end is found', async () => {
  await remove(entry(5));
  expect(await verified()).toEqual({ because: 'entry-missing', row: entry(5), sequence: 5 });
  await remove(entry(2));
  expect(await verified()).toEqual({ because: 'entry-missing', row: entry(2), sequence: 2 });
});

test('entries that changed places are found', async () => {
  const [second, third] = await Promise.all(
    [2, 3].map((n) => here.store.get({ partition: chain.partition, row: entry(n) })),
  );
  await rewrite(entry(2), () => third?.value as string);
  await rewrite(entry(3), () => second?.value as string);
  expect(await verified()).toEqual({ because: 'entry-changed', row: entry(2), sequence: 2 });
});

test('an entry rewritten together with its digest is found at the next one', async () => {
  await rewrite(entry(3), (value) => {
    const changed: Record<string, unknown> = { ...(JSON.parse(value) as object), by: 'nobody' };
    delete changed['digest'];
    return JSON.stringify({ ...changed, digest: digestOfJson(changed) });
  });
  expect(await verified()).toEqual({ because: 'entry-changed', row: entry(4), sequence: 4 });
});

test('a row that no entry tells of, and one that was taken away, are found', async () => {
  const person = joinKey('person', 'p2');
  const kept = (await here.store.get({ partition: chain.partition, row: person }))?.value as string;
  await remove(person);
  expect(await verified()).toEqual({ because: 'row-missing', row: person, sequence: 2 });
  await write(person, kept);
  expect(await verified()).toBeNull();
  const added = joinKey('person', 'p9');
  await write(added, kept.replace('p2', 'p9'));
  expect(await verified()).toEqual({ because: 'row-unknown', row: added, sequence: null });
});

test('an earlier state put back whole is found by an end that was noted outside, and by nothing else', async () => {
  const { end } = await verifyChain(given, chain);
  await remove(entry(5));
  await remove(joinKey('person', 'p5'));
  const fourth = JSON.parse((await here.store.get({ partition: chain.partition, row: entry(4) }))?.value as string) as {
    digest: string;
    at: string;
  };
  await write(joinKey('chain'), JSON.stringify({ sequence: 4, digest: fourth.digest, at: fourth.at }));
  expect(await verified()).toBeNull();
  const gone = { because: 'earlier-end-gone', row: entry(5), sequence: 5 };
  expect((await verifyChain(given, chain, end)).break).toEqual(gone);
  await putPerson(given, { organisation: 'demo', id: 'admin' }, 'p6', { name: '6 号', roles: [] });
  expect(await verified()).toBeNull();
  expect((await verifyChain(given, chain, end)).break).toEqual(gone);
});

test('changes that go on meanwhile are no break', async () => {
  let busy = true;
  const writing = (async () => {
    for (let n = 0; busy; n += 1) {
      await putPerson(given, { organisation: 'demo', id: 'admin' }, 'p1', { name: `${n}`, roles: [] });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  })();
  for (let round = 0; round < 30; round += 1) expect(await verified()).toBeNull();
  busy = false;
  await writing;
});
