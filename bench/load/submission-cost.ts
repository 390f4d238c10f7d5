// What a submission costs: as a ratio to a bare store that does the same writes, and by sheet over few and over many accepted ones.
import { putDigested } from '../../functions/store/bodies';
import type { Store } from '../../functions/store/store';
import { requestOf } from '../../functions/usecases/access';
import { change } from '../../functions/usecases/audit-chain';
import { withPlaced, type Placed } from '../../functions/usecases/index-parts';
import { openPeriod } from '../../functions/usecases/open-period';
import { putScheme } from '../../functions/usecases/schemes';
import { loadPeriod, periodAt, putPeriod } from '../../functions/usecases/stored-period';
import { submit } from '../../functions/usecases/submit';
import type { Figure } from '../comparison';
import { median } from '../measure';
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

/** Both stores are new and empty; the second does nothing but the first one's writes. */
export async function submissionCosts(store: Store, bare: Store, scale: Scale): Promise<Figure[]> {
  const batches: Batch[] = [];
  const given = {
    store: recorded(store, batches),
    clock: () => new Date('2026-10-30T10:00:00Z'),
    timeZone: 'Asia/Shanghai',
  };
  const { few, many, rounds } = scale;
  const perSheet = new Map<number, number[]>();
  const ratios = new Map<number, number[]>();
  for (const there of [few, many]) {
    const [scheme, units] = [`load-${there}`, Math.ceil(there / filled.length)];
    await putScheme(given, office, scheme, schemeOf(scheme, units), { 'if-none-match': '*' });
    const request = requestOf(given, office, { organisation, scheme, period: '2026-10' });
    await openPeriod(request);
    const made = withPlaced(null, placedSheets(there, units));
    await putDigested(store, request.chain.partition, made.bodies);
    await change(given, request.chain, async () => {
      const stored = await loadPeriod(periodAt(given, request.key));
      const operations = [putPeriod({ ...stored, record: { ...stored.record, index: made.digest } })];
      return { answer: null, change: { operations, by: office.id, what: 'submission-accepted', detail: {} } };
    });
    for (const count of scale.sheets) {
      const [ours, theirs]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds + 2; round += 1) {
        // New assessors each time: sheets that nobody has filled before.
        const first = (round * count) % Math.max(1, units - count);
        const sheets = Array.from({ length: count }, (_, n) =>
          sheetOf(first + n, 'leaders', round, `评分人 ${count} ${round}`),
        );
        batches.length = 0;
        ours.push(await timed(() => submit(request, `${count} ${round}`, { sheets })));
        const writes = [...batches];
        theirs.push(await timed(() => replay(bare, writes)));
      }
      // The first rounds warm the engine.
      const [own, floor] = [ours.slice(2), theirs.slice(2)];
      perSheet.set(count, [...(perSheet.get(count) ?? []), median(own) / count]);
      ratios.set(count, [...(ratios.get(count) ?? []), median(own.map((ms, n) => ms / (floor[n] as number)))]);
    }
  }
  const largest = Math.max(...scale.sheets);
  return [
    ...[...ratios].flatMap(([count, [atFew, atMany]]): Figure[] => [
      ratio(`submission of ${count} sheets over ${few} accepted, to the bare store`, atFew as number, 3),
      ratio(`submission of ${count} sheets over ${many} accepted, to the bare store`, atMany as number, 3),
    ]),
    ...[...perSheet].flatMap(([count, [atFew, atMany]]): Figure[] => [
      { what: `a sheet of ${count} over ${few} accepted`, value: (atFew as number) * 1000, unit: 'µs' },
      { what: `a sheet of ${count} over ${many} accepted`, value: (atMany as number) * 1000, unit: 'µs' },
      ratio(
        `a sheet of ${count}: over ${many} to over ${few}`,
        (atMany as number) / (atFew as number),
        1.3,
        count === largest,
      ),
    ]),
  ];
}

function ratio(what: string, value: number, atMost: number, bounded = true): Figure {
  return { what, value, unit: '×', ...(bounded && { atMost }) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** An index of so many sheets, which no submission brought: what is written anew of it, and what it takes to find, is the same. */
function placedSheets(count: number, units: number): Placed[] {
  return Array.from({ length: count }, (_, n): Placed => [
    `${unitId(n % units)}~${filled[Math.floor(n / units)]}`,
    { submission: 1, position: n % 10_000, mark: '00000000', acceptedAt: '2026-10-01T00:00:00.000Z' },
  ]);
}
