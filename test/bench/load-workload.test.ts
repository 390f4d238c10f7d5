// What `npm run load` has a bare store do is what the service does: call by call the same batches, row by row the same bytes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callsOf, peopleOf, type Evening } from '../../bench/load/evening-calls';
import { keyOf, prepare, writesOf } from '../../bench/load/evening-store';
import { replay, type Batch } from '../../bench/load/replayed';
import { everyRow } from '../../functions/store/encode-key';
import { partitionsIn, rows } from '../../functions/store/rows';
import { openSqliteStore } from '../../functions/store/sqlite-store';
import type { Store } from '../../functions/store/store';

const evening: Evening = { assessors: 10, inspectors: 2, leaders: 1, units: [4, 9], turns: 2 };

const folder = mkdtempSync(join(tmpdir(), 'scorebook-workload-'));
const stores: Store[] = [];
const open = async (name: string): Promise<Store> => {
  const store = await openSqliteStore(join(folder, name));
  stores.push(store);
  return store;
};
afterAll(async () => {
  for (const store of stores) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function heldBy(store: Store): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  for await (const partition of partitionsIn(store, everyRow)) {
    for await (const { row, value } of rows(store, partition, everyRow)) held.set(`${partition} ${row}`, value);
  }
  return held;
}

it('writes, made again in a bare store, leave there what the service has written, and nothing else', async () => {
  const [service, bare] = [await open('service'), await open('bare')];
  await prepare(service, evening);
  const before = await heldBy(service);
  const calls = new Map<string, readonly Batch[]>();
  for await (const [key, batches] of writesOf(service, evening)) calls.set(key, batches);
  for (const batches of calls.values()) await replay(bare, batches);
  const after = await heldBy(service);
  const written = [...after].filter(([row, value]) => before.get(row) !== value);
  expect([...(await heldBy(bare))].sort()).toEqual(written.sort());

  // Every submission and every change of a record is among them, each with one entry of the audit.
  const writing = callsOf(evening).flatMap((own, person) =>
    own.flatMap(({ body }, turn) => (body === null ? [] : [keyOf(person, turn)])),
  );
  expect(writing).toHaveLength(evening.turns * (evening.assessors + 3 * evening.inspectors));
  expect([...calls.keys()]).toEqual(writing);
  for (const batches of calls.values()) {
    const puts = batches.flatMap(({ operations }) => operations.map(({ row }) => row));
    expect(puts.filter((row) => row.startsWith('audit!'))).toHaveLength(1);
    expect(puts.filter((row) => row.startsWith('receipt!'))).toHaveLength(1);
  }
});

it('each row of calls is one person’s, who has a role', () => {
  const people = new Set(peopleOf(evening).map(([id]) => id));
  for (const own of callsOf(evening)) {
    const names = new Set(own.map(({ by }) => by));
    expect(names.size).toBe(1);
    expect([...names].every((name) => people.has(name))).toBe(true);
  }
});
