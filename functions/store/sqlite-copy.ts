// The embedded store as a file that is copied out while it is used, and put back while it is not.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { unavailable } from './sqlite-trouble';
import { StoreUnavailable } from './store';

/** Writes what the store holds at this moment into a new file, durably. Others may read and write meanwhile. */
export function copyOut(store: string, to: string): void {
  withDatabase(store, (database) => database.prepare('VACUUM INTO ?').run(to));
  flush(to);
}

/** What is wrong with the file in SQLite's own eyes; nothing where it is sound. */
export function damageOf(file: string): string[] {
  return withDatabase(file, (database) => {
    const found = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
    return found.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  });
}

/** Every partition that holds something. */
export function partitionsOf(file: string): string[] {
  return withDatabase(file, (database) => {
    const found = database.prepare('SELECT DISTINCT partition FROM record ORDER BY partition').all();
    return (found as { partition: string }[]).map(({ partition }) => partition);
  });
}

/**
 * Puts a file in the place of the store, whose own is kept as `aside`: whoever opens the store finds the one or the other,
 * at whatever moment this is cut short. Throws StoreUnavailable, `locked`, while anybody else has the store open.
 */
export function putBack(file: string, store: string, aside: string): void {
  flush(file);
  const release = existsSync(store) ? holdAlone(store) : () => undefined;
  try {
    // Windows renames no file that is open.
    if (process.platform === 'win32') release();
    if (existsSync(store)) linkSync(store, aside);
    // Where the store was damaged, its log is still there; beside another file it would be taken for that one's.
    if (existsSync(`${store}-wal`)) renameSync(`${store}-wal`, `${aside}-wal`);
    rmSync(`${store}-shm`, { force: true });
    renameSync(file, store);
    flush(dirname(store));
  } finally {
    release();
  }
}

/** Brings the log into the file and keeps everybody out; gives what lets them in again. A damaged store is held by nobody. */
function holdAlone(store: string): () => void {
  const database = new Database(store, { timeout: 0 });
  const release = () => database.close();
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT');
    return release;
  } catch (cause) {
    release();
    const failed = unavailable(`the embedded store ${store} is in use`, cause);
    if (isDamaged(failed)) return () => undefined;
    throw failed;
  }
}

const isDamaged = (error: unknown) => error instanceof StoreUnavailable && error.trouble === 'damaged';

function withDatabase<Answer>(file: string, work: (database: Database.Database) => Answer): Answer {
  // SQLite would make the file.
  if (!existsSync(file)) throw new StoreUnavailable(`${file} is not there`);
  try {
    const database = new Database(file, { timeout: 1_000 });
    try {
      return work(database);
    } finally {
      database.close();
    }
  } catch (cause) {
    throw unavailable(`${file} cannot be read`, cause);
  }
}

/** Onto the disk, as far as the system can; Windows flushes no folders. */
function flush(place: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(place, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
