// What the embedded store's driver and the file system call their failures, in our words.
import Database from 'libsql';
import { StoreUnavailable, type StoreTrouble } from './store';

/** By SQLite's primary result code: the driver has no names for many of the extended ones. */
const bySqlite: ReadonlyMap<number, DriverTrouble> = new Map([
  [5, 'locked'], // BUSY
  [6, 'locked'], // LOCKED
  [10, 'disk'], // IOERR
  [13, 'disk'], // FULL
  [3, 'read-only'], // PERM
  [8, 'read-only'], // READONLY
  [14, 'read-only'], // CANTOPEN
  [11, 'damaged'], // CORRUPT
  [26, 'damaged'], // NOTADB
  // ERROR: a statement that is sound fails only where the table is not as it was made.
  [1, 'damaged'],
]);

const bySystem: Readonly<Record<string, DriverTrouble>> = {
  ENOSPC: 'disk',
  EDQUOT: 'disk',
  EFBIG: 'disk',
  EIO: 'disk',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOTDIR: 'read-only',
  EEXIST: 'read-only',
};

/** What the driver or the system can tell; of formats and archives they know nothing. */
type DriverTrouble = Exclude<StoreTrouble, 'older' | 'newer' | 'unfinished'>;

const words: Readonly<Record<DriverTrouble, string>> = {
  locked: 'another program has locked it',
  disk: 'the disk is full or refuses to write',
  'read-only': 'it cannot be written; check the folder, its files and the rights on them',
  damaged: 'the file is damaged or is no such store',
  refused: 'it refuses what is asked of it',
  unreachable: 'it does not answer',
};

/** The failure as the store's own, with its reason and what the driver or the system said; any other error as it is. */
export function unavailable(what: string, cause: unknown): unknown {
  const trouble = troubleOf(cause);
  if (trouble === null) return cause;
  return new StoreUnavailable(`${what}: ${words[trouble]} (${(cause as Error).message})`, { cause }, trouble);
}

/** Whether another connection holds the lock that was asked for. */
export function isBusy(cause: unknown): boolean {
  return troubleOf(cause) === 'locked';
}

/** Null for an error of neither SQLite nor the system. */
function troubleOf(cause: unknown): DriverTrouble | null {
  if (cause instanceof Database.SqliteError) return bySqlite.get((cause.rawCode ?? 0) & 0xff) ?? 'unreachable';
  const fromSystem = typeof cause === 'object' && cause !== null && 'syscall' in cause && 'code' in cause;
  return fromSystem ? (bySystem[String(cause.code)] ?? 'unreachable') : null;
}
