import fc from 'fast-check';
import { exact, Exact } from '../../../../shared/exact/exact';
import type { Scheme } from '../../../../shared/scheme/scheme';
import type { Amount, LossTotals } from '../../../../shared/scoring/analysis/loss-figures';
import { lostPoints, type Cause, type LostPoints } from '../../../../shared/scoring/analysis/lost-points';
import { assess } from '../../../../shared/scoring/assess';
import { planScheme } from '../../../../shared/scoring/scheme-plan';
import type { Sheet } from '../../../../shared/scoring/sheet';
import { indexSheets } from '../../../../shared/scoring/sheet-index';
import { schemeFrom, sheetsFrom } from '../../accepted';
import { bureau, month } from '../../bureau';
import { caseNames, workedCase } from '../../worked-cases';

const scheme = schemeFrom(bureau);
const lost = (given: readonly object[], before?: readonly object[]): LostPoints =>
  lostPoints(scheme, sheetsFrom(scheme, given), before && { scheme, sheets: sheetsFrom(scheme, before) });

const causeOf = ({ causes }: LostPoints, component: string, indicator: string | null): Cause | undefined =>
  causes.find((cause) => cause.component === component && cause.indicator === indicator);

const sum = (amounts: readonly (Amount | null | undefined)[]): Exact =>
  amounts.reduce((total, amount) => total.plus(Exact.parse(amount?.exact ?? '0')), Exact.zero);

const netOf = ({ lost: points, swallowed }: LossTotals): Exact =>
  Exact.parse(points.exact).minus(Exact.parse(swallowed.exact));

const gapOf = ({ full, score }: LossTotals): Exact => Exact.parse(full.exact).minus(Exact.parse(score.exact));

/** Everything that must add up, by the text of exact numbers. */
function assertReconciles(by: Scheme, sheets: readonly Sheet[], analysis: LostPoints): void {
  const { causes, reasons, units, limits, now } = analysis;
  const total = now?.lost.exact ?? '0';
  expect(sum(causes.map((cause) => cause.lost)).toString()).toBe(total);
  expect(sum(reasons.map((reason) => reason.lost)).toString()).toBe(total);
  expect(sum(units.map((unit) => unit.now?.lost)).toString()).toBe(total);
  expect(sum(limits.map(({ swallowed }) => swallowed)).toString()).toBe(now?.swallowed.exact ?? '0');
  for (const cause of causes) {
    expect(sum(cause.units.map((unit) => unit.lost)).toString()).toBe(cause.lost?.exact ?? '0');
    expect(sum(cause.reasons.map((reason) => reason.lost)).toString()).toBe(cause.lost?.exact ?? '0');
  }
  const plan = planScheme(by);
  const index = indexSheets(plan, sheets);
  for (const { unit, missing, now: totals } of units) {
    if (totals !== null) expect(gapOf(totals).toString()).toBe(netOf(totals).toString());
    const planned = plan.units[plan.unitPosition.get(unit) ?? -1];
    if (planned === undefined) throw new Error(`no such unit: ${unit}`);
    const own = assess(planned, index);
    expect(missing).toEqual('missing' in own ? own.missing : []);
    if ('missing' in own) continue;
    const added = planned.profile.components.reduce(
      (points, { method }, i) =>
        method === 'add' ? points.plus((own.scores[i] as Exact).times(planned.profile.weights[i] as Exact)) : points,
      Exact.zero,
    );
    expect(sum([totals?.score]).toString()).toBe(own.assessed.minus(added).toString());
  }
  const losses = causes.map((cause) => sum([cause.lost]));
  losses.slice(1).forEach((one, i) => expect(one.compare(losses[i] as Exact)).toBeLessThanOrEqual(0));
}

describe('lost points', () => {
  it('name every cause, what it cost whom, and weigh it as it counts', () => {
    const { causes, units } = lost(month);
    expect(
      causes.map(({ component, indicator, lost: points, units: whom }) => [
        `${component} ${indicator}`,
        points?.exact,
        whom.map(({ unit, lost: own }) => `${unit} ${own?.exact}`).join(', '),
      ]),
    ).toEqual([
      ['visits null', '7', 'd2 7'],
      // 10 − 8.75; 10 − (10 + 9 + 8.005) / 3; 10 − 7; 10 − 9.
      ['leaders null', '3749/600', 'd2 3, b1 1.25, d3 1, d1 599/600'],
      ['work plan', '5.25', 'd2 3.25, b1 1.5, d3 0.5'],
      // 0.75 × (1 + 4.5 + 0) and 0.75 × (0 + 4 + 0.5).
      ['quality speed', '4.125', 'd2 3.375, d1 0.75'],
      ['quality care', '3.375', 'd2 3, d3 0.375'],
    ]);
    expect(units[0]).toEqual({
      unit: 'd2',
      missing: [],
      now: {
        full: { value: 100, exact: '100' },
        score: { value: 82.38, exact: '82.375' },
        lost: { value: 19.63, exact: '19.625' },
        swallowed: { value: 2, exact: '2' },
      },
      before: null,
    });
  });

  it('say what a floor or a cap swallowed', () => {
    const floored = {
      unit: 'd1',
      component: 'work',
      lines: [
        { points: 50, reason: '甲' },
        { points: 14.5, reason: '乙' },
      ],
    };
    const others = month.filter(({ unit, component }) => unit !== 'd1' || component !== 'work');
    expect(lost([...others, floored]).limits).toEqual([
      { unit: 'd1', component: 'work', swallowed: { value: 4.5, exact: '4.5' } },
      { unit: 'd2', component: 'visits', swallowed: { value: 2, exact: '2' } },
    ]);
  });

  it('go by reason as well, within a cause and over all', () => {
    const analysis = lost([
      ...month,
      { unit: 'd1', component: 'visits', lines: [{ points: 1.5, reason: ' 通报 ' }] },
      { unit: 'd3', component: 'visits', lines: [{ points: 0, reason: '通报' }] },
    ]);
    const shown = (of: Pick<Cause, 'reasons'> | undefined) =>
      of?.reasons.map(({ reason, lost: own }) => [reason, own?.value]);
    expect(shown(causeOf(analysis, 'visits', null))).toEqual([
      ['通报', 5.5],
      ['再犯', 3],
    ]);
    // Ratings give no reasons: 6.2483… + 4.125 + 3.375.
    expect(shown(analysis)).toEqual([
      [null, 13.75],
      ['通报', 5.5],
      ['逾期', 5.25],
      ['再犯', 3],
    ]);
  });

  it('stand against the period before: what grew, what was mended, what nobody looked at then', () => {
    const before = [
      ...month.filter(({ unit, component }) => component !== 'visits' && (unit !== 'd3' || component !== 'quality')),
      { unit: 'd1', component: 'work', lines: [{ indicator: 'report', points: 6, reason: '漏报' }] },
    ].filter(({ unit, component, lines }) => unit !== 'd1' || component !== 'work' || lines.length > 0);
    const analysis = lost(month, before);
    expect(causeOf(analysis, 'visits', null)).toMatchObject({
      lost: { value: 7 },
      before: { value: 0 },
      change: { value: 7 },
    });
    expect(analysis.causes.at(-1)).toMatchObject({
      component: 'work',
      indicator: 'report',
      lost: { value: 0 },
      before: { value: 6 },
      change: { exact: '-6' },
      units: [{ unit: 'd1', lost: { value: 0 }, before: { value: 6 } }],
    });
    const care = causeOf(analysis, 'quality', 'care');
    expect(care?.units.find(({ unit }) => unit === 'd3')).toMatchObject({
      lost: { value: 0.38 },
      before: null,
      change: null,
    });
    expect(analysis.units.find(({ unit }) => unit === 'd3')).toMatchObject({ missing: [] });
    expect(analysis.before?.full.value).toBe(340);
  });

  it('are not scored, rather than zero, where a sheet is missing', () => {
    const without = month.filter(({ component }) => component !== 'quality');
    const analysis = lost(without, month);
    expect(causeOf(analysis, 'quality', 'speed')).toMatchObject({ lost: null, before: { value: 4.13 }, change: null });
    expect(analysis.units.find(({ unit }) => unit === 'd1')?.missing).toEqual(['quality']);
    expect(lost([]).causes).toEqual([]);
  });

  it('hold a rating without marks of its own to what is left of its component’s', () => {
    const open = schemeFrom({
      ...bureau,
      components: [
        {
          id: 'open',
          title: '评议',
          group: 'office',
          method: 'rate',
          marks: 30,
          indicators: [
            { id: 'own', title: '甲', marks: 12 },
            { id: 'rest', title: '乙' },
          ],
        },
      ],
    });
    const given = [
      {
        unit: 'd1',
        component: 'open',
        lines: [
          { indicator: 'own', points: 11 },
          { indicator: 'rest', points: 15.5 },
        ],
      },
    ];
    const { causes } = lostPoints(open, sheetsFrom(open, given));
    expect(causes.map(({ indicator, lost: points }) => [indicator, points?.value])).toEqual([
      ['rest', 2.5],
      ['own', 1],
    ]);
  });

  it('of an earlier period are those under the version of the scheme that it keeps', () => {
    const rated = (marks: number, units: readonly string[]) =>
      schemeFrom({
        ...bureau,
        units: bureau.units.filter(({ id }) => units.includes(id)),
        components: [{ id: 'work', title: '工作', group: 'office', method: 'rate', marks }],
      });
    const [before, now] = [rated(100, ['b1', 'd1', 'd2']), rated(85, ['d2', 'b1'])];
    const full = (of: Scheme, unit: string, points: number) =>
      sheetsFrom(of, [{ unit, component: 'work', lines: [{ points }] }]);
    const { units } = lostPoints(now, full(now, 'd2', 80), { scheme: before, sheets: full(before, 'd2', 100) });
    const [first] = units.filter(({ unit }) => unit === 'd2');
    expect([first?.now?.lost.value, first?.before?.lost.value]).toEqual([5, 0]);
  });

  it.each(caseNames)('reconcile exactly with full marks and score: %s', (name) => {
    const { scheme: by, sheets } = workedCase(name);
    assertReconciles(by, sheets, lostPoints(by, sheets, { scheme: by, sheets }));
  });

  it('reconcile exactly, whatever the points', () => {
    const tenths = (most: number) =>
      fc.integer({ min: 0, max: most * 10 }).map((points) => exact(points).over(10).round(1));
    const taken = fc.array(fc.record({ points: tenths(30), reason: fc.constantFrom('甲', '乙') }), { maxLength: 4 });
    const leaders = fc.array(tenths(10), { maxLength: 5 });
    const unit = fc.record({ work: fc.option(taken), visits: taken, leaders, speed: tenths(25), care: tenths(15) });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 4, maxLength: 4 }), (given) => {
        const sheets = given.flatMap((of, i): object[] => {
          const id = bureau.units[i]?.id;
          const quality = [
            { indicator: 'speed', points: of.speed },
            { indicator: 'care', points: of.care },
          ];
          return [
            ...(of.work === null ? [] : [{ unit: id, component: 'work', lines: of.work }]),
            { unit: id, component: 'visits', lines: of.visits },
            ...of.leaders.map((points, j) => ({
              unit: id,
              component: 'leaders',
              assessor: `a${j}`,
              lines: [{ points }],
            })),
            ...(id === 'b1' ? [] : [{ unit: id, component: 'quality', lines: quality }]),
          ];
        });
        const read = sheetsFrom(scheme, sheets);
        assertReconciles(scheme, read, lostPoints(scheme, read));
      }),
      { numRuns: 40 },
    );
  });
});
