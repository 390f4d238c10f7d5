// What a server of one's own counts beside requests: runs of the timers, reminders, troubles of the store.
import { createMetrics } from '../../../functions/local/server/metrics';
import { startTimers } from '../../../functions/local/server/timer-host';
import { watchedStore } from '../../../functions/local/server/watched-store';
import type { TimerEntry } from '../../../functions/function-table';
import type { StoreTrouble } from '../../../functions/store/store';
import { StoreUnavailable } from '../../../functions/store/store';
import { bound } from '../store/bound';
import { sqliteForEach } from '../store/sqlite-for-each';

const here = sqliteForEach();
const sample = async (metrics: ReturnType<typeof createMetrics>, name: string): Promise<number> => {
  const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ')[1] ?? Number.NaN);
};

test('runs of the timers, by how they ended: one that fails ends neither the others nor itself', async () => {
  const metrics = createMetrics();
  const lines: unknown[] = [];
  let calls = 0;
  const entry = (name: string, handler: TimerEntry['options']['handler']): TimerEntry => ({
    name,
    kind: 'timer',
    options: { schedule: '* * * * * *', handler },
  });
  const entries = [
    entry('reminders', (_, context) => {
      calls += 1;
      context.info(JSON.stringify({ timer: 'reminders', sent: 3, waiting: 0, failed: 2, unclear: 1 }));
    }),
    entry('sweep', () => {
      throw new Error('the sweep fails');
    }),
  ];
  let at = Date.UTC(2026, 9, 15);
  const given = { store: here.store, clock: () => new Date((at += 2_000)) };
  const host = startTimers(
    entries,
    given,
    'Asia/Shanghai',
    metrics.counting((_, line) => lines.push(line)),
    5,
  );
  const ran = (ended: string) => lines.filter((line) => JSON.stringify(line).includes(`"ran":"${ended}"`)).length;
  while (Math.min(ran('whole'), ran('failed')) < 2) await new Promise((resolve) => setTimeout(resolve, 1));
  await host.stop();
  expect(await sample(metrics, 'scorebook_timer_runs_total{timer="reminders",ended="whole"}')).toBe(ran('whole'));
  expect(await sample(metrics, 'scorebook_timer_runs_total{timer="sweep",ended="failed"}')).toBe(ran('failed'));
  expect(await sample(metrics, 'scorebook_reminders_total{outcome="sent"}')).toBe(3 * calls);
  expect(await sample(metrics, 'scorebook_reminders_total{outcome="failed"}')).toBe(2 * calls);
  expect(await sample(metrics, 'scorebook_reminders_total{outcome="unclear"}')).toBe(calls);
});

test('submissions and consolidations that were taken, and not those that were refused', async () => {
  const metrics = createMetrics();
  const log = metrics.counting(() => undefined);
  for (const [route, status] of [
    ['submit', 201],
    ['submit', 201],
    ['submit', 412],
    ['consolidate', 200],
    ['consolidate', 409],
  ]) {
    log('information', { invocation: 'x', route, status, ms: 7, bytes: 10 });
  }
  // One that is done later counts when it is done.
  log('information', { invocation: 'x', route: 'consolidate', status: 202, ms: 7, bytes: 10 });
  for (const outcome of ['done', 'failed']) log('information', { invocation: 'x', queue: 'consolidations', outcome });
  expect(await sample(metrics, 'scorebook_submissions_total')).toBe(2);
  expect(await sample(metrics, 'scorebook_consolidations_total')).toBe(2);
  expect(await sample(metrics, 'scorebook_answered_bytes_total{route="submit"}')).toBe(30);
});

test('every trouble of the store and of its files is told once, and reaches whoever asked', async () => {
  const told: StoreTrouble[] = [];
  const broken = (trouble: StoreTrouble) => () => Promise.reject(new StoreUnavailable('x', {}, trouble));
  const store = watchedStore(
    {
      ...bound(here.store),
      get: broken('locked'),
      range: broken('damaged'),
      batch: () => Promise.reject(new RangeError('not the store')),
      files: {
        ...{ put: broken('disk'), get: broken('read-only'), has: broken('unreachable'), remove: broken('refused') },
        list: async function* () {
          yield { digest: 'x', bytes: 1, version: '1' };
          await broken('disk')();
        },
      },
    },
    (trouble) => told.push(trouble),
  );
  const range = { from: 'a', to: 'b' };
  const listed: unknown[] = [];
  const list = async () => {
    for await (const file of store.files.list('p')) listed.push(file);
  };
  for (const work of [
    () => store.get({ partition: 'p', row: 'r' }),
    () => store.range('p', range),
    () => store.files.put('p', 'd', new Uint8Array()),
    () => store.files.get('p', 'd'),
    () => store.files.has('p', 'd'),
    () => store.files.remove('p', 'd'),
    list,
  ]) {
    await expect(work()).rejects.toThrow(StoreUnavailable);
  }
  await expect(store.batch('p', [])).rejects.toThrow(RangeError);
  expect(told).toEqual(['locked', 'damaged', 'disk', 'read-only', 'unreachable', 'refused', 'disk']);
  expect(listed).toHaveLength(1);
  expect([await store.keys('p', range), await store.partitions(range)]).toEqual([
    { rows: [], next: null },
    { partitions: [], next: null },
  ]);
});
