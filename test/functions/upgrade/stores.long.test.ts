// Stores of every earlier release: opened by today's program they are brought up, hold what was noted of them, and people go on.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { localSettings } from '../../../functions/local/development/settings';
import { startLocalServer } from '../../../functions/local/development/local-server';
import { upgradeCommand } from '../../../functions/local/commands/upgrade-command';
import { openSqliteStore, readSqliteFile } from '../../../functions/store/sqlite-store';
import { currentFormat, formatOf } from '../../../functions/upgrade/store-format';
import { chainNamed } from '../../../functions/usecases/chains';
import { getRow, rowKind } from '../../../functions/store/row-kinds';
import { verifyChain } from '../../../functions/usecases/verify-audit';
import { z } from 'zod';
import { expectAsTold } from '../../fixtures/as-told';
import { fixtureFormats, overFixture, toldOf } from '../../fixtures/unpacked';
import { routine } from '../http/small-scheme';

const clock = () => new Date('2026-12-01T08:00:00Z');
const older = fixtureFormats.filter((format) => format < currentFormat);

const open = async <Answer>(
  dataDir: string,
  work: (store: Awaited<ReturnType<typeof openSqliteStore>>) => Promise<Answer>,
) => {
  const store = await openSqliteStore(dataDir);
  return work(store).finally(() => store.close());
};

const startOver = (dataDir: string, logged: unknown[] = []) =>
  startLocalServer({
    settings: localSettings({ PORT: '0', DATA_DIR: dataDir }),
    env: {},
    clock,
    sites: [],
    version: '0.2.0',
    log: (_, entry) => logged.push(entry),
  });

test('there is a fixture of every format before today’s', () => {
  expect(older).toEqual(Array.from({ length: currentFormat - 1 }, (_, at) => at + 1));
});

describe.each(older)('a store of format %i', (format) => {
  test('holds what was noted of it when it was made', () =>
    overFixture(format, (dataDir) =>
      open(dataDir, async (store) => {
        expect((await formatOf(store)).format).toBe(format);
        const { chains, results } = await expectAsTold(store, toldOf(format));
        expect([chains > 15, results > 4]).toEqual([true, true]);
      }),
    ));

  test('is brought up when the server starts, after a backup, and people go on', () =>
    overFixture(format, async (dataDir) => {
      const logged: unknown[] = [];
      const server = await startOver(dataDir, logged);
      const tokenFor = async (person: string) => {
        const answer = await fetch(`${server.url}/dev/token`, { method: 'POST', body: JSON.stringify({ person }) });
        return ((await answer.json()) as { access_token: string }).access_token;
      };
      const submitted = await fetch(`${server.url}/api/schemes/reg/periods/2026-10/submissions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await tokenFor('office-1')}`,
          'content-type': 'application/json',
          'idempotency-key': 'after-the-upgrade',
        },
        body: JSON.stringify({ sheets: [routine('u2', 1)] }),
      });
      expect(submitted.status).toBe(201);
      await server.close();
      expect(JSON.stringify(logged)).toContain(`brought up to ${currentFormat}`);

      const [backup = ''] = readdirSync(dataDir).filter((name) => name.includes(`.before-upgrade-from-${format}-`));
      const before = await readSqliteFile(join(dataDir, backup));
      await expectAsTold(before, toldOf(format)).finally(() => before.close());
      await open(dataDir, async (store) => {
        expect(await formatOf(store)).toMatchObject({ format: currentFormat, row: { value: { version: '0.2.0' } } });
        const { demo = {}, ...others } = toldOf(format);
        const { 'reg/2026-10': gone, ...untouched } = demo;
        await expectAsTold(store, { ...others, demo: untouched });
        const went = await verifyChain({ store, clock }, chainNamed('demo', 'reg/2026-10'), gone?.end);
        expect([went.break, went.end.sequence]).toEqual([null, (gone?.end.sequence ?? 0) + 1]);
      });
      // A later start finds nothing to do.
      await (await startOver(dataDir)).close();
      expect(readdirSync(dataDir).filter((name) => /\.before-upgrade-from-[^.]*$/.test(name))).toHaveLength(1);
    }));

  test('is brought up by the command', () =>
    overFixture(format, async (dataDir) => {
      const upgrade = () => upgradeCommand([], { DATA_DIR: dataDir }, '0.2.0', clock, () => undefined);
      expect(await upgrade()).toBe(`Brought up to format ${currentFormat}`);
      expect(await upgrade()).toBe('There was nothing to bring up');
      await open(dataDir, (store) => expectAsTold(store, toldOf(format)));
    }));
});

test('from format 1 on each organisation has a row, made when it was first heard of', () =>
  overFixture(1, async (dataDir) => {
    await upgradeCommand([], { DATA_DIR: dataDir }, '0.2.0', clock, () => undefined);
    await open(dataDir, async (store) => {
      const kind = rowKind('organisation', z.unknown());
      for (const organisation of ['demo', 'other']) {
        const row = await getRow(store, chainNamed(organisation, 'people').partition, kind);
        expect(row?.value).toEqual({
          title: organisation,
          madeAt: expect.stringMatching(/^2026-10-15T02:/) as string,
          retention: { files: null, contacts: null, names: null },
        });
      }
    });
  }));
