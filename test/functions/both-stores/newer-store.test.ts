// A store that a later program has written: every command refuses it with the sentence of the server, reads nothing of it and writes nothing. One of an older format is not written to.
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { archiveCommand } from '../../../functions/local/commands/archive-command';
import { backUp, restore } from '../../../functions/local/commands/backup-file';
import { organisationCommand } from '../../../functions/local/commands/organisation-command';
import { personCommand } from '../../../functions/local/commands/person-command';
import { unarchiveCommand } from '../../../functions/local/commands/unarchive-command';
import { upgradeCommand } from '../../../functions/local/commands/upgrade-command';
import { verifyCommand } from '../../../functions/local/commands/verify-command';
import { copyOut } from '../../../functions/store/sqlite-copy';
import { sqliteFile } from '../../../functions/store/sqlite-store';
import { assertCurrentFormat, currentFormat, formatOf, putFormat } from '../../../functions/upgrade/store-format';
import { recordPeriod } from '../usecases/recorded-period';
import { contents, over, type Env } from '../archive/over-stores';
import { describeOverStores } from '../archive/stores';

const clock = () => new Date('2026-12-01T08:00:00Z');
const version = '1.0.0';
const silent = () => undefined;

type Asked = Readonly<Record<string, readonly ((env: Env, folder: string) => Promise<unknown>)[]>>;

/** What writes into a store that it is asked about: about this one, with files in this folder. */
const writing = {
  unarchive: [
    (env, folder) => unarchiveCommand([join(folder, 'good.archive')], env, version, clock),
    (env, folder) => unarchiveCommand([join(folder, 'good.archive'), '--replace'], env, version, clock),
    (env) => unarchiveCommand(['--discard', 'demo'], env, version, clock),
  ],
  organisation: [
    (env) => organisationCommand(['add', 'new', '--title', '新', '--admin', 'a'], env, silent, version),
    (env) => organisationCommand(['confirm-clock', 'demo'], env, silent, version),
  ],
  person: [
    (env, folder) => personCommand(['export', 'demo', 'leader-1', join(folder, 'new.json')], env, silent, version),
  ],
} as const satisfies Asked;

/** By the name of its entry how each command is asked. */
const asked: Asked = {
  ...writing,
  archive: [(env, folder) => archiveCommand([join(folder, 'new.archive')], env, version, clock)],
  upgrade: [(env) => upgradeCommand([], env, version, clock, silent)],
  organisation: [
    ...writing.organisation,
    (env) => organisationCommand(['list'], env, silent, version),
    (env) => organisationCommand(['show', 'demo'], env, silent, version),
  ],
  verify: [(env, folder) => verifyCommand(['--note', join(folder, 'new-ends.json')], env, silent)],
  backup: [({ DATA_DIR = '' }, folder) => backUp(DATA_DIR, join(folder, 'new.db'))],
  restore: [
    ({ DATA_DIR = '' }, folder) => {
      const file = join(folder, 'backup.db');
      copyOut(sqliteFile(DATA_DIR), file);
      return restore(join(folder, '../restored'), file, false, clock());
    },
  ],
};

/** About the embedded store, whatever the settings. */
const embedded = ['backup', 'restore'];

test('every command of a release is asked here', () => {
  const sources = readdirSync(join(__dirname, '../../../functions/local/commands'));
  const entries = sources.filter(
    (name) => sources.includes(name.replace('.ts', '-command.ts')) || embedded.includes(name.replace('.ts', '')),
  );
  expect(entries.map((name) => name.replace('.ts', '')).sort()).toEqual(Object.keys(asked).sort());
});

describeOverStores((place) => {
  let env: Env;
  let folder: string;
  let before: readonly string[];
  beforeAll(async () => {
    env = place.fresh();
    folder = join(place.folder, 'files');
    mkdirSync(folder);
    await over(env, async (store) => {
      await recordPeriod({ store, clock });
      await assertCurrentFormat(store, version, clock().toISOString());
    }).catch(silent);
    await upgradeCommand([], env, version, clock, silent);
    await archiveCommand([join(folder, 'good.archive')], env, version, clock);
    await over(env, async (store) => {
      const at = clock().toISOString();
      await putFormat(store, await formatOf(store), { format: currentFormat + 1, version: '9.0.0', at });
    });
    before = await contents(env);
  }, 60_000);

  const names = Object.keys(asked).filter((name) => place.kind === 'sqlite' || !embedded.includes(name));
  test.each(names)('%s', async (name) => {
    for (const ask of asked[name] ?? [])
      await expect(ask(env, folder)).rejects.toThrow(
        /format 3, written by Scorebook 9\.0\.0.*install Scorebook 9\.0\.0/,
      );
    expect(await contents(env)).toEqual(before);
    expect(readdirSync(folder).filter((file) => file !== 'backup.db')).toEqual(['good.archive']);
  });
});

describeOverStores((place) => {
  test.each(Object.entries(writing))('%s writes nothing into a store of an older format', async (_, asks) => {
    const env = place.fresh();
    const folder = mkdtempSync(join(place.folder, 'files-'));
    await over(env, (store) => recordPeriod({ store, clock }));
    await archiveCommand([join(folder, 'good.archive')], env, version, clock);
    const before = await contents(env);
    for (const ask of asks) await expect(ask(env, folder)).rejects.toThrow(/of format 1, .*npm run upgrade/);
    expect(await contents(env)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['good.archive']);
  });
});
