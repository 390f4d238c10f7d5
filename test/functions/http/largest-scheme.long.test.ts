// The largest scheme that the format allows, 100,000 units: checked, put, submitted in parts, consolidated and read; bombs of its weight are refused.
import { mostSchemeBytes } from '../../../shared/api/routes/schemes';
import { mostFaults } from '../../../shared/scheme/fault';
import type { Results } from '../../../shared/scoring/results';
import { smallScheme } from './small-scheme';
import { newScheme, office, smallService } from './small-service';

const here = smallService();
const { key } = here;
const most = 100_000;
const inParts = 10_000;
const unitId = (n: number) => `unit-${String(n).padStart(6, '0')}`;
const units = Array.from({ length: most }, (_, n) => ({
  ...{ id: unitId(n), title: { 'zh-CN': `第 ${n} 生产单位`, 'en-US': `Production unit ${n}` }, category: 'c' },
}));
const place = { s: 'largest', p: '2026-10' };
const path = '/api/schemes/largest/periods/2026-10';

test('100,000 units are checked, put, submitted in parts, consolidated and read', async () => {
  const body = smallScheme('largest', { units });
  // Read without the contract's schemas, which take longer over such answers than the service.
  const ask = (method: string, at: string, sent?: object, headers = {}) =>
    here.service.send(method, at, sent === undefined ? undefined : JSON.stringify(sent), { ...office, headers });
  expect(await ask('POST', '/api/schemes/check', body)).toMatchObject({ status: 200, body: { faults: [] } });
  expect(await ask('PUT', '/api/schemes/largest', body, newScheme)).toMatchObject({ status: 201 });
  await here.service.ask('openPeriod', place, office);
  for (let first = 0; first < most; first += inParts) {
    const part = units.slice(first, first + inParts);
    const routine = part.map(({ id }, n) => ({
      unit: id,
      component: 'routine',
      lines: [{ points: (n % 60) + 0.5, reason: '台账缺项' }],
    }));
    const leaders = part.map(({ id }, n) => ({ unit: id, component: 'leaders', lines: [{ points: n % 41 }] }));
    for (const sheets of [routine, leaders]) {
      expect(await ask('POST', `${path}/submissions`, { sheets }, key())).toMatchObject({ status: 201 });
    }
  }
  expect(await ask('POST', `${path}/transitions`, { to: 'closed' })).toMatchObject({ status: 200 });
  expect(await ask('POST', `${path}/consolidation`, {})).toMatchObject({ status: 200 });
  const { status, body: results } = await ask('GET', `${path}/results`);
  expect([status, (results as Results).units.filter(({ complete }) => complete).length]).toEqual([200, most]);
  const explained = await ask('GET', `${path}/results/${unitId(most - 1)}/explanation`);
  const unit = (results as Results).units.at(-1);
  expect([explained.status, (explained.body as { value?: number }).value]).toEqual([200, unit?.complete && unit.final]);
  const one = await ask('GET', `${path}/sheets?unit=${unitId(5)}`);
  expect((one.body as { sheets: { key: string }[] }).sheets.map((sheet) => sheet.key)).toEqual([
    `${unitId(5)}~leaders`,
    `${unitId(5)}~routine`,
  ]);
  const page = await ask('GET', `${path}/sheets?limit=10000`);
  expect((page.body as { sheets: unknown[]; next: unknown }).sheets).toHaveLength(10_000);
  expect((await ask('GET', `${path}/recalculation`)).body).toEqual({ same: true });
}, 240_000);

const fill = (text: string, size: number) =>
  Array(Math.floor(size / (text.length + 1)))
    .fill(text)
    .join(',');

test.each([
  ['nothing but empty objects', `{"units":[${fill('{}', mostSchemeBytes - 200)}]}`, 'malformed-json'],
  ['as many empty units as are read', `{"units":[${fill('{}', 1_499_000 * 3)}]}`, ''],
  ['brackets', '['.repeat(mostSchemeBytes - 200), 'malformed-json'],
  ['one long text', `{"title":"${'长'.repeat(10_000_000)}"}`, ''],
  ['more than it may weigh', `{"title":"${'x'.repeat(mostSchemeBytes)}"}`, 'too-large'],
])(
  'a scheme of %s is refused, with no more faults than anybody reads',
  async (_, raw, code) => {
    const { status, body } = await here.service.send('POST', '/api/schemes/check', raw, office);
    const told = body as { code?: string; faults: unknown[] };
    expect([status, told.code ?? '']).toEqual([code === '' ? 200 : code === 'too-large' ? 413 : 400, code]);
    if (code === '') expect(told.faults.length).toBeGreaterThan(0);
    expect(told.faults.length).toBeLessThanOrEqual(mostFaults);
  },
  60_000,
);
