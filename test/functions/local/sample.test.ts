// The sample organisation: complete at first start, completed after a crash at any moment, left alone afterwards.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { preset, presetIds } from '../../../shared/scheme/presets';
import { seedSample } from '../../../functions/local/development/sample/seed';
import type { Store } from '../../../functions/store/store';
import { requestOf } from '../../../functions/usecases/access';
import { verifyChain } from '../../../functions/usecases/verify-audit';
import { chainsOf } from '../../../functions/usecases/chains';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { movePeriod } from '../../../functions/usecases/move-period';
import { listPeriods } from '../../../functions/usecases/open-period';
import { recalculation } from '../../../functions/usecases/recalculation';
import { listRecords } from '../../../functions/usecases/read-records';
import { readFigures } from '../../../functions/usecases/read-figures';
import { readBoard } from '../../../functions/usecases/read-results';
import { knownPerson } from '../../../functions/usecases/people';
import { sqliteForAll } from '../store/sqlite-for-each';

const clock = () => new Date('2026-01-31T08:00:00Z');
const office = { organisation: 'demo', id: 'office-1', name: '考核办', roles: ['office'] };
const states = async () => {
  const { periods } = await listPeriods(given, office, 'luan', {});
  return periods.map(({ period, state, submissions }) => [period, state, submissions]);
};
const current = { month: '2026-01', quarter: '2026-Q1', half: '2026-H1', year: '2026' };
const complete = [
  ['2025-10', 'published', 6],
  ['2025-11', 'published', 6],
  ['2025-12', 'published', 6],
  ['2026-01', 'open', 0],
  ['2026-Q1', 'open', 0],
];

/** The same store, whose writes stop for good after so many. */
const dyingAfter = (store: Store, writes: number): Store => {
  let left = writes;
  return {
    kind: store.kind,
    files: store.files,
    get: (key) => store.get(key),
    range: (partition, range) => store.range(partition, range),
    keys: (partition, range) => store.keys(partition, range),
    partitionsWith: (row) => store.partitionsWith(row),
    remove: (key, etag) => store.remove(key, etag),
    close: () => store.close(),
    batch: (partition, operations) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('killed')) : store.batch(partition, operations);
    },
  };
};

/** How far each start comes before it is killed, one further than the other. */
const writesMore = 83;
const here = sqliteForAll();
let given: StoreAndClock;

beforeAll(async () => {
  given = { store: here.store, clock };
  let writes = 1;
  for (let done = false; !done; writes += writesMore) {
    done = await seedSample({ ...given, store: dyingAfter(here.store, writes) }).then(
      () => true,
      () => false,
    );
  }
}, 120_000);

test('what crashes cut short was completed by the next start, nothing twice', async () => {
  expect(await states()).toEqual(complete);
  for await (const chain of chainsOf(given.store, 'demo'))
    expect([chain.name, (await verifyChain(given, chain)).break]).toEqual([chain.name, null]);
});

test('registers have records in every state, made by people of the sample, and every published period can be calculated again', async () => {
  const place = (scheme: string, period: string) => ({ organisation: 'demo', scheme, period });
  const known = await knownPerson(given, office);
  for (const id of presetIds) {
    for (const { id: register, of, states } of preset(id).registers ?? []) {
      const { records } = await listRecords(given, known, id, { register, period: current[of] });
      const reached = new Set(records.filter(({ number }) => number !== null).map(({ state }) => state));
      expect([id, register, [...reached].sort()]).toEqual([id, register, states.map((state) => state.id).sort()]);
    }
  }
  for (const [id, period] of [
    ['luan', '2025-10'],
    ['luan', '2025-11'],
    ['luan', '2025-12'],
    ['baiyin', '2025-Q4'],
  ] as const)
    expect(await recalculation(requestOf(given, known, place(id, period)))).toEqual({ same: true });
});

test('its last quarter of Baiyin is published with units on both sides of the red–blue board', async () => {
  const leader = await knownPerson(given, { organisation: 'demo', id: 'leader-1', name: '' });
  const board = await readBoard(
    requestOf(given, leader, { organisation: 'demo', scheme: 'baiyin', period: '2025-Q4' }),
  );
  expect([board.red.length > 0, board.blue.length > 0]).toEqual([true, true]);
});

test.each(['guide/everybody.md', 'guide/everybody.zh-CN.md'])(
  'the formulas of docs/%s find their unit in a published month',
  async (guide) => {
    const head = await knownPerson(given, { organisation: 'demo', id: 'leader-1', name: '' });
    const text = readFileSync(path.join(__dirname, '../../../docs', guide), 'utf8');
    const formulas = [...text.matchAll(/=JX\.(RESULT|EXPLAIN)\("([^"]+)", "([^"]+)"/g)];
    expect(formulas.length).toBeGreaterThan(2);
    for (const [formula, name, unit = '', period] of formulas) {
      expect([formula, period]).toEqual([formula, '2026-10']);
      const asked = [{ period: '2025-12', units: [unit], explain: name === 'EXPLAIN' }];
      const { answers } = await readFigures(given, head, { asked });
      expect([formula, answers[0]?.[0]]).toEqual([formula, expect.objectContaining({ found: true })]);
    }
  },
);

test('a later start, in another month, leaves everything as it is', async () => {
  const office = await knownPerson(given, { organisation: 'demo', id: 'office-1', name: '' });
  const place = { organisation: 'demo', scheme: 'luan', period: '2025-12' };
  await movePeriod(requestOf(given, office, place), { to: 'open', reason: '补报' });
  await seedSample({ ...given, clock: () => new Date('2026-03-01T08:00:00Z') });
  expect(await states()).toEqual(complete.map((row) => (row[0] === '2025-12' ? ['2025-12', 'open', 6] : row)));
});
