// Bringing a store up: killed anywhere it is gone on with, two at once are one, what is damaged or newer is left alone.
import { join } from 'node:path';
import Database from 'libsql';
import { problemAnswer, refusalOf } from '../../../functions/http/problem';
import { archiveCommand } from '../../../functions/local/commands/archive-command';
import { upgradeCommand } from '../../../functions/local/commands/upgrade-command';
import { openUpgradedStore } from '../../../functions/local/server/open-upgraded-store';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { assertCurrentFormat, currentFormat, formatOf, putFormat } from '../../../functions/upgrade/store-format';
import { upgradeStore } from '../../../functions/upgrade/upgrade-store';
import { chainNamed } from '../../../functions/usecases/chains';
import { verifyChain } from '../../../functions/usecases/verify-audit';
import { expectAsTold } from '../../fixtures/as-told';
import { dyingAfter } from '../store/dying-after';
import { overFixture, toldOf } from '../../fixtures/unpacked';

const start = Date.parse('2026-12-01T08:00:00Z');
const upgrading = { version: '0.2.0', tell: () => undefined };

const over = (work: (store: Store, dataDir: string) => Promise<void>) =>
  overFixture(1, async (dataDir) => {
    const store = await openSqliteStore(dataDir);
    await work(store, dataDir).finally(() => store.close());
  });

const peopleEnd = async (store: Store, organisation: string) =>
  (await verifyChain({ store, clock: () => new Date(start) }, chainNamed(organisation, 'people'))).end.sequence;

test('killed after any of its writes, the next start goes on, and does nothing twice', () =>
  over(async (store) => {
    let time = start;
    let kills = 0;
    for (let writes = 0; (await formatOf(store)).format !== currentFormat; writes += 1) {
      // By then a lease of whoever was killed has run out.
      time += 60_000;
      const given = { store: dyingAfter(store, writes), clock: () => new Date(time) };
      await upgradeStore(given, upgrading).catch((error: unknown) => {
        expect(String(error)).toContain('killed');
        kills += 1;
      });
    }
    expect(await upgradeStore({ store, clock: () => new Date(time) }, upgrading)).toBe(false);
    expect(kills).toBeGreaterThan(3);
    await expectAsTold(store, toldOf(1));
    expect([await peopleEnd(store, 'demo'), await peopleEnd(store, 'other')]).toEqual([341, 2]);
    expect((await formatOf(store)).format).toBe(currentFormat);
  }));

test('of two that start together one brings it up, and the other waits for it', () =>
  over(async (store, dataDir) => {
    const second = await openSqliteStore(dataDir);
    const clock = () => new Date(start);
    const done = await Promise.all([store, second].map((one) => upgradeStore({ store: one, clock }, upgrading)));
    await second.close();
    expect([...done].sort()).toEqual([false, true]);
    expect([await peopleEnd(store, 'demo'), await peopleEnd(store, 'other')]).toEqual([341, 2]);
  }));

test('one that was changed unseen is not brought up, and nothing is written', () =>
  overFixture(1, async (dataDir) => {
    const file = join(dataDir, 'scorebook.db');
    const database = new Database(file);
    database.exec(`UPDATE record SET value = replace(value, '"office"', '"admin"') WHERE row = 'person!office-1'`);
    database.close();
    const clock = () => new Date(start);
    const opening = openUpgradedStore(
      { STORE: 'sqlite', DATA_DIR: dataDir },
      { version: '0.2.0', clock, tell: () => undefined },
    );
    await expect(opening).rejects.toThrow('audit chain of demo!people breaks at person!office-1');
    await expect(upgradeCommand([], { DATA_DIR: dataDir }, '0.2.0', clock, () => undefined)).rejects.toThrow('breaks');
    const store = await openSqliteStore(dataDir);
    expect(await formatOf(store)).toEqual({ format: 1, row: null });
    await store.close();
  }));

test('a newer store is refused by whatever opens it, with the program to install', () =>
  over(async (store, dataDir) => {
    const at = new Date(start).toISOString();
    await putFormat(store, await formatOf(store), { format: currentFormat + 1, version: '9.0.0', at });
    const clock = () => new Date(start);
    const sentence = /format 3, written by Scorebook 9\.0\.0.*install Scorebook 9\.0\.0/;
    await expect(assertCurrentFormat(store, '0.2.0', at)).rejects.toThrow(sentence);
    await expect(upgradeStore({ store, clock }, upgrading)).rejects.toThrow(sentence);
    const file = join(dataDir, 'a.archive');
    await expect(archiveCommand([file], { DATA_DIR: dataDir }, '0.2.0', clock)).rejects.toThrow(sentence);
  }));

test('an older one that nobody has brought up is answered as what passes, with what the operator is to do', () =>
  over(async (store) => {
    const refused = await assertCurrentFormat(store, '0.2.0', new Date(start).toISOString()).catch(
      (error: unknown) => error,
    );
    expect(String(refused)).toContain('npm run upgrade');
    const { status, body } = problemAnswer(refusalOf(refused), 'i-1');
    expect(status).toBe(503);
    expect(JSON.parse(String(body))).toMatchObject({ code: 'unavailable', faults: [{ code: 'store-older' }] });
  }));
