// What `npm run archive` does: organisations of the store that the settings name into one new file, which is read back and verified before it has its name.
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ArchiveRefused } from '../../archive/archive-refused';
import { verifiedEnds } from '../../archive/bring-in';
import { organisationsIn } from '../../usecases/organisations-in';
import { stageArchive } from '../../archive/stage-archive';
import { writeArchive } from '../../archive/write-archive';
import { checked, type Environment } from '../../settings';
import { openStore, storeSettings } from '../../store/open-store';
import { sqliteFile } from '../../store/sqlite-store';
import type { Store } from '../../store/store';
import { isUnfinished } from '../../upgrade/brought-in';
import { currentFormat, formatOf, newerStore } from '../../upgrade/store-format';

interface Archived {
  readonly organisations: readonly string[];
  readonly chains: number;
}

/** `archive <file> [organisation …]`: all organisations where none is named. Throws what is to be told to whoever typed it. */
export async function archiveCommand(
  args: readonly string[],
  env: Environment,
  version: string,
  clock: () => Date,
): Promise<string> {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
  const [file, ...named] = positionals;
  if (file === undefined) throw new ArchiveRefused('Usage: npm run archive -- <file> [organisation …]');
  const { store: settings } = checked({ store: storeSettings }, env);
  if (existsSync(file)) throw new ArchiveRefused(`${file} is there already: an archive overwrites nothing`);
  if (!existsSync(dirname(resolve(file)))) throw new ArchiveRefused(`There is no folder ${dirname(resolve(file))}`);
  if (settings.STORE === 'sqlite' && !existsSync(sqliteFile(settings.DATA_DIR))) {
    throw new ArchiveRefused(`There is no store under ${settings.DATA_DIR}`);
  }
  const store = await openStore(settings);
  try {
    const { organisations, chains } = await archive(store, named, file, version, clock);
    return `${file}: whole; ${organisations.join(', ')}; ${chains} audit chains hold. It holds names, contacts and photos: keep it as you keep those.`;
  } finally {
    await store.close();
  }
}

/** The organisations of a store into a new file. */
export async function archive(
  store: Store,
  named: readonly string[],
  file: string,
  version: string,
  clock: () => Date,
): Promise<Archived> {
  const found = await formatOf(store);
  if ((found.format ?? 0) > currentFormat) throw newerStore(found, version);
  const kept = await organisationsIn(store);
  const organisations = named.length > 0 ? [...new Set(named)] : kept;
  if (found.format === null || organisations.length === 0) throw new ArchiveRefused('The store holds no organisation');
  for (const organisation of organisations) {
    if (!kept.includes(organisation)) throw new ArchiveRefused(`Nothing is recorded of ${organisation}`);
    if (await isUnfinished(store, organisation)) {
      throw new ArchiveRefused(`${organisation} was not brought in to its end: finish that first (npm run unarchive)`);
    }
  }
  // Under its name stands a whole archive or nothing.
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  const folder = mkdtempSync(join(dirname(resolve(file)), '.scorebook-archive-'));
  try {
    const { format } = found;
    await writeArchive({ store, organisations, format, version, at: clock().toISOString() }, unfinished);
    const chains = await readBack(unfinished, folder, clock);
    renameSync(unfinished, file);
    return { organisations, chains };
  } finally {
    rmSync(unfinished, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the file holds, chain by chain, as it would be brought in; how many chains. */
async function readBack(file: string, folder: string, clock: () => Date): Promise<number> {
  const staged = await stageArchive(file, folder);
  try {
    await assertEnds(staged, clock);
    return staged.ends.size;
  } finally {
    await staged.store.close();
  }
}

/** Throws ArchiveRefused unless every chain of a staged archive holds and ends where the archive says. */
export async function assertEnds(
  { store, header, ends }: Awaited<ReturnType<typeof stageArchive>>,
  clock: () => Date,
): Promise<void> {
  const found = new Map<string, string>();
  for (const organisation of header.organisations) {
    for (const [partition, end] of await verifiedEnds({ store, clock }, organisation))
      found.set(partition, textOf(end));
  }
  for (const partition of new Set([...found.keys(), ...ends.keys()])) {
    const told = ends.get(partition);
    if (told === undefined || found.get(partition) !== textOf(told)) {
      throw new ArchiveRefused(`The audit chain of ${partition} does not end where the archive says`);
    }
  }
}

function textOf({ sequence, digest }: { readonly sequence: number; readonly digest: string }): string {
  return `${sequence} ${digest}`;
}
