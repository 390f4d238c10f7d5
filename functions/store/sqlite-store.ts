// The embedded store: one SQLite file under the data folder, durable at every commit, for running without a cloud.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import { boundAfter } from './encode-key';
import type { Files } from './files';
import { folderFiles } from './folder-files';
import { assertBatch, assertGet, assertLimit, assertRange } from './limits';
import { isBusy, unavailable } from './sqlite-trouble';
import type { BatchResult, Key, KeyPage, Operation, Page, PartitionPage, Range, Store, Stored } from './store';
import { StoreUnavailable } from './store';

const FILE = 'scorebook.db';
/** How long a lock that another program holds is waited for. */
const BUSY_TIMEOUT_MS = 1_000;
const BUSY_PAUSE_MS = 20;

/** Where the store of a data folder is kept. */
export function sqliteFile(dataDir: string): string {
  return join(dataDir, FILE);
}

/** Where the files of a data folder are kept. */
export function filesFolder(dataDir: string): string {
  return join(dataDir, 'files');
}

/** Where the files of a store that lies apart as one file are kept, such as a backup's. */
export function filesBeside(file: string): string {
  return `${file}.files`;
}

/** Columns are read as bytes, since the driver aborts the process over text that is no UTF-8: a `Buffer` for one row, an `ArrayBuffer` in lists. */
type Found = Readonly<Record<keyof Stored, Uint8Array | ArrayBuffer>>;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Opens the store in this folder, which is made if it is not there. Rejects where it could not be written to. */
export async function openSqliteStore(dataDir: string): Promise<Store> {
  try {
    mkdirSync(dataDir, { recursive: true });
    const database = new Database(sqliteFile(dataDir), { timeout: BUSY_TIMEOUT_MS });
    try {
      prepare(database);
      return new SqliteStore(database, dataDir, folderFiles(filesFolder(dataDir)));
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (cause) {
    throw unavailable(`the embedded store under ${dataDir} cannot be opened`, cause);
  }
}

function prepare(database: Database.Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // What is deleted or written over, such as a name past its time, does not stay in the file's free places.
  database.pragma('secure_delete = ON');
  database.exec(`CREATE TABLE IF NOT EXISTS record (
    partition TEXT NOT NULL, row TEXT NOT NULL, value TEXT NOT NULL, etag TEXT NOT NULL, PRIMARY KEY (partition, row)
  ) STRICT`);
  // SQLite opens a file that it may not write for reading, without a word.
  database.exec('BEGIN IMMEDIATE; ROLLBACK');
  // From here on the store waits by itself: the driver's waiting would hold up everybody else in this process.
  database.pragma('busy_timeout = 0');
}

/** Opens one file for reading alone, as it lies there with its files beside it: a backup that is to be checked. */
export async function readSqliteFile(file: string): Promise<Store> {
  try {
    const database = new Database(file);
    database.exec('PRAGMA query_only = ON');
    return new SqliteStore(database, file, folderFiles(filesBeside(file)));
  } catch (cause) {
    throw unavailable(`${file} cannot be read`, cause);
  }
}

class SqliteStore implements Store {
  readonly kind = 'sqlite';
  private open = true;
  private readonly statements;

  constructor(
    private readonly database: Database.Database,
    private readonly place: string,
    readonly files: Files,
  ) {
    this.statements = {
      get: database.prepare(
        'SELECT CAST(value AS BLOB) AS value, CAST(etag AS BLOB) AS etag FROM record WHERE partition = ? AND row = ?',
      ),
      range: database.prepare(
        `SELECT CAST(row AS BLOB) AS row, CAST(value AS BLOB) AS value, CAST(etag AS BLOB) AS etag
         FROM record WHERE partition = ? AND row >= ? AND row < ? ORDER BY row LIMIT ?`,
      ),
      insert: database.prepare(
        'INSERT INTO record (partition, row, value, etag) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ),
      upsert: database.prepare(
        `INSERT INTO record (partition, row, value, etag) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value, etag = excluded.etag`,
      ),
      update: database.prepare('UPDATE record SET value = ?, etag = ? WHERE partition = ? AND row = ? AND etag = ?'),
      keys: database.prepare(
        'SELECT CAST(row AS BLOB) AS row FROM record WHERE partition = ? AND row >= ? AND row < ? ORDER BY row LIMIT ?',
      ),
      // From one partition to the next one by the index: DISTINCT would read every row's key.
      partitions: database.prepare(
        `WITH RECURSIVE found(partition) AS (
           SELECT MIN(partition) FROM record WHERE partition >= ?1 AND partition < ?2
           UNION ALL
           SELECT (SELECT MIN(partition) FROM record WHERE partition > found.partition AND partition < ?2)
           FROM found WHERE found.partition IS NOT NULL
         )
         SELECT CAST(partition AS BLOB) AS partition FROM found WHERE partition IS NOT NULL LIMIT ?3`,
      ),
      remove: database.prepare('DELETE FROM record WHERE partition = ? AND row = ? AND etag = ?'),
      delete: database.prepare('DELETE FROM record WHERE partition = ? AND row = ?'),
    };
  }

  async get(key: Key): Promise<Stored | null> {
    assertGet(key);
    return this.reach(() => {
      const found = this.statements.get.get(key.partition, key.row) as Omit<Found, 'row'> | undefined;
      return found === undefined
        ? null
        : { row: key.row, value: utf8.decode(found.value), etag: utf8.decode(found.etag) };
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
      const found = this.statements.range.all(partition, range.from, range.to, limit + 1) as Found[];
      const last = found.length > limit ? found[limit - 1] : undefined;
      return {
        rows: found.slice(0, limit).map(stored),
        next: last === undefined ? null : boundAfter(stored(last).row),
      };
    });
  }

  async keys(partition: string, range: Range): Promise<KeyPage> {
    const limit = assertRange(partition, range);
    return this.reach(() => {
      const found = this.statements.keys.all(partition, range.from, range.to, limit + 1) as Pick<Found, 'row'>[];
      const rows = found.slice(0, limit).map(({ row }) => utf8.decode(row));
      const last = found.length > limit ? rows.at(-1) : undefined;
      return { rows, next: last === undefined ? null : boundAfter(last) };
    });
  }

  async partitions(range: Range): Promise<PartitionPage> {
    const limit = assertLimit(range);
    return this.reach(() => {
      const found = this.statements.partitions.all(range.from, range.to, limit + 1) as { partition: ArrayBuffer }[];
      const partitions = found.slice(0, limit).map(({ partition }) => utf8.decode(partition));
      const last = found.length > limit ? partitions.at(-1) : undefined;
      return { partitions, next: last === undefined ? null : boundAfter(last) };
    });
  }

  async remove(key: Key, etag: string): Promise<boolean> {
    assertGet(key);
    return this.reach(() => this.statements.remove.run(key.partition, key.row, etag).changes > 0);
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

  /** What a lock held up has changed nothing and is done again, until the time for it has passed. */
  private async reach<Answer>(work: () => Answer): Promise<Answer> {
    const start = performance.now();
    for (;;) {
      // The driver aborts the process when a closed database is asked anything.
      if (!this.open) throw new StoreUnavailable('the embedded store is closed');
      try {
        return work();
      } catch (cause) {
        const mayWait = isBusy(cause) && performance.now() - start < BUSY_TIMEOUT_MS;
        if (!mayWait) throw unavailable(`the embedded store under ${this.place} failed`, cause);
      }
      await pause(BUSY_PAUSE_MS);
    }
  }
}

/** What is no UTF-8 comes back as U+FFFD, which no digest fits. */
function stored({ row, value, etag }: Found): Stored {
  return { row: utf8.decode(row), value: utf8.decode(value), etag: utf8.decode(etag) };
}
