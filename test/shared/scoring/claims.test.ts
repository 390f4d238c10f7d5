import { previousPeriod } from '../../../shared/scheme/period';
import { pastPeriods, type PastSheets } from '../../../shared/scoring/claims';
import { consolidate } from '../../../shared/scoring/consolidate';
import { period, schemeFrom, sheetsFrom } from '../accepted';
import { bureau, month } from '../bureau';

const scheme = schemeFrom({
  ...bureau,
  streaks: [
    { component: 'visits', periods: 2, points: 0.5 },
    { component: 'visits', periods: 3, points: 1 },
    { component: 'work', periods: 2, points: 2 },
  ],
});

const january = period('2027-01');
const faultless = month.filter(({ component }) => component !== 'visits');
const visited = [...faultless, { unit: 'd1', component: 'visits', lines: [{ points: 0.0001, reason: '离岗' }] }];

/** Two units rated out of so many marks, and a claim for two faultless months. */
const marked = (marks: number) => ({
  format: 1,
  id: 'marked',
  version: 1,
  title: '评分',
  cycle: 'month',
  categories: [{ id: 'c', title: '类' }],
  groups: [{ id: 'g', title: '组' }],
  units: ['d1', 'd2'].map((id) => ({ id, title: id, category: 'c' })),
  components: [{ id: 'rated', title: '评分', group: 'g', method: 'rate', marks }],
  streaks: [{ component: 'rated', periods: 2, points: 1 }],
});

/** The earlier months, the latest first. */
const past = (...months: object[][]): PastSheets[] => {
  let at = january;
  return months.map((sheets) => {
    at = previousPeriod(at);
    return { period: at, scheme, sheets: sheetsFrom(scheme, sheets) };
  });
};

const claimsOf = (unit: string, earlier: PastSheets[], now: object[] = faultless) => {
  const results = consolidate(scheme, january, sheetsFrom(scheme, now), earlier);
  const result = results.units.find((one) => one.unit === unit);
  return result?.complete ? result.claims?.map(({ component, periods }) => `${component} ${periods}`) : undefined;
};

describe('a claim for a streak', () => {
  it('needs all its periods', () => {
    expect(claimsOf('d1', [])).toEqual([]);
    expect(claimsOf('d1', past(faultless))).toEqual(['visits 2', 'work 2']);
    expect(claimsOf('d1', past(faultless, faultless))).toEqual(['visits 2', 'visits 3', 'work 2']);
  });

  it('ends with the smallest deduction, now or before', () => {
    expect(claimsOf('d1', past(faultless, faultless), visited)).toEqual(['work 2']);
    expect(claimsOf('d1', past(faultless, visited))).toEqual(['visits 2', 'work 2']);
  });

  it('is open to others when one unit loses points', () => {
    expect(claimsOf('b1', past(visited))).toEqual(['visits 2']);
  });

  it('does not count a month in which nobody scored the unit', () => {
    const unscored = faultless.filter(({ unit, component }) => unit !== 'd1' || component !== 'work');
    expect(claimsOf('d1', past(unscored))).toEqual(['visits 2']);
  });

  it('does not count a month in which the unit was not assessed', () => {
    const unassessed = faultless.map((sheet) =>
      sheet.unit === 'd1' && sheet.component === 'work' ? { ...sheet, lines: [], notAssessed: '借调' } : sheet,
    );
    expect(claimsOf('d1', past(unassessed))).toEqual(['visits 2']);
  });

  it('does not count across a month that is not there', () => {
    const [, november] = past(faultless, faultless);
    expect(claimsOf('d1', november === undefined ? [] : [november])).toEqual([]);
  });

  it('judges an earlier month by the version that it keeps: full marks of then are faultless, fewer are not', () => {
    const now = schemeFrom({ ...marked(85), version: 2 });
    const then = schemeFrom(marked(100));
    const points = (value: number) =>
      ['d1', 'd2'].map((unit) => ({ unit, component: 'rated', lines: [{ points: value }] }));
    const earlier = [{ ...points(100)[0] }, { ...points(85)[1] }];
    const december = { period: previousPeriod(january), scheme: then, sheets: sheetsFrom(then, earlier) };
    const { units } = consolidate(now, january, sheetsFrom(now, points(85)), [december]);
    expect(units.map((unit) => unit.complete && unit.claims?.length)).toEqual([1, 0]);
  });

  it('looks back no further than there are years', () => {
    expect(pastPeriods(scheme, period('0001-02'))).toEqual(['0001-01']);
    expect(pastPeriods(scheme, period('0001-01'))).toEqual([]);
  });

  it('is not spoken of where the scheme has no streaks', () => {
    const plain = schemeFrom(bureau);
    const [first] = consolidate(plain, january, sheetsFrom(plain, month)).units;
    expect(first).not.toHaveProperty('claims');
  });
});
