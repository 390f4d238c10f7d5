// What `npm run person` does: writes everything that is stored about a person into a new file, as JSON.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { Environment } from '../../settings';
import { exportPerson } from '../../usecases/export-person';
import { operator } from '../../usecases/organisation';
import { now } from '../../usecases/store-and-clock';
import { assertWhole } from '../../upgrade/brought-in';
import { assertCurrentFormat } from '../../upgrade/store-format';
import { overStore } from './kept-store';
import { CommandRefused } from './organisation-command';

const usage = 'Usage: npm run person -- export <organisation> <person id> <file>';

/** Over the store that the settings name. Throws what is to be told to whoever typed it; a file that is there is never written over. */
export async function personCommand(
  args: readonly string[],
  env: Environment,
  print: (line: string) => void,
  version: string,
): Promise<void> {
  const [what, organisation, id, file, ...more] = args;
  const isMeant = what === 'export' && more.length === 0 && !args.some((word) => word.startsWith('--'));
  if (!isMeant || organisation === undefined || id === undefined || file === undefined) throw new CommandRefused(usage);
  if (existsSync(file)) throw new CommandRefused(`${file} is there already`);
  const unfinished = `${file}.unfinished`;
  try {
    const { count, damaged } = await overStore(env, async (store) => {
      const given = { store, clock: () => new Date() };
      await assertCurrentFormat(store, version, now(given));
      await assertWhole(store, organisation);
      const page = (next?: string) => exportPerson(given, { organisation, id: operator }, id, next);
      return written(unfinished, { organisation, person: id, at: now(given) }, page);
    });
    renameSync(unfinished, file);
    if (damaged > 0)
      print(`${damaged} of them are damaged, so that nobody knows whom they name: npm run verify tells more`);
    print(
      `${file}: ${count} items about ${id} of ${organisation}. It holds what is private: give it to that person alone.`,
    );
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Item by item, so that what is much is never held at once; readable by whoever runs the command alone. Gives how many items there are, and how many could not be read. */
async function written(
  file: string,
  about: Readonly<Record<string, string>>,
  page: (next?: string) => ReturnType<typeof exportPerson>,
): Promise<{ readonly count: number; readonly damaged: number }> {
  let answer = await page();
  const descriptor = openSync(file, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(about).slice(0, -1)},"items":[`);
    let [count, damaged] = [0, 0];
    for (;;) {
      for (const item of answer.items) {
        writeSync(descriptor, `${count === 0 ? '' : ','}\n${JSON.stringify(item)}`);
        count += 1;
        if (item.damaged) damaged += 1;
      }
      if (answer.next === null) break;
      answer = await page(answer.next);
    }
    writeSync(descriptor, '\n]}\n');
    fsyncSync(descriptor);
    return { count, damaged };
  } finally {
    closeSync(descriptor);
  }
}
