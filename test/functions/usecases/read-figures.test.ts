// However often a request asks for a period, the period is read once and each of its units explained once.
import { mostExplained } from '../../../shared/api/figures';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { readFigures } from '../../../functions/usecases/read-figures';
import { countedStore, type CountedStore } from './counted-store';
import { place, recordPeriod } from './recorded-period';

const office = { organisation: place.organisation, id: 'office-1', name: '考核办', roles: ['office'] };
const { scheme, period } = place;

let counted: CountedStore;
let given: StoreAndClock;
beforeAll(async () => {
  counted = await countedStore();
  given = { store: counted.store, clock: () => new Date('2026-10-15T08:00:00Z') };
  await recordPeriod(given);
});
afterAll(() => counted.end());

const readsOf = async (asked: Parameters<typeof readFigures>[2]['asked']) => {
  counted.forget();
  const { answers } = await readFigures(given, office, { asked });
  return { answers, reads: counted.reads('') };
};

test('a period asked for a hundred times, by id, by title or by no scheme, is read as often as one asked for once', async () => {
  const once = await readsOf([{ scheme, period, units: ['u1'], explain: true }]);
  const asked = Array.from({ length: 100 }, (_, at) => ({
    ...(at % 3 > 0 && { scheme: at % 3 === 1 ? scheme : '小方案' }),
    period,
    units: ['u1', '二队'],
    explain: at % 2 === 0,
  }));
  const often = await readsOf(asked);
  expect(often.reads).toBe(once.reads);
  expect(often.answers[0]?.[0]).toEqual(once.answers[0]?.[0]);
  for (const [at, entries] of often.answers.entries()) {
    expect(entries.map((one) => one.found && [one.result.unit, one.explanation !== null])).toEqual([
      ['u1', at % 2 === 0],
      ['u2', at % 2 === 0],
    ]);
  }
});

test('a unit asked for again and again is explained once: every answer is the same explanation', async () => {
  const { answers } = await readsOf([{ scheme, period, units: Array(mostExplained).fill('u1'), explain: true }]);
  const explanations = new Set(answers.flat().map((one) => one.found && one.explanation));
  expect([answers[0]?.length, explanations.size]).toEqual([mostExplained, 1]);
});
