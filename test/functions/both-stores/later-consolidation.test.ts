// A consolidation that is done later, over either store: asked for, watched, done once, refused for the person to read, and gone on with after a restart.
import { InvocationContext } from '@azure/functions';
import { setTimeout as pause } from 'node:timers/promises';
import { functionTable, type HttpEntry, type QueueEntry } from '../../../functions/function-table';
import { startQueues } from '../../../functions/local/server/queue-host';
import type { Service } from '../../../functions/service';
import type { Store } from '../../../functions/store/store';
import { requestOf } from '../../../functions/usecases/access';
import { listAudit } from '../../../functions/usecases/audit-list';
import { jobOf, jobs, newJobId } from '../../../functions/usecases/consolidation-job';
import { everyRow } from '../../../functions/store/encode-key';
import { askForConsolidation, readConsolidation, type Wake } from '../../../functions/usecases/later-consolidation';
import { runConsolidation } from '../../../functions/usecases/run-consolidation';
import { sweepJobs } from '../../../functions/usecases/sweep-jobs';
import { consolidationSchema } from '../../../shared/api/results';
import { office, newScheme } from '../http/small-service';
import { leaders, routine, smallScheme } from '../http/small-scheme';
import { october } from '../october';
import { describeOnBothStores } from './on-stores';

const path = '/api/schemes/later/periods/2026-10/consolidation';
const later = { ...office, headers: { prefer: 'respond-async, wait=5' } };
const place = { s: 'later', p: '2026-10' };
const key = { organisation: 'demo', scheme: 'later', period: '2026-10' };
const clock = () => october;

const scheme = smallScheme('later', {
  units: ['u1', 'u2', 'u3'].map((id) => ({ id, title: id, category: 'c' })),
});

/** u1 and u2 have their sheets, u3 lacks everything. */
const excused = [{ unit: 'u3', reason: '停产' }];
const body = JSON.stringify({ excused });

describeOnBothStores((here) => {
  beforeAll(async () => {
    const { service } = here;
    await service.ask('putScheme', { s: 'later' }, { ...office, headers: newScheme, body: scheme });
    await service.ask('openPeriod', place, office);
    const sheets = ['u1', 'u2'].flatMap((unit) => [routine(unit, 1), leaders(unit, 30)]);
    await service.ask('submit', place, { ...office, headers: { 'idempotency-key': 'all' }, body: { sheets } });
    await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  });

  const state = async () => (await here.service.ask('consolidation', place, office)).body;
  const ended = async () => {
    for (;;) {
      const shown = await state();
      if (shown.state === 'done' || shown.state === 'failed') return shown;
      await pause(20);
    }
  };
  const person = { organisation: 'demo', id: 'office-1', name: '考核办', roles: ['office'] };
  const request = (store: Store) => requestOf({ store, clock }, person, key);
  const given = () => ({ store: here.store, clock });
  const acts = async () => {
    const { entries } = await listAudit(given(), 'demo', { what: 'results-consolidated' });
    return entries.filter(({ chain }) => chain === 'later/2026-10');
  };
  const rowsLeft = async () => (await here.store.keys(jobs, everyRow)).rows.map((row) => row.split('!')[0]);

  test('before one was asked for there is none to watch', async () => {
    expect(await here.service.refused('GET', path, office)).toMatchObject({ code: 'not-found' });
  });

  test('what the period refuses ends it, and stays for the person to read', async () => {
    const answer = await here.service.send('POST', path, '{}', later);
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(path);
    expect(answer.headers.get('preference-applied')).toBe('respond-async');
    expect(consolidationSchema.parse(answer.body)).toMatchObject({ state: 'waiting', by: 'office-1' });
    const { state: end, problem } = await ended();
    expect(end).toBe('failed');
    expect(problem).toMatchObject({ code: 'incomplete-units', status: 409 });
    expect(problem?.faults.map(({ detail }) => detail['unit'])).toEqual(['u3']);
    expect(await state()).toMatchObject({ state: 'failed', problem: { code: 'incomplete-units' } });
    expect(await acts()).toEqual([]);
  });

  test('it is done with the excuses that were said, and nothing but its row is left', async () => {
    expect((await here.service.send('POST', path, body, later)).status).toBe(202);
    expect(await ended()).toMatchObject({ state: 'done', by: 'office-1', sheets: { done: 4, total: 4 } });
    const { body: period } = await here.service.ask('getPeriod', place, office);
    expect(period).toMatchObject({ state: 'consolidated', results: { by: 'office-1', excused } });
    expect(await rowsLeft()).toEqual(['job']);
    expect(await acts()).toHaveLength(1);
  });

  test('other preferences, and none, are answered at once with the results', async () => {
    for (const prefer of ['', 'return=minimal', 'respond-asynchronously']) {
      const answer = await here.service.send('POST', path, body, { ...office, headers: { prefer } });
      expect([answer.status, answer.headers.get('preference-applied')]).toEqual([200, null]);
    }
  });

  test('only who may consolidate has it done later, or watches', async () => {
    for (const [as, status] of [
      ['leader-1', 403],
      ['admin', 403],
      ['outsider', 403],
      ['other-office-1', 404],
    ] as const) {
      const asked = await here.service.refused('POST', path, { as, raw: body, headers: later.headers });
      const watched = await here.service.refused('GET', path, { as });
      expect([as, asked.status, watched.status]).toEqual([as, status, status]);
    }
  });

  test('a message that comes twice, and one of an earlier job, change nothing', async () => {
    const { wake } = await askForConsolidation(request(here.store), { excused });
    const before = (await acts()).length;
    expect(await runConsolidation(given(), wake, 'i')).toBe('done');
    const digest = (await here.service.ask('getPeriod', place, office)).body.results?.digest;
    expect(await runConsolidation(given(), wake, 'i')).toBe('nothing');
    expect(await runConsolidation(given(), { ...wake, job: 'earlier' }, 'i')).toBe('nothing');
    expect((await here.service.ask('getPeriod', place, office)).body.results?.digest).toBe(digest);
    expect(await acts()).toHaveLength(before + 1);
  });

  test('a process that ends between the results and the note of them leaves nothing to do twice', async () => {
    const { wake } = await askForConsolidation(request(here.store), { excused });
    const before = (await acts()).length;
    // Everything reaches the store but the last note.
    const dying: Store = Object.create(here.store, {
      batch: {
        value: (partition: string, operations: Parameters<Store['batch']>[1]) =>
          partition === jobs && operations.some((one) => one.kind === 'put' && one.value.includes('"state":"done"'))
            ? Promise.reject(new Error('killed'))
            : here.store.batch(partition, operations),
      },
    }) as Store;
    await expect(runConsolidation({ store: dying, clock }, wake, 'i')).rejects.toThrow('killed');
    expect(await state()).toMatchObject({ state: 'running' });
    expect(await runConsolidation(given(), wake, 'i')).toBe('done');
    expect(await acts()).toHaveLength(before + 1);
    expect(await state()).toMatchObject({ state: 'done' });
  });

  test('two that run at the same time make one result', async () => {
    const { wake } = await askForConsolidation(request(here.store), { excused });
    const before = (await acts()).length;
    const outcomes = await Promise.all([1, 2].map(() => runConsolidation(given(), wake, 'i').catch(() => 'again')));
    expect(outcomes).toContain('done');
    expect(await acts()).toHaveLength(before + 1);
    expect(await state()).toMatchObject({ state: 'done' });
  });

  test('one that another process has done meanwhile is done, whoever notes it first', async () => {
    const { wake } = await askForConsolidation(request(here.store), { excused });
    const before = (await acts()).length;
    let isFirst = true;
    // The other one makes its results just before this one's are written, and does not come to note it.
    const slow: Store = Object.create(here.store, {
      batch: {
        value: async (partition: string, operations: Parameters<Store['batch']>[1]) => {
          if (partition !== jobs && isFirst && operations.some(({ row }) => row.startsWith('audit!'))) {
            isFirst = false;
            const mute: Store = Object.create(here.store, {
              batch: {
                value: (within: string, writes: Parameters<Store['batch']>[1]) =>
                  within === jobs && writes.some((one) => one.kind === 'put' && one.value.includes('"state":"done"'))
                    ? Promise.reject(new Error('slow'))
                    : here.store.batch(within, writes),
              },
            }) as Store;
            await expect(runConsolidation({ store: mute, clock }, wake, 'other')).rejects.toThrow('slow');
          }
          return here.store.batch(partition, operations);
        },
      },
    }) as Store;
    expect(await runConsolidation({ store: slow, clock }, wake, 'i')).toBe('done');
    expect(isFirst).toBe(false);
    expect(await state()).toMatchObject({ state: 'done' });
    expect(await acts()).toHaveLength(before + 1);
  });

  test('what is kept of one names nobody but by their id', async () => {
    await askForConsolidation(request(here.store), { excused });
    const row = await jobOf(here.store, key);
    expect(row?.value.by).toBe('office-1');
    expect(JSON.stringify(row?.value)).not.toContain(person.name);
    expect(await runConsolidation(given(), { ...key, job: row?.value.id ?? '' }, 'i')).toBe('done');
  });

  test('results that came meanwhile are not replaced', async () => {
    const { wake } = await askForConsolidation(request(here.store), { excused });
    await here.service.ask('consolidate', place, { ...office, body: { excused } });
    const before = (await acts()).length;
    expect(await runConsolidation(given(), wake, 'i')).toBe('failed');
    expect(await state()).toMatchObject({ state: 'failed', problem: { code: 'stale', status: 412 } });
    expect(await acts()).toHaveLength(before);
  });

  test('the same asked for again is the same; another is refused until the first has ended or died', async () => {
    const first = await askForConsolidation(request(here.store), { excused });
    expect(await askForConsolidation(request(here.store), { excused })).toEqual(first);
    const other = [{ unit: 'u3', reason: '搬迁' }];
    await expect(askForConsolidation(request(here.store), { excused: other })).rejects.toMatchObject({
      code: 'under-way',
    });
    const halfAnHourLater = () => new Date(october.getTime() + 31 * 60 * 1000);
    const after = requestOf({ store: here.store, clock: halfAnHourLater }, person, key);
    const second = await askForConsolidation(after, { excused: other });
    expect(await runConsolidation(given(), first.wake, 'i')).toBe('nothing');
    expect(await runConsolidation(given(), second.wake, 'i')).toBe('done');
    expect(await rowsLeft()).toEqual(['job']);
  });

  test('who has lost the right meanwhile has nothing done', async () => {
    const { wake } = await askForConsolidation(
      requestOf(given(), { ...person, id: 'office-gone', name: '离任', roles: ['office'] }, key),
      { excused },
    );
    expect(await runConsolidation(given(), wake, 'i')).toBe('failed');
    expect(await state()).toMatchObject({ state: 'failed', problem: { code: 'not-allowed', status: 403 } });
  });

  test('what never ends is given up, and says so', async () => {
    const { wake } = await askForConsolidation(request(here.store), { excused });
    const away: Store = Object.create(here.store, {
      batch: {
        value: (partition: string, operations: Parameters<Store['batch']>[1]) =>
          partition === jobs ? here.store.batch(partition, operations) : Promise.reject(new Error('away')),
      },
    }) as Store;
    for (let call = 1; call <= 4; call += 1)
      await expect(runConsolidation({ store: away, clock }, wake, `call-${call}`)).rejects.toThrow('away');
    expect(await state()).toMatchObject({ state: 'failed', problem: { code: 'unexpected', instance: 'call-4' } });
    expect(await rowsLeft()).toEqual(['job']);
  });

  test('decisions on thousands of units fit, though no row holds them', async () => {
    const many = Array.from({ length: 9_000 }, (_, unit) => ({ unit: `gone-${unit}`, reason: '撤并'.repeat(30) }));
    const { wake } = await askForConsolidation(request(here.store), { excused: many });
    expect((await jobOf(here.store, wake))?.value.pieces).toBeGreaterThan(3);
    expect(await runConsolidation(given(), wake, 'i')).toBe('failed');
    const { problem } = await state();
    expect(problem).toMatchObject({ code: 'excuse-refused' });
    expect(await rowsLeft()).toEqual(['job']);
  });

  test('one that died half-way has failed for whoever asks, and is done when it is asked for again', async () => {
    const died = await askForConsolidation(request(here.store), { excused });
    const begun = Object.create(here.store, {
      batch: {
        value: (partition: string, operations: Parameters<Store['batch']>[1]) =>
          partition === jobs && operations.some((one) => one.kind === 'put' && one.value.includes('"state":"running"'))
            ? here.store.batch(partition, operations)
            : Promise.reject(new Error('killed')),
      },
    }) as Store;
    await expect(runConsolidation({ store: begun, clock }, died.wake, 'i')).rejects.toThrow('killed');
    expect(await state()).toMatchObject({ state: 'running' });
    const later = () => new Date(october.getTime() + 31 * 60 * 1000);
    const asked = requestOf({ store: here.store, clock: later }, person, key);
    expect(await readConsolidation(asked)).toMatchObject({ state: 'failed', refused: { code: 'ended-half-way' } });
    const again = await askForConsolidation(asked, { excused });
    expect(await readConsolidation(asked)).toMatchObject({ state: 'waiting' });
    expect(await runConsolidation({ store: here.store, clock: later }, again.wake, 'i')).toBe('done');
    expect(await readConsolidation(asked)).toMatchObject({ state: 'done' });
  });

  test('what ended, or died, is swept a month later, with what was said; what is new and what is damaged stays', async () => {
    const day = 24 * 60 * 60 * 1000;
    const after = (days: number) => ({ store: here.store, clock: () => new Date(october.getTime() + days * day) });
    const told: unknown[] = [];
    const swept = (days: number) => sweepJobs(after(days), (error) => told.push(error));
    const { wake } = await askForConsolidation(request(here.store), { excused });
    // As a crash leaves it between what is said and its job, now and long ago.
    const orphan = (job: string) =>
      here.store.batch(jobs, [{ kind: 'put', row: `said!${job}!0`, value: '"x"', expect: 'any' }]);
    await orphan(newJobId(october.toISOString()));
    await orphan('0123456789abcdef');
    expect(await swept(0.9)).toBe(0);
    expect(await rowsLeft()).toEqual(['job', 'said', 'said']);
    expect(await swept(1.1)).toBe(0);
    expect(await rowsLeft()).toEqual(['job', 'said']);
    await runConsolidation(given(), wake, 'i');
    expect(await swept(29)).toBe(0);
    expect(await state()).toMatchObject({ state: 'done' });
    await here.store.batch(jobs, [{ kind: 'put', row: 'job!demo!broken!2026-10', value: '{}', expect: 'any' }]);
    expect(await swept(31)).toBe(1);
    expect(told).toHaveLength(1);
    expect((await here.store.keys(jobs, everyRow)).rows).toEqual(['job!demo!broken!2026-10']);
    const broken = await here.store.get({ partition: jobs, row: 'job!demo!broken!2026-10' });
    await here.store.remove({ partition: jobs, row: 'job!demo!broken!2026-10' }, broken?.etag ?? '');
    // One of which nothing was heard any more.
    await askForConsolidation(request(here.store), { excused });
    expect(await swept(31)).toBe(1);
    expect(await rowsLeft()).toEqual([]);
  });

  test('what waited when a server stopped is done when one starts', async () => {
    await askForConsolidation(request(here.store), { excused });
    const lines: unknown[] = [];
    const service = { store: here.store, clock } as Service;
    const table = functionTable(() => Promise.resolve(service));
    const host = startQueues(table, service, (_, entry) => lines.push(entry));
    expect(await ended()).toMatchObject({ state: 'done' });
    await host.stop();
    expect(lines).toEqual([expect.objectContaining({ queue: 'consolidations', outcome: 'done' })]);
  });

  test('a server of one’s own waits for a store that is away longer than a queue would', async () => {
    await askForConsolidation(request(here.store), { excused });
    let away = 8;
    const get: Store['get'] = (at) => {
      away -= 1;
      return away >= 0 ? Promise.reject(new Error('away')) : here.store.get(at);
    };
    const service = { store: Object.create(here.store, { get: { value: get } }) as Store, clock } as Service;
    const lines: unknown[] = [];
    const host = startQueues(
      functionTable(() => Promise.resolve(service)),
      service,
      (_, entry) => lines.push(entry),
      1,
    );
    expect(await ended()).toMatchObject({ state: 'done' });
    await host.stop();
    expect(lines).toHaveLength(9);
    expect(lines.at(-1)).toMatchObject({ queue: 'consolidations', outcome: 'done' });
  });

  test('on Azure the message goes to the queue by the output of the route, and the queue function takes it', async () => {
    const service = { store: here.store, clock } as Service;
    const table = functionTable(() => Promise.resolve(service));
    const queue = table.find(({ kind }) => kind === 'queue') as QueueEntry;
    const route = table.find(({ name }) => name === 'consolidate') as HttpEntry;
    expect(route.options.extraOutputs).toEqual([queue.output]);
    expect(queue.options).toMatchObject({ queueName: 'scorebook-consolidations', connection: 'AzureWebJobsStorage' });
    expect(queue.output).toMatchObject({ queueName: 'scorebook-consolidations', connection: 'AzureWebJobsStorage' });
    const { wake } = await askForConsolidation(request(here.store), { excused });
    const logged: string[] = [];
    const context = () => new InvocationContext({ logHandler: (_, line) => logged.push(String(line)) });
    await queue.options.handler({ ...wake, more: 1 }, context());
    expect(await state()).toMatchObject({ state: 'waiting' });
    await queue.options.handler(JSON.parse(JSON.stringify(wake)) as Wake, context());
    expect(await state()).toMatchObject({ state: 'done' });
    expect(logged.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ error: 'a message of another form' }),
      expect.objectContaining({ outcome: 'done' }),
    ]);
  });
});
