// The embedded store: one SQLite file under the data folder, durable at every commit, for running without a cloud.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { boundAfter } from './encode-key';
import { assertBatch, assertGet, assertRange } from './limits';
import type { BatchResult, Key, Operation, Page, Range, Store, Stored } from './store';
import { StoreUnavailable } from './store';

const FILE = 'scorebook.db';
const BUSY_TIMEOUT_MS = 1_000;

/** Opens the store in this folder, which is made if it is not there. */
export async function openSqliteStore(dataDir: string): Promise<Store> {
  try {
    mkdirSync(dataDir, { recursive: true });
    return new SqliteStore(new Database(join(dataDir, FILE), { timeout: BUSY_TIMEOUT_MS }));
  } catch (cause) {
    throw new StoreUnavailable(`the embedded store under ${dataDir} cannot be opened`, { cause });
  }
}

class SqliteStore implements Store {
  readonly kind = 'sqlite';
  private open = true;
  private readonly statements;

  constructor(private readonly database: Database.Database) {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec(`CREATE TABLE IF NOT EXISTS record (
      partition TEXT NOT NULL, row TEXT NOT NULL, value TEXT NOT NULL, etag TEXT NOT NULL, PRIMARY KEY (partition, row)
    ) STRICT`);
    this.statements = {
      get: database.prepare('SELECT row, value, etag FROM record WHERE partition = ? AND row = ?'),
      range: database.prepare(
        'SELECT row, value, etag FROM record WHERE partition = ? AND row >= ? AND row < ? ORDER BY row LIMIT ?',
      ),
      insert: database.prepare(
        'INSERT INTO record (partition, row, value, etag) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ),
      upsert: database.prepare(
        `INSERT INTO record (partition, row, value, etag) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value, etag = excluded.etag`,
      ),
      update: database.prepare('UPDATE record SET value = ?, etag = ? WHERE partition = ? AND row = ? AND etag = ?'),
      delete: database.prepare('DELETE FROM record WHERE partition = ? AND row = ?'),
    };
  }

  async get(key: Key): Promise<Stored | null> {
    assertGet(key);
    return this.reach(() => {
      const found = this.statements.get.get(key.partition, key.row) as Stored | undefined;
      return found === undefined ? null : stored(found);
    });
  }

  async batch(partition: string, operations: readonly Operation[]): Promise<BatchResult> {
    assertBatch(partition, operations);
    return this.reach(() => {
      this.database.exec('BEGIN IMMEDIATE');
      try {
        const result = this.write(partition, operations);
        this.database.exec(result.written ? 'COMMIT' : 'ROLLBACK');
        return result;
      } catch (error) {
        // A full disk ends the transaction by itself; a second ROLLBACK would hide why.
        if (this.database.inTransaction) this.database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  async range(partition: string, range: Range): Promise<Page> {
    const limit = assertRange(partition, range);
    return this.reach(() => {
      const found = this.statements.range.all(partition, range.from, range.to, limit + 1) as Stored[];
      const last = found.length > limit ? found[limit - 1] : undefined;
      return { rows: found.slice(0, limit).map(stored), next: last === undefined ? null : boundAfter(last.row) };
    });
  }

  async close(): Promise<void> {
    if (!this.open) return;
    this.open = false;
    this.database.close();
  }

  private write(partition: string, operations: readonly Operation[]): BatchResult {
    const etags: string[] = [];
    for (const operation of operations) {
      const etag = operation.kind === 'delete' ? '' : randomBytes(12).toString('base64url');
      if (this.apply(partition, operation, etag).changes === 0) return { written: false, conflict: operation.row };
      etags.push(etag);
    }
    return { written: true, etags };
  }

  private apply(partition: string, operation: Operation, etag: string): Database.RunResult {
    if (operation.kind === 'delete') return this.statements.delete.run(partition, operation.row);
    const { row, value, expect } = operation;
    if (expect === 'any') return this.statements.upsert.run(partition, row, value, etag);
    if ('absent' in expect) return this.statements.insert.run(partition, row, value, etag);
    return this.statements.update.run(value, etag, partition, row, expect.etag);
  }

  /** The driver aborts the process when a closed database is asked anything. */
  private reach<Answer>(work: () => Answer): Answer {
    if (!this.open) throw new StoreUnavailable('the embedded store is closed');
    try {
      return work();
    } catch (cause) {
      if (cause instanceof Database.SqliteError) throw new StoreUnavailable('the embedded store failed', { cause });
      throw cause;
    }
  }
}

/** The driver adds its own property to every row. */
function stored({ row, value, etag }: Stored): Stored {
  return { row, value, etag };
}
