// The timer functions of a server of one's own: by their schedules, a missed run once, one after the other until it stops, whatever befalls one call.
import type { Timer } from '@azure/functions';
import { mostPeriodBytes } from '../../../shared/api/files';
import { noChannels } from '../../../functions/channels/channel';
import { functionTable, type FunctionEntry } from '../../../functions/function-table';
import { scheduleOf, startTimers } from '../../../functions/local/server/timer-host';
import { putBody } from '../../../functions/store/bodies';
import { rowsUnder } from '../../../functions/store/encode-key';
import { schemesChain } from '../../../functions/usecases/chains';
import { sqliteForEach } from '../store/sqlite-for-each';

const opened = sqliteForEach();
const zone = 'Asia/Shanghai';
const lookMs = 1;
const someLooks = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('a schedule', () => {
  test.each([
    ['0 30 18 * * *', 'UTC', '2026-10-15T18:30:00Z', '2026-10-16T18:30:00Z'],
    ['0 30 18 * * *', 'Asia/Shanghai', '2026-10-15T00:00:00Z', '2026-10-15T10:30:00Z'],
    ['*/15 * * * * *', 'UTC', '2026-10-15T00:00:14Z', '2026-10-15T00:00:15Z'],
    ['0 0 9-17/4 * * 1-5', 'Asia/Shanghai', '2026-10-16T09:00:00Z', '2026-10-19T01:00:00Z'],
    ['0 0 8 1,15 Jan,Jul *', 'UTC', '2026-01-15T08:00:00Z', '2026-07-01T08:00:00Z'],
    ['0 0 8 13 * Fri', 'UTC', '2026-10-15T00:00:00Z', '2026-11-13T08:00:00Z'],
    ['0 0 8 * * 0', 'UTC', '2026-10-15T00:00:00Z', '2026-10-18T08:00:00Z'],
    ['0 30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00Z'],
  ])('%s in %s, after %s, names %s', (schedule, timezone, after, expected) => {
    expect(scheduleOf(schedule, timezone)(new Date(after))).toEqual(new Date(expected));
  });

  test.each(['30 18 * * *', '0 30 25 * * *', '0 30 18 * * * 2027', 'daily'])('%s is none', (schedule) => {
    expect(() => scheduleOf(schedule, 'UTC')).toThrow();
  });
});

/** A clock that is set by hand, and a timer for each half past six in the evening that tells what it is given. */
const evening = () => {
  const calls: Timer[] = [];
  const clock = { time: '2026-10-15T00:00:00Z' };
  const table: FunctionEntry[] = [
    {
      name: 'evening',
      kind: 'timer',
      options: { schedule: '0 30 18 * * *', handler: async (timer) => void calls.push(timer) },
    },
  ];
  const start = () =>
    startTimers(table, { store: opened.store, clock: () => new Date(clock.time) }, zone, () => undefined, lookMs);
  const lookedAt = async (time: string) => {
    clock.time = time;
    await someLooks();
    return calls.length;
  };
  return { calls, start, lookedAt };
};

test('a timer is called at its time in the time zone of the organisation, once each time', async () => {
  const { calls, start, lookedAt } = evening();
  const host = start();
  expect(await lookedAt('2026-10-15T10:29:59Z')).toBe(0);
  expect(await lookedAt('2026-10-15T10:30:00Z')).toBe(1);
  expect(await lookedAt('2026-10-15T20:00:00Z')).toBe(1);
  expect(await lookedAt('2026-10-16T10:30:05Z')).toBe(2);
  await host.stop();
  expect(calls.map(({ isPastDue, scheduleStatus: { last, next } }) => [isPastDue, last, next])).toEqual([
    [false, '2026-10-15T00:00:00.000Z', '2026-10-16T10:30:00.000Z'],
    [false, '2026-10-15T10:30:00.000Z', '2026-10-17T10:30:00.000Z'],
  ]);
});

test('runs that were missed while the server was away are caught up by one', async () => {
  const { calls, start, lookedAt } = evening();
  const before = start();
  await lookedAt('2026-10-15T10:30:00Z');
  await before.stop();
  const { length } = calls;
  const after = start();
  expect(await lookedAt('2026-10-19T01:00:00Z')).toBe(length + 1);
  expect(calls.at(-1)?.isPastDue).toBe(true);
  expect(await lookedAt('2026-10-19T10:29:00Z')).toBe(length + 1);
  expect(await lookedAt('2026-10-19T10:30:00Z')).toBe(length + 2);
  await after.stop();
});

test('of several servers over one store, one calls', async () => {
  const { start, lookedAt } = evening();
  const hosts = [start(), start(), start()];
  await someLooks();
  expect(await lookedAt('2026-10-15T10:30:00Z')).toBe(1);
  await Promise.all(hosts.map((host) => host.stop()));
});

test('a clock that was ahead does not hold a timer until then', async () => {
  const { start, lookedAt } = evening();
  const host = start();
  await someLooks();
  expect(await lookedAt('2036-01-01T00:00:00Z')).toBe(1);
  expect(await lookedAt('2026-10-15T00:00:00Z')).toBe(1);
  expect(await lookedAt('2026-10-15T10:30:00Z')).toBe(2);
  await host.stop();
});

const sweepOf = (table: FunctionEntry[]) => table.filter(({ name }) => name === 'sweep');

/** The table over this store, whose clock goes on by an hour whenever it is asked. */
const sweeping = () => {
  let hours = 0;
  const { store } = opened;
  const clock = () => new Date(Date.parse('2026-10-15T00:00:00Z') + (hours += 1) * 3_600_000);
  const unasked = () => Promise.reject(new Error('nobody asks'));
  const service = {
    ...{ store, clock, version: 'test', organisations: ['demo'], mostPeriodBytes },
    ...{ validateToken: unasked, rateLimit: () => null, checkStore: unasked, assertWhole: unasked },
    channels: noChannels,
  };
  return { table: sweepOf(functionTable(() => Promise.resolve(service))), service };
};

test('the sweep is called again and again, until the host stops', async () => {
  const { partition } = schemesChain('demo');
  await putBody(opened.store, partition, 'left by a crash');
  const { table, service } = sweeping();
  const logged: unknown[] = [];
  await new Promise<void>((resolve) => {
    const log = (_: string, entry: unknown) => {
      logged.push(entry);
      if (JSON.stringify(entry).includes('"removed":1')) void host.stop().then(resolve);
    };
    const host = startTimers(table, service, zone, log, lookMs);
  });
  const calls = logged.length;
  expect((await opened.store.keys(partition, rowsUnder('body'))).rows).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(logged).toHaveLength(calls);
});

test('a call that fails is logged, and the next one comes', async () => {
  const { service } = sweeping();
  const table = sweepOf(functionTable(() => Promise.reject(new Error('no service'))));
  const errors: unknown[] = [];
  await new Promise<void>((resolve) => {
    const log = (level: string, entry: unknown) => {
      if (level === 'error' && errors.push(entry) === 2) void host.stop().then(resolve);
    };
    const host = startTimers(table, service, zone, log, lookMs);
  });
  expect(errors).toEqual(Array(2).fill(expect.objectContaining({ timer: 'sweep' })));
});

test('a store that is away is logged, and looked for again', async () => {
  const { table, service } = sweeping();
  await opened.store.close();
  const errors: unknown[] = [];
  await new Promise<void>((resolve) => {
    const log = (level: string, entry: unknown) => {
      if (errors.push([level, entry]) === 2) void host.stop().then(resolve);
    };
    const host = startTimers(table, service, zone, log, lookMs);
  });
  expect(errors).toEqual(Array(2).fill(['error', expect.objectContaining({ timer: 'sweep' })]));
});
