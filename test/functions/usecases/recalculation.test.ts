// Whoever rewrites results, digests and signatures alike is found out: the results do not follow from what they are sealed with.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyCommand } from '../../../functions/local/commands/verify-command';
import { getBody, putBody } from '../../../functions/store/bodies';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { requestOf } from '../../../functions/usecases/access';
import { canonicalJson } from '../../../functions/usecases/canonical-json';
import { changeRecords } from '../../../functions/usecases/change-records';
import { consolidate } from '../../../functions/usecases/consolidate';
import { movePeriod } from '../../../functions/usecases/move-period';
import { openPeriod } from '../../../functions/usecases/open-period';
import { putPerson } from '../../../functions/usecases/people';
import { putScheme } from '../../../functions/usecases/schemes';
import { recalculated } from '../../../functions/usecases/recalculation';
import { loadPeriod, opened, periodAt, periodRow } from '../../../functions/usecases/stored-period';
import { sealedUnder } from '../../../functions/usecases/stored-results';
import { submit } from '../../../functions/usecases/submit';
import { leaders, routine, smallScheme } from '../http/small-scheme';

const organisation = 'demo';
const office = { organisation, id: 'office-1', name: '考核办', roles: ['office'] };
const october = { organisation, scheme: 'small', period: '2026-10' };
let place = october;
const partition = () => `demo!small!${place.period}`;

let [folder, store] = ['', undefined as unknown as Store];
const given = () => ({ store, clock: () => new Date('2026-10-15T08:00:00Z') });

/** A consolidated month in which a record takes a point off the first unit. */
beforeEach(async () => {
  place = october;
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  store = await openSqliteStore(folder);
  const { id, name, roles } = office;
  await putPerson(given(), office, id, { name, roles });
  const findings = {
    ...{ id: 'findings', title: '问题', prefix: 'F', of: 'month' as const, about: 'unit' as const },
    columns: [{ id: 'what', title: '问题', type: 'text' as const }],
    states: [{ id: 'agreed', title: '已认定', write: ['office' as const], end: 'done' as const }],
    steps: [],
    effects: [{ does: 'line' as const, in: ['agreed'], at: 'routine', points: 1, reason: 'what' }],
  };
  await putScheme(given(), office, 'small', smallScheme('small', { registers: [findings] }), { 'if-none-match': '*' });
  const request = requestOf(given(), office, place);
  await openPeriod(request);
  const sheets = [routine('u1', 2), leaders('u1', 38), routine('u2', 0), leaders('u2', 30)];
  await submit(request, 'k1', { sheets });
  await changeRecords(request, 'k2', { changes: [{ register: 'findings', unit: 'u1', set: { what: '漏检' } }] });
  await movePeriod(request, { to: 'closed' });
  await consolidate(request);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const period = async () => opened(await loadPeriod(periodAt(given(), place)));

/** Rewrites a body that the results name, the sealed results and the period's row, each under its new digest. */
async function rewrite(change: (text: string) => string, of: 'results' | 'counted'): Promise<void> {
  const stored = await period();
  const digest = stored.record.results?.digest ?? '';
  const sealed = canonicalJson(await sealedUnder(stored, digest));
  let after = of === 'results' ? change(sealed) : sealed;
  let row = (await store.get({ partition: partition(), row: periodRow }))?.value ?? '';
  if (of === 'counted') {
    const before = stored.record.results?.inputs.counted ?? '';
    const replaced = await putBody(store, partition(), change(await getBody(store, partition(), before)));
    after = sealed.replaceAll(before, replaced);
    row = row.replaceAll(before, replaced);
  }
  const falsified = await putBody(store, partition(), after);
  const value = row.replaceAll(digest, falsified);
  expect(value).not.toBe(row);
  await store.batch(partition(), [{ kind: 'put', row: periodRow, value, expect: 'any' }]);
}

const verify = async (...args: string[]) => {
  const lines: string[] = [];
  const whole = await verifyCommand(args, { DATA_DIR: folder }, (line) => lines.push(line));
  return { whole, lines };
};

test('results follow from what they were sealed with', async () => {
  expect(await recalculated(await period())).toEqual({ same: true });
  const { whole, lines } = await verify('demo', '--recalculate');
  expect(whole).toBe(true);
  expect(lines).toContain('demo  small/2026-10  follows from what was sealed');
  expect((await verify('demo')).lines).not.toContain('demo  small/2026-10  follows from what was sealed');
});

test('a figure that does not follow is named with both values', async () => {
  await rewrite((text) => text.replace('"final":95', '"final":99'), 'results');
  expect(await recalculated(await period())).toEqual({
    ...{ same: false, path: 'units["u1"].final', sealed: '99', calculated: '95' },
  });
  const { whole, lines } = await verify('demo', '--recalculate');
  expect(whole).toBe(false);
  expect(lines).toContain('demo  small/2026-10  BROKEN: units["u1"].final is 99, calculated 95');
});

test('why several assessors do not assess a unit was once told in the order in which they said so, and is the same', async () => {
  const small = smallScheme('small');
  const [view] = small.components.filter(({ id }) => id === 'leaders');
  const scheme = { ...small, version: 2, components: [...small.components, { ...view, id: 'view', combine: 'mean' }] };
  await putScheme(given(), office, 'small', scheme as typeof small, { 'if-match': '"1"' });
  place = { ...october, period: '2026-11' };
  const request = requestOf(given(), office, place);
  await openPeriod(request);
  const unable = { unit: 'u2', component: 'view', lines: [] };
  const reasons = [
    { ...unable, assessor: '甲', notAssessed: '未接触' },
    { ...unable, assessor: '乙', notAssessed: '回避' },
  ];
  const given38 = { ...leaders('u1', 38), component: 'view', assessor: '甲' };
  const sheets = [routine('u1', 2), leaders('u1', 38), given38, routine('u2', 0), leaders('u2', 30), ...reasons];
  await submit(request, 'k1', { sheets });
  await movePeriod(request, { to: 'closed' });
  await consolidate(request, { excused: [{ unit: 'u2', reason: '本月新设' }] });
  expect(await recalculated(await period())).toEqual({ same: true });
  const swapped: Record<string, string> = { 未接触: '回避', 回避: '未接触' };
  await rewrite((text) => text.replace(/未接触|回避/g, (reason) => swapped[reason] ?? ''), 'results');
  expect(await recalculated(await period())).toEqual({ same: true });
  await rewrite((text) => text.replace('回避', '出差'), 'results');
  expect(await recalculated(await period())).toMatchObject({
    same: false,
    path: expect.stringContaining('notAssessed'),
  });
});

test('what records counted cannot be exchanged under the results', async () => {
  await rewrite((text) => text.replace('"points":1', '"points":3'), 'counted');
  expect(await recalculated(await period())).toMatchObject({ same: false, path: 'units["u1"].assessed' });
});

test('inputs that are exchanged in the row alone, or are gone, are refused', async () => {
  const stored = await store.get({ partition: partition(), row: periodRow });
  const body = (await period()).record.results?.inputs.counted ?? '';
  const other = await putBody(store, partition(), '{"gates":[],"postings":[],"seen":[]}');
  const value = stored?.value.replace(body, other) ?? '';
  await store.batch(partition(), [{ kind: 'put', row: periodRow, value, expect: 'any' }]);
  await expect(recalculated(await period())).rejects.toMatchObject({ code: 'results-changed' });

  await store.batch(partition(), [{ kind: 'put', row: periodRow, value: stored?.value ?? '', expect: 'any' }]);
  await store.batch(partition(), [{ kind: 'delete', row: `body!${body}!0` }]);
  const { whole, lines } = await verify('demo', '--recalculate');
  expect(whole).toBe(false);
  expect(lines.filter((line) => line.includes('BROKEN'))).toEqual([
    expect.stringContaining('body-missing'),
    expect.stringContaining('BROKEN: cannot be calculated again'),
    expect.stringContaining('BROKEN'),
  ]);
});
