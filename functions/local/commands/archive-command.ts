// What `npm run archive` does: organisations of the store that the settings name into one new file, which is read back and verified before it has its name.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ArchiveRefused } from '../../archive/archive-refused';
import { assertEnds } from '../../archive/assert-ends';
import { laidOut } from '../../archive/laid-out';
import { organisationsIn } from '../../usecases/organisations-in';
import { stageArchive } from '../../archive/stage-archive';
import { writeArchive } from '../../archive/write-archive';
import type { Environment } from '../../settings';
import type { Store } from '../../store/store';
import { assertWhole } from '../../upgrade/brought-in';
import { assertKnownFormat } from '../../upgrade/store-format';
import { overStore } from './kept-store';

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
  if (existsSync(file)) throw new ArchiveRefused(`${file} is there already: an archive overwrites nothing`);
  if (!existsSync(dirname(resolve(file)))) throw new ArchiveRefused(`There is no folder ${dirname(resolve(file))}`);
  const { organisations, chains } = await overStore(env, (store) => archive(store, named, file, version, clock));
  return `${file}: whole; ${organisations.join(', ')}; ${chains} audit chains hold. It holds names, contacts and photos: keep it as you keep those.`;
}

/** The organisations of a store into a new file. */
export async function archive(
  store: Store,
  named: readonly string[],
  file: string,
  version: string,
  clock: () => Date,
): Promise<Archived> {
  const found = await assertKnownFormat(store);
  const kept = await organisationsIn(store);
  const organisations = named.length > 0 ? [...new Set(named)] : kept;
  if (found.format === null || organisations.length === 0) throw new ArchiveRefused('The store holds no organisation');
  for (const organisation of organisations) {
    if (!kept.includes(organisation)) throw new ArchiveRefused(`Nothing is recorded of ${organisation}`);
    await assertWhole(store, organisation);
  }
  // Under its name stands a whole archive or nothing.
  const unfinished = `${file}.unfinished`;
  const { format } = found;
  try {
    const chains = await laidOut(file, async (folder) => {
      rmSync(unfinished, { force: true });
      await writeArchive({ store, organisations, format, version, at: clock().toISOString() }, unfinished);
      return readBack(unfinished, folder, clock);
    });
    renameSync(unfinished, file);
    return { organisations, chains };
  } finally {
    rmSync(unfinished, { force: true });
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
