// What a submission costs: as a ratio to a bare store that does the same writes, and by sheet over few and over many accepted ones.
import { putDigested } from '../../functions/store/bodies';
import type { Store } from '../../functions/store/store';
import { requestOf } from '../../functions/usecases/access';
import { change } from '../../functions/usecases/audit-chain';
import { withPlaced, type Placed } from '../../functions/usecases/index-parts';
import { openPeriod } from '../../functions/usecases/open-period';
import { putScheme } from '../../functions/usecases/schemes';
import { loadPeriod, periodAt, putPeriod } from '../../functions/usecases/stored-period';
import type { StoreAndClock } from '../../functions/usecases/store-and-clock';
import { submit } from '../../functions/usecases/submit';
import type { Figure } from '../comparison';
import { median, timed } from '../measure';
import { recorded, replay, type Batch } from './replayed';
import { filled, schemeOf, sheetOf, unitId } from './made-scheme';

export interface Scale {
  /** accepted sheets at which a sheet's cost is compared */
  readonly few: number;
  readonly many: number;
  /** sheets of one submission, and how often it is sent */
  readonly sheets: readonly number[];
  readonly rounds: number;
}

const organisation = 'load';
const office = { organisation, id: 'office-1', name: '考核办', roles: ['office'] };

/** The first rounds warm the engine: who submits on an evening meets a server that has done so thousands of times. */
const warmUp = 30;
const atMostStore = 3;
const atMostGrowth = 1.3;

/** Both stores are new and empty; the second does nothing but the first one's writes. */
export async function submissionCosts(store: Store, bare: Store, scale: Scale): Promise<Figure[]> {
  const batches: Batch[] = [];
  const clock = () => new Date('2026-10-30T10:00:00Z');
  const given = { store: recorded(store, batches), clock, timeZone: 'Asia/Shanghai' };
  const { few, many, rounds, sheets: counts } = scale;
  const periods = [await openedWith(given, few), await openedWith(given, many)];
  const figures: Figure[] = [];
  for (const count of counts) {
    const perSheet: number[][] = [[], []];
    const ratios: number[][] = [[], []];
    for (let round = 0; round < rounds + warmUp; round += 1) {
      // In turn over few and over many, so that whatever else the machine does meets both.
      for (const [which, { request, units }] of periods.entries()) {
        // New assessors each time: sheets that nobody has filled before.
        const first = (round * count) % Math.max(1, units - count);
        const sheets = Array.from({ length: count }, (_, n) =>
          sheetOf(first + n, 'leaders', round, `评分人 ${count} ${round}`),
        );
        batches.length = 0;
        const ours = await timed(() => submit(request, `${count} ${round}`, { sheets }));
        const writes = [...batches];
        const theirs = await timed(() => replay(bare, writes));
        if (round < warmUp) continue;
        perSheet[which]?.push((ours * 1000) / count);
        ratios[which]?.push(ours / theirs);
      }
    }
    const [atFew, atMany] = perSheet.map(median) as [number, number];
    const [toFew, toMany] = ratios.map(median) as [number, number];
    const of = `submission of ${count} sheets over`;
    figures.push(
      { what: `${of} ${few} accepted, to the bare store`, value: toFew, unit: '×', atMost: atMostStore },
      { what: `${of} ${many} accepted, to the bare store`, value: toMany, unit: '×', atMost: atMostStore },
      { what: `a sheet of ${count} over ${few} accepted`, value: atFew, unit: 'µs' },
      { what: `a sheet of ${count} over ${many} accepted`, value: atMany, unit: 'µs' },
      {
        what: `a sheet of ${count}: over ${many} to over ${few}`,
        value: atMany / atFew,
        unit: '×',
        atMost: atMostGrowth,
      },
    );
  }
  return figures;
}

/** A period in which so many sheets are accepted. */
async function openedWith(given: StoreAndClock, there: number) {
  const [scheme, units] = [`load-${there}`, Math.ceil(there / filled.length)];
  await putScheme(given, office, scheme, schemeOf(scheme, units), { 'if-none-match': '*' });
  const request = requestOf(given, office, { organisation, scheme, period: '2026-10' });
  await openPeriod(request);
  const made = withPlaced(null, placedSheets(there, units));
  await putDigested(given.store, request.chain.partition, made.bodies);
  await change(given, request.chain, async () => {
    const stored = await loadPeriod(periodAt(given, request.key));
    const operations = [putPeriod({ ...stored, record: { ...stored.record, index: made.digest } })];
    return { answer: null, change: { operations, by: office.id, what: 'submission-accepted', detail: {} } };
  });
  return { request, units };
}

/** An index of so many sheets, which no submission brought: what is written anew of it, and what it takes to find, is the same. */
function placedSheets(count: number, units: number): Placed[] {
  return Array.from({ length: count }, (_, n): Placed => [
    `${unitId(n % units)}~${filled[Math.floor(n / units)]}`,
    { submission: 1, position: n % 10_000, mark: '00000000', acceptedAt: '2026-10-01T00:00:00.000Z' },
  ]);
}
