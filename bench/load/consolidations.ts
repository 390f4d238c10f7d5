// How long a consolidation takes, from the accepted sheets in the store to the sealed results there: beside a store that reads and writes the same, and how it grows.
import type { Key, Store } from '../../functions/store/store';
import { requestOf } from '../../functions/usecases/access';
import { consolidate } from '../../functions/usecases/consolidate';
import { movePeriod } from '../../functions/usecases/move-period';
import { openPeriod } from '../../functions/usecases/open-period';
import { putScheme } from '../../functions/usecases/schemes';
import { submit } from '../../functions/usecases/submit';
import type { Figure } from '../comparison';
import { median, timed } from '../measure';
import { filled, schemeOf, sheetOf } from './made-scheme';
import { recorded, replay, type Batch } from './replayed';

const organisation = 'load';
const office = { organisation, id: 'office-1', name: '考核办', roles: ['office'] };
const mostAtOnce = 10_000;
const rounds = 5;

/** What so many units should take, in milliseconds. */
const goals: Readonly<Record<number, number>> = { 20_000: 1000, 100_000: 6000 };
const atMostStore = 8;
const atMostGrowth = 1.3;

/** The second store does nothing but the first one's writes. */
export async function consolidations(store: Store, bare: Store, sizes: readonly number[]): Promise<Figure[]> {
  const [batches, read]: [Batch[], Key[]] = [[], []];
  const clock = () => new Date('2026-10-30T10:00:00Z');
  const given = { store: recorded(store, batches, read), clock, timeZone: 'Asia/Shanghai' };
  const measured: { readonly units: number; readonly ms: number; readonly ratio: number }[] = [];
  for (const units of sizes) {
    const scheme = `units-${units}`;
    await putScheme(given, office, scheme, schemeOf(scheme, units), { 'if-none-match': '*' });
    const request = requestOf(given, office, { organisation, scheme, period: '2026-10' });
    await openPeriod(request);
    for (const component of [...filled, 'leaders']) {
      for (let first = 0; first < units; first += mostAtOnce) {
        const count = Math.min(mostAtOnce, units - first);
        const sheets = Array.from({ length: count }, (_, n) => sheetOf(first + n, component, 1));
        await submit(request, `${component} ${first}`, { sheets });
      }
    }
    await movePeriod(request, { to: 'closed' });
    const [ours, ratios]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      batches.length = 0;
      read.length = 0;
      ours.push(await timed(() => consolidate(request)));
      const [keys, writes] = [[...read], [...batches]];
      const theirs = await timed(async () => {
        for (const key of keys) await store.get(key);
        await replay(bare, writes);
      });
      ratios.push((ours.at(-1) as number) / theirs);
    }
    measured.push({ units, ms: median(ours), ratio: median(ratios) });
  }
  const [small, large] = [measured[0], measured.at(-1)] as [(typeof measured)[0], (typeof measured)[0]];
  return [
    ...measured.flatMap(({ units, ms, ratio }): Figure[] => {
      const goal = goals[units];
      const what = `${units} units of six components consolidated`;
      return [
        { what, value: ms, unit: 'ms', ...(goal !== undefined && { goal }) },
        { what: `${what}, to the bare store`, value: ratio, unit: '×', atMost: atMostStore },
      ];
    }),
    {
      ...{ what: `a unit of ${large.units} to one of ${small.units}`, unit: '×', atMost: atMostGrowth },
      value: large.ms / large.units / (small.ms / small.units),
    },
    { what: 'memory at most', value: process.resourceUsage().maxRSS / 1024, unit: 'MiB', atMost: 2048 },
  ];
}
