// How long a consolidation takes, from the accepted sheets in the store to the sealed results there, and how it grows.
import type { Store } from '../../functions/store/store';
import { requestOf } from '../../functions/usecases/access';
import { consolidate } from '../../functions/usecases/consolidate';
import { movePeriod } from '../../functions/usecases/move-period';
import { openPeriod } from '../../functions/usecases/open-period';
import { putScheme } from '../../functions/usecases/schemes';
import { submit } from '../../functions/usecases/submit';
import type { Figure } from '../comparison';
import { median } from '../measure';
import { filled, schemeOf, sheetOf } from './made-scheme';

const organisation = 'load';
const office = { organisation, id: 'office-1', name: '考核办', roles: ['office'] };
const mostAtOnce = 10_000;
const rounds = 3;

/** Seconds that so many units may take, on a machine that does nothing else. */
const mostMs: Readonly<Record<number, number>> = { 20_000: 1000, 100_000: 6000 };

export async function consolidations(store: Store, sizes: readonly number[]): Promise<Figure[]> {
  const given = { store, clock: () => new Date('2026-10-30T10:00:00Z'), timeZone: 'Asia/Shanghai' };
  const times: { readonly units: number; readonly ms: number }[] = [];
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
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      await consolidate(request);
      taken.push(performance.now() - start);
    }
    times.push({ units, ms: median(taken) });
  }
  const [small, large] = [times[0], times.at(-1)] as [(typeof times)[0], (typeof times)[0]];
  return [
    ...times.map(({ units, ms }): Figure => {
      const atMost = mostMs[units];
      const what = `${units} units of six components consolidated`;
      return { what, value: ms, unit: 'ms', ...(atMost !== undefined && { atMost }) };
    }),
    {
      what: `a unit of ${large.units} to one of ${small.units}`,
      value: large.ms / large.units / (small.ms / small.units),
      unit: '×',
    },
    { what: 'memory at most', value: process.resourceUsage().maxRSS / 1024, unit: 'MiB', atMost: 2048 },
  ];
}
