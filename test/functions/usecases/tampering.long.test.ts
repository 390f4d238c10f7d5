// One byte of any stored row changed, or rows taken away, behind the service's back, in either store: verification finds it and names the place.
import { TableClient } from '@azure/data-tables';
import Database from 'libsql';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { openTableStore } from '../../../functions/store/table-store';
import { requestOf } from '../../../functions/usecases/access';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { openPeriod } from '../../../functions/usecases/open-period';
import { chainsOf, periodChain, schemesChain, type Chain } from '../../../functions/usecases/chains';
import { verifyAudit, verifyChain } from '../../../functions/usecases/verify-audit';
import type { AuditEntry } from '../../../shared/api/audit';
import { startAzurite } from '../azurite';
import { place, recordPeriod } from './recorded-period';

/** A store, and the way behind it: what is stored as bytes. */
interface Opened {
  readonly store: Store;
  rows(partition: string): Promise<Map<string, Buffer>>;
  write(partition: string, row: string, bytes: Buffer): Promise<void>;
  remove(partition: string, row: string): Promise<void>;
  close(): Promise<void>;
}

async function openSqlite(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  const store = await openSqliteStore(folder);
  const database = new Database(join(folder, 'scorebook.db'));
  return {
    store,
    async rows(partition) {
      const all = database.prepare('SELECT row, CAST(value AS BLOB) AS bytes FROM record WHERE partition = ?');
      const found = all.all(partition) as { row: string; bytes: Uint8Array }[];
      return new Map(found.map(({ row, bytes }) => [row, Buffer.from(bytes)]));
    },
    async write(partition, row, bytes) {
      const update = database.prepare('UPDATE record SET value = CAST(? AS TEXT) WHERE partition = ? AND row = ?');
      expect(update.run(bytes, partition, row).changes).toBe(1);
    },
    async remove(partition, row) {
      expect(database.prepare('DELETE FROM record WHERE partition = ? AND row = ?').run(partition, row).changes).toBe(
        1,
      );
    },
    async close() {
      database.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openTable(): Promise<Opened> {
  const azurite = await startAzurite();
  const store = await openTableStore(azurite.connectionString, 'scorebook');
  const client = TableClient.fromConnectionString(azurite.connectionString, 'scorebook', {
    allowInsecureConnection: true,
  });
  return {
    store,
    async rows(partition) {
      const found = new Map<string, Buffer>();
      for await (const entity of client.listEntities<{ value0: Uint8Array }>()) {
        if (entity.partitionKey === partition) found.set(entity.rowKey as string, Buffer.from(entity.value0));
      }
      return found;
    },
    async write(partitionKey, rowKey, bytes) {
      await client.updateEntity({ partitionKey, rowKey, value0: new Uint8Array(bytes) }, 'Replace');
    },
    async remove(partition, row) {
      await client.deleteEntity(partition, row);
    },
    async close() {
      await store.close();
      await azurite.stop();
    },
  };
}

/** Where a change of this row is to be told: a body under its digest, everything else by its own name. */
const placeOf = (row: string) => (row.startsWith('body!') ? row.split('!').slice(0, 2).join('!') : row);

const kindsOf = (all: Iterable<readonly [string, string]>) =>
  [...new Set([...all].map(([chain, row]) => `${chain} ${row.split('!')[0]}`))].sort();

describe.each([
  ['SQLite', openSqlite, 12],
  ['Table Storage', openTable, 4],
] as const)('%s', (_, open, places) => {
  let opened: Opened;
  let given: StoreAndClock;
  beforeAll(async () => {
    opened = await open();
    let moment = Date.parse('2026-10-15T08:00:00Z');
    given = { store: opened.store, clock: () => new Date((moment += 1000)) };
    await recordPeriod(given);
  });
  afterAll(() => opened.close());

  test('untouched, everything holds', async () => {
    const { chains: verified, next } = await verifyAudit(given, 'demo', {});
    expect(verified.map(({ chain, break: found }) => [chain, found])).toEqual([
      ['people', null],
      ['schemes', null],
      ['small/2026-10', null],
    ]);
    expect(next).toBeNull();
  });

  test('one changed byte in any row', async () => {
    const tried: [string, string][] = [];
    for await (const chain of chainsOf(given.store, 'demo')) {
      const named = await vouchedBodies(opened, chain);
      for (const [row, bytes] of await opened.rows(chain.partition)) {
        if (row.startsWith('body!') && !named.has(placeOf(row))) continue;
        tried.push([chain.name, row]);
        for (let place = 0; place < places; place += 1) {
          const at = Math.floor((place * (bytes.length - 1)) / (places - 1));
          const changed = Buffer.from(bytes);
          changed[at] = (changed[at] as number) ^ (place % 2 === 0 ? 1 : 0x80);
          await opened.write(chain.partition, row, changed);
          const { break: found } = await verifyChain(given, chain);
          expect([chain.name, at, found?.row]).toEqual([chain.name, at, placeOf(row)]);
        }
        await opened.write(chain.partition, row, bytes);
      }
      expect((await verifyChain(given, chain)).break).toBeNull();
    }
    expect(kindsOf(tried)).toEqual([
      'people audit',
      'people chain',
      'people contact',
      'people person',
      'schemes audit',
      'schemes body',
      'schemes chain',
      'schemes period',
      'schemes scheme',
      'schemes version',
      'small/2026-10 audit',
      'small/2026-10 body',
      'small/2026-10 chain',
      'small/2026-10 period',
      'small/2026-10 receipt',
      'small/2026-10 record',
      'small/2026-10 reminded',
      'small/2026-10 serial',
      'small/2026-10 submission',
    ]);
  }, 180_000);

  const broken = async () =>
    (await verifyAudit(given, 'demo', {})).chains.flatMap(({ chain, break: found }) => (found ? [[chain, found]] : []));

  /** Lets `doIt` happen while these rows are gone, then puts them back. */
  async function without(partition: string, taken: readonly string[], doIt: () => Promise<void>): Promise<void> {
    const all = await opened.rows(partition);
    for (const row of taken) await opened.remove(partition, row);
    await doIt();
    for (const row of taken) {
      const value = (all.get(row) as Buffer).toString();
      await opened.store.batch(partition, [{ kind: 'put', row, value, expect: { absent: true } }]);
    }
    expect(await broken()).toEqual([]);
  }

  test('an earlier version of a record that was taken away, however long ago it was replaced', async () => {
    const chain = periodChain(place);
    const { partition } = chain;
    const row = [...(await opened.rows(partition)).keys()].find((key) => key.startsWith('record!')) as string;
    for (const [digest, sequence] of await digestsOf(row)) {
      await without(partition, [`body!${digest}!0`], async () =>
        expect((await verifyChain(given, chain)).break).toEqual({
          because: 'body-missing',
          row: `body!${digest}`,
          sequence,
        }),
      );
    }
  });

  /** What the entries told of a row but for what it holds now, each with the entry that came after it. */
  async function digestsOf(row: string): Promise<[string, number][]> {
    const entries = [...(await opened.rows(periodChain(place).partition))].flatMap(([key, bytes]) =>
      key.startsWith('audit!') ? [JSON.parse(bytes.toString()) as AuditEntry] : [],
    );
    const told = entries.sort((a, b) => a.sequence - b.sequence).filter(({ writes }) => row in writes);
    expect(told).toHaveLength(4);
    return told.slice(1).map(({ sequence }, i) => [told[i]?.writes[row] as string, sequence]);
  }

  test('a period struck off the list of periods', async () => {
    const row = 'period!small!2026-10';
    await without(schemesChain('demo').partition, [row], async () =>
      expect(await broken()).toEqual([['schemes', { because: 'row-missing', row, sequence: 3 }]]),
    );
  });

  test('a period of which everything was removed, which is not opened anew either', async () => {
    const { partition } = periodChain(place);
    await without(partition, [...(await opened.rows(partition)).keys()], async () => {
      const first = 'audit!0000000001';
      const gone = [['small/2026-10', { because: 'entry-missing', row: first, sequence: 1 }]];
      expect(await broken()).toEqual(gone);
      const office = { organisation: 'demo', id: 'office-1', name: '', roles: ['office'] };
      await expect(openPeriod(requestOf(given, office, place))).rejects.toMatchObject({
        code: 'audit-broken',
        faults: [{ code: 'audit-broken', path: '', detail: { chain: 'small/2026-10', row: first } }],
      });
      expect(await broken()).toEqual(gone);
    });
  });
});

/** The bodies that a row or an entry names: the sheet indexes of earlier submissions are named by nothing any more. */
async function vouchedBodies(opened: Opened, chain: Chain): Promise<Set<string>> {
  const named = new Set<string>();
  for (const [row, bytes] of await opened.rows(chain.partition)) {
    if (row.startsWith('body!')) continue;
    for (const [digest] of bytes.toString().matchAll(/\b[0-9a-f]{64}\b/g)) named.add(`body!${digest}`);
  }
  return named;
}
