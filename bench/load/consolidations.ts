// How long a consolidation takes, from the accepted sheets in the store to the sealed results there: beside a store that reads and writes the same, and how it grows.
import type { Key, Store } from '../../functions/store/store';
import { requestOf, type PeriodRequest } from '../../functions/usecases/access';
import { consolidate } from '../../functions/usecases/consolidate';
import { movePeriod } from '../../functions/usecases/move-period';
import { openPeriod } from '../../functions/usecases/open-period';
import { putScheme } from '../../functions/usecases/schemes';
import type { StoreAndClock } from '../../functions/usecases/store-and-clock';
import { submit } from '../../functions/usecases/submit';
import { memoryFigure, type Figure } from '../comparison';
import { forgetHighest, highestResident } from '../highest-memory';
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
  const periods = [];
  for (const units of sizes) {
    const request = await closedWith(given, units);
    periods.push({ units, request, ours: [] as number[], ratios: [] as number[] });
  }
  forgetHighest();
  for (let round = 0; round < rounds; round += 1) {
    // In turn, so that whatever else the machine does meets all sizes.
    for (const { request, ours, ratios } of periods) {
      batches.length = 0;
      read.length = 0;
      const ms = await timed(() => consolidate(request));
      const [keys, writes] = [[...read], [...batches]];
      const theirs = await timed(async () => {
        for (const key of keys) await store.get(key);
        await replay(bare, writes);
      });
      ours.push(ms);
      ratios.push(ms / theirs);
    }
  }
  const [small, large] = [periods[0], periods.at(-1)] as [(typeof periods)[0], (typeof periods)[0]];
  const growths = large.ours.map((ms, round) => ms / large.units / ((small.ours[round] as number) / small.units));
  return [
    ...periods.flatMap(({ units, ours, ratios }): Figure[] => {
      const goal = goals[units];
      const what = `${units} units of six components consolidated`;
      return [
        { what, value: median(ours), unit: 'ms', ...(goal !== undefined && { goal }) },
        { what: `${what}, to the bare store`, value: median(ratios), unit: '×', atMost: atMostStore },
      ];
    }),
    {
      ...{ what: `a unit of ${large.units} to one of ${small.units}`, unit: '×', atMost: atMostGrowth },
      value: median(growths),
    },
    ...memoryFigure('memory of consolidations at most', highestResident()),
  ];
}

/** A closed period with all sheets of so many units. */
async function closedWith(given: StoreAndClock, units: number): Promise<PeriodRequest> {
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
  return request;
}
