import type { Page } from 'playwright-core';
import type { Scheme } from '../../shared/scheme/scheme';
import { schemeFrom } from '../shared/accepted';
import { leave, open, signIn } from './person';
import { announcedCell } from './preview-page';
import { serviceAndBrowser } from './service-and-browser';

const period = '2026-10';
const sizes = [50, 5_000] as const;
/**
 * What a layout may take beyond its one round trip a sheet: what is there (three where sheets were laid before), the sheets' ids,
 * what stands in them now, by which somebody's changes are seen next time, and one of office.js' own, which releases its references.
 */
const beyondSheets = { first: 4, again: 6 };

const schemeOf = (units: number): Scheme =>
  schemeFrom({
    ...{ format: 1, id: `units-${units}`, version: 1, title: `${units} 个单位`, cycle: 'month' },
    categories: ['a', 'b'].map((id) => ({ id, title: `类别${id}` })),
    groups: [{ id: 'office', title: '考核办' }],
    units: Array.from({ length: units }, (_, i) => ({
      ...{ id: `u${i}`, title: `单位${i}`, category: i % 2 === 0 ? 'a' : 'b' },
    })),
    components: [
      { id: 'work', title: '常规工作', group: 'office', method: 'deduct', marks: 60 },
      { id: 'order', title: '纪律', group: 'office', method: 'deduct', marks: 40 },
    ],
    rewards: [
      {
        ...{ id: 'month', title: '月度奖惩', on: 'month', rule: 'tiers' },
        top: [{ chief: { bonusPercent: 20 }, board: 'red' }],
        bottom: [{ chief: { bonusPercent: -20 }, board: 'blue' }],
      },
    ],
    bands: [60, 80, 90],
  });

const here = serviceAndBrowser();

/** Puts a scheme in and brings a month of it to its results. */
async function consolidated(scheme: Scheme): Promise<void> {
  const ask = (method: string, address: string, body?: unknown, headers?: Record<string, string>) =>
    here.service.ask('office-1', method, `/schemes/${scheme.id}${address}`, body, headers);
  await ask('PUT', '', scheme, { 'if-none-match': '*' });
  await ask('PUT', `/periods/${period}`);
  const sheets = scheme.units.flatMap(({ id: unit }, i) =>
    scheme.components.map(({ id: component }) => ({
      ...{ unit, component },
      lines: [{ points: ((i * 7) % 400) / 10, reason: '检查发现问题' }],
    })),
  );
  await ask('POST', `/periods/${period}/submissions`, { sheets }, { 'idempotency-key': 'once' });
  await ask('POST', `/periods/${period}/transitions`, { to: 'closed' });
  await ask('POST', `/periods/${period}/consolidation`);
}

/** Counts on the preview page what office.js asks of the workbook: one request batch for each `context.sync()`. */
async function countBatches(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = { batches: 0 };
    Reflect.set(window, 'counted', counted);
    window.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string') return;
      const message = JSON.parse(data) as {
        _messageType?: number;
        _actionName?: string;
        _data?: { DdaMethod?: { DispatchId?: number }; ArrayData?: unknown[] };
      };
      if (message._messageType !== 0 || message._data?.DdaMethod?.DispatchId !== 93) return;
      const { ObjectPaths } = JSON.parse(String(message._data.ArrayData?.[4])) as {
        ObjectPaths: Record<string, { ObjectPathType: number }>;
      };
      // Services, such as custom functions', are no part of the workbook.
      if (Object.values(ObjectPaths).every(({ ObjectPathType }) => ObjectPathType !== 2)) counted.batches += 1;
    });
  });
  return () => page.evaluate(() => (Reflect.get(window, 'counted') as { batches: number }).batches);
}

test('the results workbook takes as many round trips for 5,000 units as for 50: one a sheet, and a few', async () => {
  const taken: { sheets: number; first: number; again: number }[] = [];
  for (const units of sizes) {
    const scheme = schemeOf(units);
    await consolidated(scheme);
    const office = await signIn(here.browser, here.url, 'office-1');
    const results = await open(office, '结果');
    await results.getByLabel('考核方案').selectOption(scheme.id);
    await results.getByRole('row').nth(units).waitFor({ state: 'attached' });
    const batches = await countBatches(office.page);
    const download = results.getByRole('button', { name: '下载排名' });
    const done = results.getByText('排名已写入工作簿');
    const write = async (): Promise<number> => {
      const before = await batches();
      await download.click();
      await done.waitFor({ state: 'hidden' });
      await done.waitFor({ timeout: 240_000 });
      return (await batches()) - before;
    };
    const first = await write();
    const again = await write();
    const sheets = Number(/\d+/.exec(await done.innerText())?.[0]);
    taken.push({ sheets, first, again });
    // Two lines above the table, and every unit in it.
    const last = await announcedCell(office.page, `明细!B${units + 3}`);
    expect(last).toContain(`单位${units - 1}`);
    await leave(office);
  }
  const [few, many] = taken;
  expect(few?.sheets).toBe(8);
  expect(many).toEqual(few);
  expect(few?.first).toBeLessThanOrEqual(8 + beyondSheets.first);
  expect(few?.again).toBeLessThanOrEqual(8 + beyondSheets.again);
}, 600_000);
