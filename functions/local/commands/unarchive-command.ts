// What `npm run unarchive` does: the organisations of an archive into the store that the settings name, which holds nothing of them; or away with what was cut off on its way in.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ArchiveRefused } from '../../archive/archive-refused';
import { assertEnds } from '../../archive/assert-ends';
import { assertRoom, bringIn, discardUnfinished, isThere } from '../../archive/bring-in';
import { assertRoomBeside, laidOut } from '../../archive/laid-out';
import { checkArchive, stageArchive } from '../../archive/stage-archive';
import type { Environment } from '../../settings';
import type { Store } from '../../store/store';
import { assertCurrentFormat } from '../../upgrade/store-format';
import { upgradeRows } from '../../upgrade/upgrade-store';
import { overStore } from './kept-store';

interface BroughtIn {
  readonly organisations: readonly string[];
  readonly chains: number;
  /** those that an earlier one has brought in to their end, before it was cut short */
  readonly passedOver: readonly string[];
}

const usage = `Usage:
  npm run unarchive -- <file> [--replace]
  npm run unarchive -- --discard <organisation>`;

/** `unarchive <file> [--replace]`, or `unarchive --discard <organisation>`. Throws what is to be told to whoever typed it; nothing was written that counts. */
export async function unarchiveCommand(
  args: readonly string[],
  env: Environment,
  version: string,
  clock: () => Date,
): Promise<string> {
  const options = { replace: { type: 'boolean', default: false }, discard: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file, ...more] = positionals;
  const { replace, discard } = values;
  if (discard !== undefined && (positionals.length > 0 || replace)) throw new ArchiveRefused(usage);
  if (discard !== undefined) {
    await overStore(env, async (store) => {
      await assertCurrentFormat(store, version, clock().toISOString());
      await discardUnfinished({ store, clock }, discard);
    });
    return `${discard}: what had been brought in of it is taken away`;
  }
  if (file === undefined || more.length > 0) throw new ArchiveRefused(usage);
  if (!existsSync(file)) throw new ArchiveRefused(`${file} is not there`);
  assertRoomBeside(file, (await checkArchive(file)).bytes);
  const { organisations, chains, passedOver } = await overStore(
    env,
    (store) => unarchive(store, file, { replace, version, clock }),
    { mayBegin: true },
  );
  const lines = passedOver.map((organisation) => `${organisation}: there already, whole, and left as it is`);
  if (organisations.length > 0)
    lines.unshift(`${organisations.join(', ')}: as in ${file}; ${chains} audit chains hold`);
  return lines.join('\n');
}

interface Asked {
  readonly replace: boolean;
  readonly version: string;
  readonly clock: () => Date;
}

/** Staged beside the file, as a store of its own, where it is verified and brought up to today's format; from there into the store. */
export async function unarchive(store: Store, file: string, { replace, version, clock }: Asked): Promise<BroughtIn> {
  return laidOut(file, async (folder) => {
    const staged = await stageArchive(file, folder);
    try {
      await assertEnds(staged, clock);
      await upgradeRows({ store: staged.store, clock }, staged.header.format);
      await assertCurrentFormat(store, version, clock().toISOString());
      const passedOver: string[] = [];
      const organisations: string[] = [];
      for (const organisation of staged.header.organisations) {
        if (replace && (await isThere({ store, clock }, staged.store, organisation))) {
          passedOver.push(organisation);
          continue;
        }
        await assertRoom(store, organisation, replace);
        organisations.push(organisation);
      }
      let chains = 0;
      for (const organisation of organisations) {
        chains += (await bringIn({ store, clock }, staged.store, organisation, replace)).size;
      }
      return { organisations, chains, passedOver };
    } finally {
      await staged.store.close();
    }
  });
}
