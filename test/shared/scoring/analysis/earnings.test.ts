import { compareEarnings } from '../../../../shared/scoring/analysis/earnings';
import { whatIf, type WhatIfChange } from '../../../../shared/scoring/analysis/what-if';
import { componentIdSchema, unitIdSchema } from '../../../../shared/scheme/id';
import { accepted, period, schemeFrom, sheetsFrom } from '../../accepted';
import { bureau, month } from '../../bureau';

const scheme = schemeFrom({
  ...bureau,
  blend: undefined,
  rewards: [
    {
      ...{ id: 'places', title: '名次兑现', on: 'month', rule: 'tiers', categories: ['dept'] },
      top: [{ chief: { bonusPercent: 20 }, board: 'red' }],
      bottom: [{ chief: { bonusPercent: -20 }, board: 'blue', duties: ['remark'] }],
    },
    {
      ...{ id: 'below-95', title: '低于 95 分', on: 'month', rule: 'threshold', score: 'final', below: 95 },
      categories: ['dept'],
      effects: { unit: { points: -0.5 } },
    },
  ],
  grades: [
    { id: 'excellent', title: '优秀', atLeast: 98 },
    { id: 'good', title: '良好' },
  ],
});
const sheets = sheetsFrom(scheme, month);
const unit = (id: string) => unitIdSchema.parse(id);
const work = componentIdSchema.parse('work');

/** Unit → what it earns before and after, as ids. */
function earned(change: WhatIfChange, given = sheets) {
  const { present, results } = accepted(whatIf(scheme, period('2026-10'), given, change));
  const said = (one: ReturnType<typeof compareEarnings>[number]['before']) =>
    one && [one.grade, ...one.rewards.map(({ reward, tier }) => [reward, tier].filter(Boolean).join(' '))].join(', ');
  return compareEarnings(present, results)
    .filter(({ changed }) => changed)
    .map(({ unit: id, before, after }) => [id, said(before), said(after)]);
}

describe('the earnings of two results', () => {
  it('are the same where nothing changes', () => {
    expect(earned({})).toEqual([]);
  });

  it('are the same whatever the order in which effects were stored', () => {
    const { present } = accepted(whatIf(scheme, period('2026-10'), sheets, {}));
    const stored = {
      units: present.units.map((result) => {
        if (!result.complete) return result;
        const turned = result.rewards.map(({ effects, ...rest }) => {
          return { effects: Object.fromEntries(Object.entries(effects).reverse()), ...rest };
        });
        return { ...result, rewards: turned };
      }),
    };
    expect(JSON.stringify(stored.units)).not.toBe(JSON.stringify(present.units));
    expect(compareEarnings(stored, present).filter(({ changed }) => changed)).toEqual([]);
  });

  it('change with the place that earns them: bonus, penalty, board and grade', () => {
    // d3 101.13, d1 98.25, d2 82.38: d3 falls behind d1, and below 95.
    expect(earned({ points: [{ unit: unit('d3'), component: work, points: 10 }] })).toEqual([
      ['d1', 'excellent', 'excellent, places top-1'],
      ['d3', 'excellent, places top-1', 'good, below-95'],
    ]);
  });

  it('change without any place moving, where a threshold is crossed', () => {
    expect(earned({ points: [{ unit: unit('d1'), component: work, points: 5 }] })).toEqual([
      ['d1', 'excellent', 'good, below-95'],
    ]);
  });

  it('are open where a unit is not scored', () => {
    const without = sheets.filter((sheet) => sheet.unit !== 'd1' || sheet.component !== 'work');
    expect(earned({ points: [{ unit: unit('d1'), component: work, points: 0 }] }, without)).toEqual([
      ['d1', null, 'excellent'],
    ]);
  });
});
