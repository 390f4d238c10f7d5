// Retention on either store, over time: what has been kept long enough goes once and for all, what somebody may still need stays, and everything holds.
import { keepsAll, type Retention } from '../../../shared/api/organisation';
import type { Store } from '../../../functions/store/store';
import { requestOf } from '../../../functions/usecases/access';
import { listAudit } from '../../../functions/usecases/audit-list';
import { chainsOf, peopleChain, periodChain } from '../../../functions/usecases/chains';
import { changeOrganisation } from '../../../functions/usecases/organisation';
import { consolidate } from '../../../functions/usecases/consolidate';
import { putContact } from '../../../functions/usecases/contacts';
import { movePeriod } from '../../../functions/usecases/move-period';
import { getObservers, putObservers } from '../../../functions/usecases/observers';
import { nameObservers } from '../../../functions/usecases/observers-turn';
import { knownPerson, putPerson } from '../../../functions/usecases/people';
import type { Person } from '../../../functions/usecases/person';
import { recalculation } from '../../../functions/usecases/recalculation';
import { beginRound, confirmClock, mostJumpDays } from '../../../functions/usecases/retention-clock';
import { carryOutRetention, expiring } from '../../../functions/usecases/retention';
import { submit } from '../../../functions/usecases/submit';
import { sweepFiles } from '../../../functions/usecases/sweep-files';
import { verifyAudit } from '../../../functions/usecases/verify-audit';
import { leaders, routine } from '../http/small-scheme';
import { bound } from '../store/bound';
import { awaited, everythingIn, keptWorld, leaver } from '../usecases/kept-world';
import { describeOnBothStores } from './on-stores';

describeOnBothStores((here) => {
  let organisations = 0;
  let organisation: string;
  let time: number;
  const clock = () => new Date(time);
  const given = (store: Store = here.store) => ({ store, clock });
  let world: ReturnType<typeof keptWorld>;
  let files: { final: string; waiting: string; running: string };

  const keep = (rules: Partial<Retention>) =>
    changeOrganisation(given(), world.office, { title: '某某县', retention: { ...keepsAll, ...rules } });
  const roundOnly = (store?: Store) => {
    const told: unknown[] = [];
    return carryOutRetention(given(store), [organisation], (error) => told.push(error)).then((went) => ({
      went,
      told,
    }));
  };
  /** These tests go on by months at once: somebody says each time that the clock is right. */
  const round = async (store?: Store) => {
    await confirmClock(given(), organisation, 'operator');
    return roundOnly(store);
  };
  const nothing = { expiredFiles: 0, expiredContacts: 0, replacedNames: 0 };
  const preview = (rules: Partial<Retention>) => expiring(given(), organisation, { ...keepsAll, ...rules });
  const partitionOf = (period: string) => periodChain(world.placeOf(period)).partition;
  const isThere = (period: string, file: string) => here.store.files.has(partitionOf(period), file);
  const breaks = async () =>
    (await verifyAudit(given(), organisation, {})).chains.flatMap(({ chain, break: found }) => (found ? [chain] : []));
  const acts = async (what: string) =>
    (await listAudit(given(), organisation, {} as never)).entries.filter((entry) => entry.what === what);
  const nameOf = async ({ id }: typeof leaver) => (await knownPerson(given(), { organisation, id, name: '?' })).name;
  const contents = async () => {
    const partitions: string[] = [];
    for await (const { partition } of chainsOf(here.store, organisation)) partitions.push(partition);
    return everythingIn(here.store, partitions);
  };

  beforeEach(async () => {
    organisation = `keep-${(organisations += 1)}`;
    time = Date.parse('2026-10-15T02:00:00Z');
    world = keptWorld(organisation, given());
    await world.begin();
    for (const month of ['2026-08', '2026-09', '2026-10']) await world.openMonth(month);
    files = {
      final: await world.photo('2026-08', world.inspector, true),
      waiting: await world.photo('2026-09', world.office, false),
      running: await world.photo('2026-10', world.office, true, awaited.id),
    };
    for (const month of ['2026-08', '2026-09']) await world.finish(month);
    for (const one of [leaver, awaited]) await world.leave(one);
    // The clock is known since then.
    await beginRound(given(), organisation, true);
  });

  test('without rules nothing goes, whatever its age', async () => {
    time = Date.parse('2099-01-01T00:00:00Z');
    const before = await contents();
    expect(await roundOnly()).toEqual({ went: nothing, told: [] });
    expect(await contents()).toBe(before);
  });

  test('photos go so many months after a period is final, not of one that waits or runs; twice takes nothing twice', async () => {
    await keep({ files: 3 });
    time = Date.parse('2027-01-14T15:00:00Z');
    expect((await round()).went).toEqual(nothing);
    time = Date.parse('2027-01-14T16:00:00Z');
    const place = { scheme: 'small', period: '2026-08' };
    const { files: going } = await preview({ files: 3 });
    expect(going).toMatchObject({ count: 1, periods: [{ ...place, count: 1, bytes: going.bytes }] });
    expect(await round()).toEqual({ went: { ...nothing, expiredFiles: 1 }, told: [] });
    expect((await round()).went).toEqual(nothing);
    expect(await Promise.all([isThere('2026-08', files.final), isThere('2026-09', files.waiting)])).toEqual([
      false,
      true,
    ]);
    expect(await isThere('2026-10', files.running)).toBe(true);
    const [entry, ...more] = await acts('files-expired');
    expect([entry, more]).toMatchObject([
      { chain: 'small/2026-08', by: 'service', detail: { files: 1, bytes: going.bytes, 'keep-files': 3 } },
      [],
    ]);
    expect(await breaks()).toEqual([]);
    const asked = requestOf(given(), world.office, world.placeOf('2026-08'));
    expect(await recalculation(asked)).toEqual({ same: true });
  });

  test('contacts of those without a role go after so many days; of those who have one, never', async () => {
    await keep({ contacts: 30 });
    time += 29 * 24 * 60 * 60 * 1000;
    expect((await round()).went).toEqual(nothing);
    time += 24 * 60 * 60 * 1000;
    expect((await preview({ contacts: 30 })).contacts).toEqual({
      count: 1,
      people: [{ id: leaver.id, name: leaver.name }],
    });
    expect(await round()).toEqual({ went: { ...nothing, expiredContacts: 1 }, told: [] });
    expect((await round()).went).toEqual(nothing);
    const text = await contents();
    expect([text.includes(leaver.mail), text.includes(awaited.mail)]).toEqual([false, true]);
    expect((await acts('contacts-expired')).map(({ detail }) => detail)).toEqual([
      { people: leaver.id, 'keep-contacts': 30 },
    ]);
    expect(await breaks()).toEqual([]);
  });

  test('a name becomes a code: no row, no body and no file tells it any more, the address goes with it, results stay', async () => {
    const before = await contents();
    expect([before.includes(leaver.name), before.includes(leaver.mail)]).toEqual([true, true]);
    await keep({ names: 6 });
    time = Date.parse('2027-04-16T00:00:00Z');
    expect(await preview({ names: 6 })).toMatchObject({ names: { count: 1 }, held: 1 });
    expect(await round()).toEqual({ went: { ...nothing, replacedNames: 1 }, told: [] });
    expect((await round()).went).toEqual(nothing);
    const after = await contents();
    expect([after.includes(leaver.name), after.includes(leaver.mail)]).toEqual([false, false]);
    const escaped = JSON.stringify(leaver.name).slice(1, -1);
    const ascii = [...leaver.name].map((one) => `*${one.charCodeAt(0).toString(16).toUpperCase()}`).join('');
    expect([escaped, ascii].filter((one) => after.includes(one))).toEqual([]);
    for await (const { partition } of chainsOf(here.store, organisation)) {
      for await (const { digest } of here.store.files.list(partition)) {
        const bytes = await here.store.files.get(partition, digest);
        expect(Buffer.from(bytes ?? []).includes(Buffer.from(leaver.name))).toBe(false);
      }
    }
    expect(await nameOf(leaver)).toMatch(/^P-[0-9a-f]{8}$/);
    expect(await breaks()).toEqual([]);
    for (const month of ['2026-08', '2026-09'])
      expect(await recalculation(requestOf(given(), world.office, world.placeOf(month)))).toEqual({ same: true });
  });

  test('whom a month that still runs names keeps name and address until it is over', async () => {
    await keep({ names: 1, contacts: 1 });
    time = Date.parse('2027-01-01T00:00:00Z');
    await round();
    expect(await nameOf(awaited)).toBe(awaited.name);
    await world.finish('2026-10');
    expect((await round()).went).toMatchObject({ replacedNames: 1 });
    expect(await nameOf(awaited)).toMatch(/^P-/);
  });

  test('who is given a role just then keeps the name, and who comes back is called anew', async () => {
    await keep({ names: 1 });
    time = Date.parse('2027-01-01T00:00:00Z');
    const roles = ['assessor:small/safety'];
    let isBetween = true;
    const between: Store = {
      ...bound(here.store),
      batch: async (partition, operations) => {
        if (isBetween && partition === peopleChain(organisation).partition) {
          isBetween = false;
          await putPerson({ store: here.store, clock }, world.office, leaver.id, { name: leaver.name, roles });
        }
        return here.store.batch(partition, operations);
      },
    };
    // The first writing is already decided; it meets the change and is decided again.
    expect((await round(between)).went).toEqual(nothing);
    expect(await nameOf(leaver)).toBe(leaver.name);
    await world.leave(leaver);
    time = Date.parse('2027-03-01T00:00:00Z');
    await round();
    await putPerson(given(), world.office, leaver.id, { name: '欧阳修竹', roles });
    expect(await nameOf(leaver)).toBe('欧阳修竹');
  });

  test.each([1, 2, 3])('killed at its writing %d, the next rounds end it, and nothing goes twice', async (writing) => {
    await keep({ files: 1, contacts: 400, names: 1 });
    time = Date.parse('2028-01-01T00:00:00Z');
    let writes = 0;
    const dying = () => {
      writes += 1;
      if (writes >= writing) throw new Error('killed');
    };
    const killed: Store = {
      ...bound(here.store),
      files: {
        put: (...args) => here.store.files.put(...args),
        get: (...args) => here.store.files.get(...args),
        has: (...args) => here.store.files.has(...args),
        list: (...args) => here.store.files.list(...args),
        remove: async (...args) => {
          dying();
          return here.store.files.remove(...args);
        },
      },
      batch: async (partition, operations) => {
        dying();
        return here.store.batch(partition, operations);
      },
    };
    expect((await round(killed)).told).toHaveLength(1);
    expect((await round()).told).toEqual([]);
    await sweepFiles(given(), organisation, periodChain(world.placeOf('2026-08')));
    expect((await round()).went).toEqual(nothing);
    const told = await Promise.all(['files-expired', 'contacts-expired', 'names-replaced'].map(acts));
    expect(told.map((entries) => entries.length)).toEqual([1, 1, 1]);
    expect(await isThere('2026-08', files.final)).toBe(false);
    expect(await nameOf(leaver)).toMatch(/^P-/);
    expect(await breaks()).toEqual([]);
  });

  test('the rules of one organisation take nothing from another', async () => {
    const other = `${organisation}-other`;
    const others = keptWorld(other, given());
    await others.begin();
    await others.leave(leaver);
    await keep({ files: 1, contacts: 1, names: 1 });
    time = Date.parse('2029-01-01T00:00:00Z');
    await confirmClock(given(), organisation, 'operator');
    await confirmClock(given(), other, 'operator');
    const before = await everythingIn(here.store, [peopleChain(other).partition]);
    await carryOutRetention(given(), [organisation, other], (error) => {
      throw error;
    });
    expect(await everythingIn(here.store, [peopleChain(other).partition])).toBe(before);
    expect(before).toContain(leaver.name);
  });

  test('what cannot be carried out in one organisation is told, and the next one has its turn', async () => {
    await keep({ names: 1 });
    time = Date.parse('2029-01-01T00:00:00Z');
    const broken = `${organisation}-broken`;
    const { partition } = peopleChain(broken);
    await here.store.batch(partition, [{ kind: 'put', row: 'organisation', value: '{}', expect: 'any' }]);
    const told: unknown[] = [];
    await confirmClock(given(), organisation, 'operator');
    for (let rounds = 0; rounds < 2; rounds += 1) await beginRound(given(), broken, true);
    const went = await carryOutRetention(given(), [broken, organisation], (error) => told.push(error));
    expect([told.length, went.replacedNames]).toEqual([1, 1]);
  });

  describe('the clock', () => {
    const day = 24 * 60 * 60 * 1000;
    const all = { files: 1, contacts: 1, names: 1 };
    /** Whether anything went in a round, and what was told. */
    const gone = async () => {
      const { went, told } = await roundOnly();
      return { went: Object.values(went).some((count) => count > 0), told: told.map(String) };
    };
    const quiet = { went: false, told: [] };

    test('one that is years ahead lets nothing go, however often it is asked, and says so until it is confirmed', async () => {
      await keep(all);
      time += day;
      const before = await contents();
      time = Date.parse('2031-10-16T02:00:00Z');
      for (let rounds = 0; rounds < 3; rounds += 1) {
        const { went, told } = await gone();
        expect(went).toBe(false);
        expect(told).toEqual([
          expect.stringMatching(/The clock shows 2031-10-1\d.*2026-10-15.*confirm-clock keep-\d+/),
        ]);
        time += day;
      }
      expect(await contents()).toBe(before);
      // What people write by it makes it no truer.
      await keep({ ...all, files: 2 });
      expect((await gone()).went).toBe(false);
      expect(await preview(all)).toMatchObject({ jump: { from: '2026-10-15T02:00:00.000Z' } });
      expect(await confirmClock(given(), organisation, 'operator')).toMatchObject({ from: '2026-10-15T02:00:00.000Z' });
      expect(await confirmClock(given(), organisation, 'operator')).toBeNull();
      expect(await preview(all)).not.toHaveProperty('jump');
      expect(await gone()).toEqual({ went: true, told: [] });
      expect((await acts('clock-confirmed')).map(({ by }) => by)).toEqual(['operator']);
      expect(await breaks()).toEqual([]);
    });

    test('where there were no rules a jump is no failure, and is not believed either: the first rule waits until it is confirmed', async () => {
      time = Date.parse('2031-10-15T02:00:00Z');
      for (let rounds = 0; rounds < 3; rounds += 1) {
        expect(await gone()).toEqual(quiet);
        time += day;
      }
      await keep(all);
      expect(await preview(all)).toMatchObject({ jump: { from: '2026-10-15T02:00:00.000Z' } });
      expect(await gone()).toMatchObject({ went: false, told: [expect.stringContaining('confirm-clock')] });
      expect(await nameOf(leaver)).toBe(leaver.name);
      await confirmClock(given(), organisation, 'operator');
      expect((await gone()).went).toBe(true);
    });

    test('confirmed by two at once it is told once; where it cannot be told it is not confirmed', async () => {
      time = Date.parse('2027-10-15T02:00:00Z');
      const both = await Promise.all(['one', 'two'].map((by) => confirmClock(given(), organisation, by)));
      expect(both.filter((jump) => jump !== null)).toHaveLength(1);
      expect(await acts('clock-confirmed')).toHaveLength(1);
      time = Date.parse('2028-10-15T02:00:00Z');
      const failing: Store = {
        ...bound(here.store),
        batch: (chain, operations) =>
          chain === peopleChain(organisation).partition
            ? Promise.reject(new Error('not written'))
            : here.store.batch(chain, operations),
      };
      await expect(confirmClock(given(failing), organisation, 'one')).rejects.toThrow('not written');
      expect(await acts('clock-confirmed')).toHaveLength(1);
      expect(await confirmClock(given(), organisation, 'one')).toMatchObject({ from: '2027-10-15T02:00:00.000Z' });
      expect(await acts('clock-confirmed')).toHaveLength(2);
    });

    test('it is set right again without anybody having to do anything', async () => {
      await keep(all);
      time = Date.parse('2031-10-15T02:00:00Z');
      expect((await gone()).told).toHaveLength(1);
      time = Date.parse('2026-10-17T02:00:00Z');
      expect((await gone()).told).toEqual([]);
      expect(await nameOf(leaver)).toBe(leaver.name);
    });

    test('with rounds day by day everything goes at its time', async () => {
      await keep({ contacts: 30 });
      for (let days = 0; days < 30; days += 1) {
        time += day;
        const { went } = await gone();
        expect([days + 1, went]).toEqual([days + 1, days + 1 === 30]);
      }
    });

    test('one that has gone back lets less go, and is no more believed when it jumps ahead', async () => {
      await keep({ contacts: 5 });
      time = Date.parse('1970-01-02T00:00:00Z');
      expect(await gone()).toEqual(quiet);
      time = Date.parse('2026-10-25T02:00:00Z');
      expect((await gone()).told).toHaveLength(1);
    });

    test('in small steps ahead and back it gains nothing', async () => {
      await keep({ contacts: 20 });
      for (let times = 0; times < 4; times += 1) {
        time += (mostJumpDays - 1) * day;
        expect(await gone()).toEqual(quiet);
        time -= (mostJumpDays - 1) * day;
        expect(await gone()).toEqual(quiet);
      }
    });

    test('an organisation that is new to it is only begun to be known; one whose last entry is long ago has to be confirmed', async () => {
      const fresh = `${organisation}-fresh`;
      const others = keptWorld(fresh, given());
      await others.begin();
      await others.leave(leaver);
      await changeOrganisation(given(), others.office, { title: '新', retention: { ...keepsAll, contacts: 1 } });
      const went = async () => {
        const told: unknown[] = [];
        const { expiredContacts } = await carryOutRetention(given(), [fresh], (error) => told.push(error));
        return [expiredContacts, told.length];
      };
      time += 20 * day;
      expect(await went()).toEqual([0, 1]);
      time -= 15 * day;
      expect(await went()).toEqual([0, 0]);
      time += day;
      expect(await went()).toEqual([1, 0]);
    });

    test('two rounds at once take everything once, and tell of it once', async () => {
      await keep({ files: 1, contacts: 400, names: 1 });
      time = Date.parse('2028-01-01T00:00:00Z');
      await confirmClock(given(), organisation, 'operator');
      const both = await Promise.all([roundOnly(), roundOnly()]);
      expect(both.flatMap(({ told }) => told)).toEqual([]);
      const sum = (kind: keyof typeof nothing) => both.reduce((total, { went }) => total + went[kind], 0);
      expect([sum('expiredFiles'), sum('replacedNames')]).toEqual([1, 1]);
      const told = await Promise.all(['files-expired', 'names-replaced'].map(acts));
      expect(told.map((entries) => entries.length)).toEqual([1, 1]);
      expect(await breaks()).toEqual([]);
    });
  });

  describe('whom something holds', () => {
    /** Somebody who has done this and then left is held, with the contact or without, until the month is over. */
    const left = async (id: string, roles: readonly string[], acting: (who: Person) => Promise<unknown>) => {
      await putPerson(given(), world.office, id, { name: `姓名 ${id}`, roles: [...roles] });
      await putContact(given(), world.office, id, { mail: `${id}@example.cn` });
      await acting(await knownPerson(given(), { organisation, id, name: id }));
      await putPerson(given(), world.office, id, { name: `姓名 ${id}`, roles: [] });
    };
    const stays = async (id: string) => {
      const { names, contacts } = await preview({ names: 1, contacts: 1 });
      const isIn = ({ people }: typeof names) => people.some((one) => one.id === id);
      return { name: !isIn(names), contact: !isIn(contacts) };
    };
    const asked = (who: Person, period = '2026-10') => requestOf(given(), who, world.placeOf(period));
    const nobody = { name: false, contact: false };

    test.each<[string, readonly string[], (who: Person) => Promise<unknown>, { name: boolean; contact: boolean }]>([
      [
        'a submission',
        ['assessor:small/safety'],
        (who) => submit(asked(who), 'held', { sheets: [routine('u1', 1)] }),
        { name: true, contact: false },
      ],
      [
        'a record that names whoever has to act',
        [],
        (who) => world.photo('2026-10', world.office, true, who.id),
        { name: true, contact: true },
      ],
      [
        'a step in a record',
        ['office'],
        (who) => world.photo('2026-10', who as typeof world.office, true),
        { name: true, contact: true },
      ],
      [
        'the naming to observe',
        [],
        (who) =>
          nameObservers(asked(world.office as Person), { observers: [who.id], excused: [] }, { 'if-none-match': '*' }),
        { name: true, contact: true },
      ],
    ])('%s', async (_, roles, acting, held) => {
      await left('held-1', roles, acting);
      time = Date.parse('2027-01-01T00:00:00Z');
      expect(await stays('held-1')).toEqual(held);
      await world.finish('2026-10');
      time = Date.parse('2027-06-01T00:00:00Z');
      expect(await stays('held-1')).toEqual(nobody);
    });

    test('a signature under a month that is published and not final', async () => {
      await world.openMonth('2026-11');
      await submit(asked(world.office as Person, '2026-11'), 'all', {
        sheets: ['u1', 'u2'].flatMap((unit) => [routine(unit, 2), leaders(unit, 30)]),
      });
      await movePeriod(asked(world.office as Person, '2026-11'), { to: 'closed' });
      await consolidate(asked(world.office as Person, '2026-11'));
      await left('signer-1', ['leader'], (who) => movePeriod(asked(who, '2026-11'), { to: 'signed' }));
      time = Date.parse('2027-01-01T00:00:00Z');
      expect(await stays('signer-1')).toEqual({ name: true, contact: false });
      await movePeriod(asked(world.office as Person, '2026-11'), { to: 'published' });
      await movePeriod(asked(world.office as Person, '2026-11'), { to: 'final' });
      expect(await stays('signer-1')).toEqual(nobody);
    });

    test('the list of those who take turns in observing, until they are taken off it', async () => {
      await left('turn-1', ['office'], async ({ id }) => {
        const list = { people: [id], each: 1 };
        await putObservers(given(), world.office, 'small', list, { 'if-none-match': '*' });
      });
      time = Date.parse('2027-01-01T00:00:00Z');
      expect(await stays('turn-1')).toEqual({ name: true, contact: true });
      const { etag } = await getObservers(given(), organisation, 'small');
      await putObservers(given(), world.office, 'small', { people: ['office-1'], each: 1 }, { 'if-match': etag ?? '' });
      expect(await stays('turn-1')).toEqual(nobody);
    });
  });
});
