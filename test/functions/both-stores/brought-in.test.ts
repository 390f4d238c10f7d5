// An organisation that is being brought in while people work: nobody is served, nothing touches it, two who bring it in do not mix, and what was cut off goes by a command.
import { InvocationContext, type Timer } from '@azure/functions';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringIn, discardUnfinished } from '../../../functions/archive/bring-in';
import { noChannels } from '../../../functions/channels/channel';
import { functionTable } from '../../../functions/function-table';
import { archive } from '../../../functions/local/commands/archive-command';
import { backUp } from '../../../functions/local/commands/backup-file';
import { organisationCommand } from '../../../functions/local/commands/organisation-command';
import { personCommand } from '../../../functions/local/commands/person-command';
import { unarchive, unarchiveCommand } from '../../../functions/local/commands/unarchive-command';
import { upgradeCommand } from '../../../functions/local/commands/upgrade-command';
import { verifyCommand } from '../../../functions/local/commands/verify-command';
import type { Service } from '../../../functions/service';
import { putBody } from '../../../functions/store/bodies';
import { everyRow } from '../../../functions/store/encode-key';
import { partitionsIn, rows } from '../../../functions/store/rows';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { isUnfinished } from '../../../functions/upgrade/brought-in';
import { assertCurrentFormat, formatPartition } from '../../../functions/upgrade/store-format';
import { organisationsIn } from '../../../functions/usecases/organisations-in';
import { putPerson } from '../../../functions/usecases/people';
import { contentsOf } from '../archive/contents-of';
import { over, type Env } from '../archive/over-stores';
import { describeOverStores } from '../archive/stores';
import { october } from '../october';
import { bound } from '../store/bound';
import { dyingAfter } from '../store/dying-after';
import { keptWorld, leaver } from '../usecases/kept-world';
import { describeOnBothStores } from './on-stores';

const clock = () => october;
const version = '1.0.0';
const silent = () => undefined;
const organisation = 'other';
const person = 'other-office-1';

let work: string;
let file: string;
/** What the archive was made of. */
let made: string[];
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'scorebook-brought-in-'));
  file = join(work, 'other.archive');
  const store = await openSqliteStore(join(work, 'source'));
  const world = keptWorld(organisation, { store, clock });
  await world.begin();
  await world.openMonth('2026-08');
  await world.photo('2026-08', world.inspector, true);
  await world.finish('2026-08');
  await putPerson({ store, clock }, world.office, person, { name: '外单位', roles: ['office', 'admin'] });
  await store.close();
  await upgradeCommand([], { DATA_DIR: join(work, 'source') }, version, clock, silent);
  await over({ DATA_DIR: join(work, 'source') }, async (source) => {
    await archive(source, [organisation], file, version, clock);
    made = await contentsOf(source);
  });
}, 60_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A store that tells of each of its writes before it is done. */
const told = (store: Store, before: (partition: string) => Promise<void>): Store => ({
  ...dyingAfter(store, Infinity),
  batch: async (partition, operations) => {
    await before(partition);
    return store.batch(partition, operations);
  },
});
const bring = (store: Store, replace = false) => unarchive(store, file, { replace, version, clock });
const own = (line: string) => / other!/.test(line);
const rowsOf = async (store: Store): Promise<string[]> => {
  const found: string[] = [];
  for await (const partition of partitionsIn(store, everyRow))
    for await (const { row, etag } of rows(store, partition, everyRow)) found.push(`${partition} ${row} ${etag}`);
  return found;
};

describeOnBothStores((here) => {
  const ask = async (method: string, path: string, body?: string) => {
    const { status, body: answer } = await here.service.send(method, `/api${path}`, body, { as: person });
    const faults = (answer as { faults?: { code: string }[] } | undefined)?.faults ?? [];
    return [status, ...faults.map(({ code }) => code)];
  };
  const refused = [503, 'store-unfinished'];

  test('a running server answers nobody of it until all of it is there, whenever it is asked', async () => {
    // Somebody signed in before what the sample has of them was taken away.
    await here.service.tokenOf(person);
    for await (const partition of partitionsIn(here.store, { from: 'other!', to: 'other"' }))
      for await (const { row, etag } of rows(here.store, partition, everyRow))
        await here.store.remove({ partition, row }, etag);

    let asked = 0;
    const seen: unknown[] = [];
    const watched = told(here.store, async (partition) => {
      if (!partition.startsWith('other!')) return;
      asked += 1;
      seen.push(await ask('GET', '/me'), await ask('PUT', '/me/contact', '{"mail":"a@example.cn","wanted":true}'));
    });
    await bring(watched);
    expect(asked).toBeGreaterThanOrEqual(3);
    expect(seen).toEqual(seen.map(() => refused));
    expect((await contentsOf(here.store)).filter(own)).toEqual(made.filter(own));
    expect(await ask('GET', '/me')).toEqual([200]);
  }, 60_000);
});

describeOverStores((place) => {
  /** A store in which the bringing-in was cut short after so many writes. */
  const cutOff = async (writes: number): Promise<Env> => {
    const env = place.fresh();
    await over(env, async (store) => {
      await assertCurrentFormat(store, version, clock().toISOString());
      await expect(bring(dyingAfter(store, writes))).rejects.toThrow('killed');
      expect(await isUnfinished(store, organisation)).toBe(true);
    });
    return env;
  };

  test('no timer touches it', async () => {
    const env = await cutOff(4);
    await over(env, async (store) => {
      // As where a partition was cut off between its bodies and the rows that name them.
      await putBody(store, 'other!schemes', 'named by what has not come');
      const before = await rowsOf(store);
      expect(before.some((row) => row.startsWith('other!'))).toBe(true);
      const logged: string[] = [];
      const service = {
        ...{ store, clock, version, organisations: [organisation], timeZone: 'Asia/Shanghai' },
        channels: { ...noChannels },
      };
      for (const entry of functionTable(() => Promise.resolve(service as unknown as Service))) {
        if (entry.kind !== 'timer') continue;
        const logHandler = (level: string, line: unknown) => logged.push(`${level} ${String(line)}`);
        await entry.options.handler({} as Timer, new InvocationContext({ functionName: entry.name, logHandler }));
      }
      expect(logged.filter((line) => !line.startsWith('information'))).toEqual([]);
      expect((await rowsOf(store)).filter((row) => row.startsWith('other!'))).toEqual(
        before.filter((row) => row.startsWith('other!')),
      );
    });
  });

  test('no command takes it for whole, and each says how to go on', async () => {
    const env = await cutOff(4);
    const sentence = /other is being brought in from an archive.*--replace.*--discard other/;
    const out = (name: string) => join(work, `${place.kind}-${name}`);
    const run = (...args: string[]) => organisationCommand(args, env, silent, version);
    await expect(run('show', 'other')).rejects.toThrow(sentence);
    await expect(run('add', 'other', '--title', '另', '--admin', 'a')).rejects.toThrow(sentence);
    await expect(personCommand(['export', 'other', leaver.id, out('p.json')], env, silent, version)).rejects.toThrow(
      sentence,
    );
    await expect(over(env, (store) => archive(store, ['other'], out('a'), version, clock))).rejects.toThrow(sentence);
    await expect(unarchiveCommand([file], env, version, clock)).rejects.toThrow(sentence);
    const lines: string[] = [];
    expect(await verifyCommand([], env, (line) => lines.push(line))).toBe(false);
    expect(lines[0]).toMatch(/^other {2}UNFINISHED: /);
    expect(lines.at(-1)).toMatch(/^NOT WHOLE YET: other is not brought in/);
    expect(lines.join()).not.toMatch(/changed|missing|BROKEN/);
    const noted: string[] = [];
    expect(await verifyCommand(['--note', out('ends.json')], env, (line) => noted.push(line))).toBe(false);
    expect(noted[0]).toContain(`nothing of it is noted in ${out('ends.json')}`);
    if (env['DATA_DIR']) {
      expect(await backUp(env['DATA_DIR'], out('b.db'))).toEqual({ chains: 0, unfinished: ['other'] });
    }
    expect(await upgradeCommand([], env, version, clock, silent)).toBe('There was nothing to bring up');
  });

  test('what was cut off goes by a command, whatever was there of it, and nothing else does', async () => {
    for (const writes of [1, 2, 3, 5]) {
      const env = await cutOff(writes);
      expect(await unarchiveCommand(['--discard', 'other'], env, version, clock)).toContain('taken away');
      await over(env, async (store) => {
        expect(await contentsOf(store)).toEqual([]);
        expect(await isUnfinished(store, organisation)).toBe(false);
      });
      await unarchiveCommand([file], env, version, clock);
      const whole = await over(env, contentsOf);
      expect(whole).toEqual(made);
      await expect(unarchiveCommand(['--discard', 'other'], env, version, clock)).rejects.toThrow(
        'nothing of it is taken',
      );
      expect(await over(env, contentsOf)).toEqual(whole);
    }
  }, 60_000);

  test('of two that bring it in, whoever was replaced ends without another write, and the other one’s is whole', async () => {
    const env = place.fresh();
    await over(env, async (store) => {
      let first = true;
      let lateWrites = 0;
      const slow = told(store, async (partition) => {
        if (!partition.startsWith('other!')) return;
        if (!first) lateWrites += 1;
        if (first && partition === 'other!schemes') {
          first = false;
          await bring(store, true);
        }
      });
      await expect(bring(slow)).rejects.toThrow('another command brings other in anew');
      expect([first, lateWrites]).toEqual([false, 0]);
    });
    // The one write that was under way put what the archive says.
    expect(await over(env, contentsOf)).toEqual(made);
  });

  test('an archive of two, cut off at any write, is gone on with; the one that counts by then is left to its people', async () => {
    const two = join(work, `${place.kind}-two.archive`);
    const from = place.fresh();
    const add = (id: string) =>
      organisationCommand(['add', id, '--title', id, '--admin', 'a-1'], from, silent, version);
    await add('one');
    await add('two');
    await over(from, (store) => archive(store, ['one', 'two'], two, version, clock));
    const asMade = await over(from, contentsOf);
    const bringTwo = (store: Store, replace: boolean) => unarchive(store, two, { replace, version, clock });
    let between = 0;
    for (let writes = 1; ; writes += 1) {
      const env = place.fresh();
      const isKilled = await over(env, (store) =>
        bringTwo(dyingAfter(store, writes), false).then(
          () => false,
          (error: unknown) => String(error).includes('killed'),
        ),
      );
      if (!isKilled) break;
      const begun = await over(env, organisationsIn);
      const isBetween = begun.includes('one') && !(await over(env, (store) => isUnfinished(store, 'one')));
      if (isBetween) {
        between += 1;
        await over(env, (store) =>
          putPerson({ store, clock }, { organisation: 'one', id: 'a-1' }, 'late', { name: '后来', roles: [] }),
        );
      }
      const told = await unarchiveCommand([two, '--replace'], env, version, clock);
      expect(told.includes('one: there already, whole')).toBe(isBetween);
      const [found, wanted] = [await over(env, contentsOf), asMade].map((lines) =>
        lines.filter((line) => !isBetween || line.startsWith('row two!')),
      );
      expect(found).toEqual(wanted);
      expect((await over(env, contentsOf)).join().includes('person!late')).toBe(isBetween);
      // Once all of it is there, it may be said again, and takes nothing from anybody.
      const whole = await over(env, contentsOf);
      expect(await unarchiveCommand([two, '--replace'], env, version, clock)).toContain('two: there already');
      expect(await over(env, contentsOf)).toEqual(whole);
      await expect(unarchiveCommand([two], env, version, clock)).rejects.toThrow('holds records of one already');
    }
    expect(between).toBeGreaterThan(2);
  }, 60_000);

  describe('what became people’s between the look and the claim', () => {
    /** A store in which something happens once its row of the organisation was looked at so many times. */
    const after = (store: Store, looks: number, happening: () => Promise<unknown>): Store => {
      let left = looks;
      return {
        ...bound(store),
        get: async (key) => {
          if (key.partition === formatPartition && key.row.startsWith('unfinished') && (left -= 1) === 0) {
            const found = await store.get(key);
            await happening();
            return found;
          }
          return store.get(key);
        },
      };
    };
    const refusal = 'The store holds records of other already: nothing of them is taken away';
    let source: Store;
    beforeAll(async () => {
      source = await openSqliteStore(join(work, 'source'));
    });
    afterAll(() => source.close());
    const begins = (store: Store) =>
      putPerson({ store, clock }, { organisation, id: 'first' }, 'first', { name: '首位', roles: ['admin'] });

    test.each<[string, (store: Store) => Promise<unknown>]>([
      ['--discard', (store) => discardUnfinished({ store, clock }, organisation)],
      ['--replace', (store) => bringIn({ store, clock }, source, organisation, true)],
    ])('another command has brought it in to its end: %s takes nothing away', async (_, command) => {
      const env = await cutOff(4);
      await over(env, async (store) => {
        await expect(command(after(store, 1, () => bring(store, true)))).rejects.toThrow(refusal);
        expect(await contentsOf(store)).toEqual(made);
        expect(await isUnfinished(store, organisation)).toBe(false);
      });
    });

    test('somebody has begun it with an administrator, who stays', async () => {
      await over(place.fresh(), async (store) => {
        const late = after(store, 2, () => begins(store));
        await expect(bringIn({ store: late, clock }, source, organisation, false)).rejects.toThrow(refusal);
        expect((await contentsOf(store)).join()).toContain('person!first');
        expect(await isUnfinished(store, organisation)).toBe(false);
      });
    });

    test('killed before the second look, the claim is given back by whichever command comes next', async () => {
      for (const next of [
        (store: Store) => discardUnfinished({ store, clock }, organisation),
        (store: Store) => bringIn({ store, clock }, source, organisation, true),
      ]) {
        await over(place.fresh(), async (store) => {
          // Of its own writes only the claim is done.
          const late = after(dyingAfter(store, 1), 2, () => begins(store));
          await expect(bringIn({ store: late, clock }, source, organisation, false)).rejects.toThrow('killed');
          expect(await isUnfinished(store, organisation)).toBe(true);
          const before = await contentsOf(store);
          expect(before.join()).toContain('person!first');
          await expect(next(store)).rejects.toThrow(refusal);
          expect(await contentsOf(store)).toEqual(before);
          expect(await isUnfinished(store, organisation)).toBe(false);
        });
      }
    });
  });

  test('chains that hold and end elsewhere than the archive’s do not count', async () => {
    const env = place.fresh();
    await over(env, async (store) => {
      const given = { store, clock };
      let began = false;
      // Somebody whose request was under way writes as soon as people are there.
      const late: Store = {
        ...dyingAfter(store, Infinity),
        batch: async (partition, operations) => {
          const result = await store.batch(partition, operations);
          if (partition === 'other!people' && !began) {
            began = true;
            await putPerson(given, { organisation, id: person }, person, { name: '迟到', roles: [] });
          }
          return result;
        },
      };
      await expect(bring(late)).rejects.toThrow('does not end where it ends in the archive');
      expect(began).toBe(true);
      expect(await isUnfinished(store, organisation)).toBe(true);
      await discardUnfinished(given, organisation);
      expect(await contentsOf(store)).toEqual([]);
      const source = await openSqliteStore(join(work, 'source'));
      await bringIn(given, source, organisation, false).finally(() => source.close());
      expect(await contentsOf(store)).toEqual(made);
    });
  });
});
