// Backups of the embedded store: made while it is in use, believed only when whole, put back without a moment in which there is neither.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { copyOut, damageOf, partitionsOf, putBack } from '../../store/sqlite-copy';
import type { Store } from '../../store/store';
import { unfinishedIn } from '../../upgrade/brought-in';
import { assertKnownFormat } from '../../upgrade/store-format';
import { filesBeside, filesFolder, readSqliteFile, sqliteFile } from '../../store/sqlite-store';
import { chainIn, chainsOf, type Chain } from '../../usecases/chains';
import type { StoreAndClock } from '../../usecases/store-and-clock';
import { verifyChain } from '../../usecases/verify-audit';
import { carryFiles, copied, linked, matchFiles, moved } from './backup-files';

/** Thrown with a message for whoever gave the command. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

/** What was checked: how many audit chains hold, and of which organisations nothing was, since they are not brought in to their end. */
export interface Checked {
  readonly chains: number;
  readonly unfinished: readonly string[];
}

/** Writes the store of the data folder into a new file, and its photos and files into a folder beside that. */
export async function backUp(dataDir: string, file: string): Promise<Checked> {
  const store = sqliteFile(dataDir);
  if (!existsSync(store)) throw new BackupRefused(`There is no store under ${dataDir}`);
  for (const place of [file, filesBeside(file)]) {
    if (existsSync(place)) throw new BackupRefused(`${place} is there already: a backup overwrites nothing`);
  }
  if (!existsSync(dirname(file))) throw new BackupRefused(`There is no folder ${dirname(file)}`);
  await overFile(store, assertKnownFormat);
  // Under its name stands a whole backup or nothing.
  const unfinished = `${file}.unfinished`;
  clear(unfinished);
  try {
    // Files first: what is destroyed or swept while the rows are copied is left out again, what comes meanwhile is fetched.
    carryFiles(filesFolder(dataDir), filesBeside(unfinished), copied);
    copyOut(store, unfinished);
    await matchFiles(unfinished, filesBeside(unfinished), filesFolder(dataDir));
    const found = await assertSound(unfinished, 'The store');
    if (existsSync(filesBeside(unfinished))) renameSync(filesBeside(unfinished), filesBeside(file));
    renameSync(unfinished, file);
    return found;
  } finally {
    clear(unfinished);
  }
}

function clear(file: string): void {
  rmSync(file, { force: true });
  rmSync(filesBeside(file), { recursive: true, force: true });
}

/**
 * Puts a backup in the place of the data folder's store; `replace` allows that there is one, which is then kept beside it with its files.
 * Gives the file that the earlier store was kept in, null where there was none.
 */
export async function restore(dataDir: string, file: string, replace: boolean, at: Date): Promise<string | null> {
  const store = sqliteFile(dataDir);
  if (!existsSync(file)) throw new BackupRefused(`${file} is not there`);
  const replaced = existsSync(store);
  if (replaced && !replace) {
    throw new BackupRefused(
      `There is a store under ${dataDir}: with --replace it is kept aside and the backup put in its place`,
    );
  }
  mkdirSync(dataDir, { recursive: true });
  const copy = `${store}.unfinished`;
  clear(copy);
  try {
    copyFileSync(file, copy);
    carryFiles(filesBeside(file), filesBeside(copy), copied);
    await assertSound(copy, 'The backup');
    const aside = `${store}.before-${at.toISOString().replace(/[:.]/g, '-')}`;
    try {
      if (replaced) carryFiles(filesFolder(dataDir), filesBeside(aside), linked);
      // Beside those that are there: rows alone say which of them count.
      carryFiles(filesBeside(copy), filesFolder(dataDir), moved);
      putBack(copy, store, aside);
    } catch (error) {
      rmSync(filesBeside(aside), { recursive: true, force: true });
      throw error;
    }
    return replaced ? aside : null;
  } finally {
    clear(copy);
  }
}

/** Refuses a file that SQLite finds damaged, that a later program has written, or in which an audit chain, or what it vouches for, does not hold. */
async function assertSound(file: string, what: string): Promise<Checked> {
  const [damage] = damageOf(file);
  if (damage !== undefined) throw new BackupRefused(`${what} is damaged: ${damage}`);
  const partitions = partitionsOf(file);
  if (partitions.length === 0) throw new BackupRefused(`${what} holds nothing`);
  return overFile(file, async (store) => {
    await assertKnownFormat(store);
    const given = { store, clock: () => new Date() };
    const unfinished = await unfinishedIn(store);
    const found = await everyChain(given, partitions, unfinished);
    for (const chain of found) {
      const { break: broken } = await verifyChain(given, chain);
      if (broken === null) continue;
      throw new BackupRefused(
        `${what} has been changed unseen: the audit chain of ${chain.partition} breaks at ${broken.row} (${broken.because})`,
      );
    }
    return { chains: found.length, unfinished: [...unfinished] };
  });
}

async function overFile<Answer>(file: string, work: (store: Store) => Promise<Answer>): Promise<Answer> {
  const store = await readSqliteFile(file);
  return work(store).finally(() => store.close());
}

/**
 * Those of all partitions, and those that should be there: of a period that is listed there may be nothing left. What of an organisation was
 * cut off on its way in vouches for nothing.
 */
async function everyChain(
  given: StoreAndClock,
  partitions: readonly string[],
  unfinished: ReadonlySet<string>,
): Promise<Chain[]> {
  const found = partitions.flatMap((partition) => {
    const one = chainIn(partition);
    return one !== null && !unfinished.has(one.organisation) ? [one] : [];
  });
  const all = new Map(found.map(({ chain }) => [chain.partition, chain]));
  for (const organisation of new Set(found.map((one) => one.organisation))) {
    for await (const chain of chainsOf(given.store, organisation)) all.set(chain.partition, chain);
  }
  return [...all.values()];
}
