// What is consolidated is sealed as one, in either store: results, excuses and parts have one digest, from which nothing can be guessed.
import { requestOf } from '../../../functions/usecases/access';
import { digestOfJson } from '../../../functions/usecases/canonical-json';
import { consolidate } from '../../../functions/usecases/consolidate';
import { movePeriod } from '../../../functions/usecases/move-period';
import type { Store } from '../../../functions/store/store';
import type { Excuse, Period } from '../../../shared/api/periods';
import type { BodyOf } from '../../../shared/api/routes';
import { bound } from '../store/bound';
import { describeOnBothStores } from './on-stores';
import { october } from '../october';
import { leaders, routine, smallScheme } from '../http/small-scheme';

const office = { as: 'office-1' };
const leader = { as: 'leader-1' };
const outage: Excuse[] = [{ unit: 'u2', reason: '停产' }];
const repair: Excuse[] = [{ unit: 'u2', reason: '检修' }];

describeOnBothStores((here) => {
  beforeAll(async () => {
    const body = smallScheme('small', { rollups: [{ to: 'quarter', from: 'month', how: 'mean' }] });
    await here.service.ask('putScheme', { s: 'small' }, { ...office, headers: { 'if-none-match': '*' }, body });
  });

  const place = (p: string) => ({ s: 'small', p });
  const path = (p: string) => `/api/schemes/small/periods/${p}`;
  const period = async (p: string, asked = office) => (await here.service.ask('getPeriod', place(p), asked)).body;
  const results = async (p: string) => (await here.service.ask('results', place(p), office)).body;
  const move = async (p: string, body: BodyOf<'movePeriod'>, as = office) =>
    (await here.service.ask('movePeriod', place(p), { ...as, body })).body;
  const refusedMove = async (p: string, body: BodyOf<'movePeriod'>, as = office) => {
    const { status, code, faults } = await here.service.refused('POST', `${path(p)}/transitions`, { ...as, body });
    return [status, code, ...faults.map((fault) => fault.code)];
  };
  const damaged = [409, 'results-changed', 'results-damaged'];

  /** Gives the digest. */
  async function consolidated(p: string, excused?: Excuse[]): Promise<string> {
    const body = excused === undefined ? {} : { excused };
    const { headers } = await here.service.ask('consolidate', place(p), { ...office, body });
    const digest = (await period(p)).results?.digest as string;
    expect(headers.get('etag')).toBe(`"${digest}"`);
    return digest;
  }

  /** A month in which the second unit has no score and is excused. */
  async function month(p: string): Promise<string> {
    await here.service.ask('openPeriod', place(p), office);
    const body = { sheets: [routine('u1', 2), leaders('u1', 38.5)] };
    await here.service.ask('submit', place(p), { ...office, headers: { 'idempotency-key': '1' }, body });
    await move(p, { to: 'closed' });
    return consolidated(p, outage);
  }

  /** Lets `doIt` happen while a stored row reads otherwise, or is gone, then puts it back. */
  async function altered(p: string, row: string, change: (text: string) => string | null, doIt: () => Promise<void>) {
    const partition = `demo!small!${p}`;
    const { value } = (await here.store.get({ partition, row })) ?? { value: '' };
    const after = change(value);
    expect(after).not.toBe(value);
    const write = (text: string) => here.store.batch(partition, [{ kind: 'put', row, value: text, expect: 'any' }]);
    if (after === null) await here.store.batch(partition, [{ kind: 'delete', row }]);
    else await write(after);
    await doIt();
    await write(value);
  }
  const excusesRow = (excused: Excuse[]) => `body!${digestOfJson(excused)}!0`;

  test('other reasons for the same results: who read those before does not sign these', async () => {
    const p = '2026-01';
    const read = await month(p);
    const before = await results(p);
    const current = await consolidated(p, repair);
    const units = before.units.map((one) => (one.complete ? one : { ...one, excused: repair[0]?.reason }));
    expect(await results(p)).toEqual({ ...before, units });
    expect(current).not.toBe(read);
    expect(await refusedMove(p, { to: 'signed', digest: read }, leader)).toEqual([412, 'stale', 'stale']);
    expect((await move(p, { to: 'signed', digest: current }, leader)).signature?.digest).toBe(current);
  });

  test('the digest that everybody is shown is not that of anything that can be guessed, and another each time', async () => {
    const p = '2026-02';
    const first = await month(p);
    const guess = await results(p);
    const parts = (await period(p)).results?.parts;
    expect((await period(p, { as: 'assessor-luan-safety' })).results).toMatchObject({ digest: first, excused: [] });
    const excuses = digestOfJson(outage);
    for (const guessed of [guess, { results: guess }, { results: guess, excused: excuses, parts }]) {
      expect(digestOfJson(guessed)).not.toBe(first);
    }
    expect(await consolidated(p)).not.toBe(first);
    expect(await results(p)).toEqual(guess);
  });

  test('the results are told under the same ETag as long as they stand', async () => {
    const p = '2026-03';
    const digest = await month(p);
    for (const to of ['signed', 'published'] as const) {
      const { headers } = await here.service.ask('results', place(p), office);
      expect(headers.get('etag')).toBe(`"${digest}"`);
      await move(p, { to }, to === 'signed' ? leader : office);
    }
  });

  test('excuses or parts exchanged behind the service’s back are neither signed nor shown', async () => {
    const p = '2026-04';
    await month(p);
    await consolidated(p, repair);
    const exchanged = (text: string) => text.replace(digestOfJson(repair), digestOfJson(outage));
    await altered(p, 'period', exchanged, async () => {
      expect(await refusedMove(p, { to: 'signed' }, leader)).toEqual(damaged);
      expect((await here.service.refused('GET', `${path(p)}/results`, office)).code).toBe('results-changed');
    });
    const quarter = '2026-Q2';
    await here.service.ask('openPeriod', place(quarter), office);
    await move(quarter, { to: 'closed' });
    const excused = ['u1', 'u2'].map((unit) => ({ unit, reason: '停产' }));
    await consolidated(quarter, excused);
    const without = (text: string) => {
      const record = JSON.parse(text) as { results: Period['results'] };
      return JSON.stringify({ ...record, results: { ...record.results, parts: [] } });
    };
    await altered(quarter, 'period', without, async () => {
      expect(await refusedMove(quarter, { to: 'signed' }, leader)).toEqual(damaged);
    });
    expect((await move(quarter, { to: 'signed' }, leader)).state).toBe('signed');
  });

  test.each([
    ['changed', (text: string) => text.replace('停产', '检修')],
    ['gone', () => null],
  ])('excuses that are %s are refused where they are asked for, and hide no other period', async (how, change) => {
    const p = how === 'gone' ? '2026-07' : '2026-08';
    await month(p);
    const listed = async (as = office) => (await here.service.ask('listPeriods', { s: 'small' }, as)).body.periods;
    const whole = await listed();
    const outside = { as: 'assessor-luan-safety' };
    const seenOutside = await listed(outside);
    await altered(p, excusesRow(outage), change, async () => {
      const problem = await here.service.refused('GET', path(p), office);
      expect([problem.status, problem.code, problem.faults]).toEqual([
        409,
        'results-changed',
        [{ code: 'results-damaged', path: `periods["${p}"]`, detail: { period: p } }],
      ]);
      expect(await refusedMove(p, { to: 'signed' }, leader)).toEqual(damaged);
      expect(await listed()).toEqual(
        whole.map((one) =>
          one.period === p ? { ...one, results: { ...one.results, excused: [], damaged: true } } : one,
        ),
      );
      expect(await listed(outside)).toEqual(seenOutside);
    });
    expect(await listed()).toEqual(whole);
  });

  test('excuses that were damaged are mended by consolidating again with others', async () => {
    const p = '2026-09';
    await month(p);
    await altered(
      p,
      excusesRow(outage),
      () => null,
      async () => {
        expect(await refusedMove(p, { to: 'consolidated' })).toEqual(damaged);
        await consolidated(p, repair);
        expect((await period(p)).results?.excused).toEqual(repair);
      },
    );
  });

  test('the reason for which it is consolidated again is told with the consolidation', async () => {
    const p = '2026-10';
    const digest = await month(p);
    await move(p, { to: 'consolidated', reason: '复核', digest });
    const query = { scheme: 'small', period: p, what: 'results-consolidated' } as const;
    const { body } = await here.service.ask('audit', {}, { ...office, query });
    const current = (await period(p)).results?.digest;
    expect(body.entries.map(({ detail }) => [detail['digest'], detail['reason']])).toEqual([
      [digest, undefined],
      [current, '复核'],
    ]);
  });

  test('whoever consolidates in the same moment as another one takes the place of no results unseen', async () => {
    const p = '2026-11';
    const digest = await month(p);
    const at = { organisation: 'demo', scheme: 'small', period: p };
    const person = { organisation: 'demo', id: 'office-1', name: '考核办', roles: ['office'] };
    const given = { store: here.store, clock: () => october };
    let others: Promise<unknown> | undefined;
    const batch: Store['batch'] = async (partition, operations) => {
      await (others ??= consolidate(requestOf(given, person, at), { excused: repair }));
      return here.store.batch(partition, operations);
    };
    const late = { ...given, store: { ...bound(here.store), batch } };
    await expect(movePeriod(requestOf(late, person, at), { to: 'consolidated', digest })).rejects.toMatchObject({
      code: 'stale',
    });
    expect((await period(p)).results?.excused).toEqual(repair);
  });
});
