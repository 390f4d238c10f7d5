// What `npm run upgrade` does: the store that the settings name is brought up to this program's format; tables while no instance of the service runs.
import { parseArgs } from 'node:util';
import type { Environment } from '../../settings';
import { currentFormat } from '../../upgrade/store-format';
import { upgradeStore } from '../../upgrade/upgrade-store';
import { upgradeEmbedded } from '../server/open-upgraded-store';
import { overStore } from './kept-store';

/** `upgrade`. Throws what is to be told to whoever typed it. */
export async function upgradeCommand(
  args: readonly string[],
  env: Environment,
  version: string,
  clock: () => Date,
  tell: (line: string) => void,
): Promise<string> {
  parseArgs({ args: [...args], options: {} });
  const opening = { version, clock, tell };
  const done = await overStore(env, (store, settings) =>
    settings.STORE === 'sqlite'
      ? upgradeEmbedded(store, settings.DATA_DIR, opening)
      : upgradeStore({ store, clock }, opening),
  );
  return done ? `Brought up to format ${currentFormat}` : 'There was nothing to bring up';
}
