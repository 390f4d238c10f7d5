import { consolidate } from '../../../shared/scoring/consolidate';
import type { Results } from '../../../shared/scoring/results';
import { rollUp } from '../../../shared/scoring/roll-up';
import { period, schemeFrom, sheetsFrom } from '../accepted';
import { bureau } from '../bureau';

const scheme = schemeFrom({
  ...bureau,
  blend: undefined,
  units: ['d1', 'd2'].map((id) => ({ id, title: id, category: 'dept' })),
  components: [{ id: 'score', title: '分', group: 'office', method: 'rate', marks: 100 }],
  rewards: [
    { id: 'month', title: 'm', on: 'month', rule: 'tiers', top: [{ chief: { bonusPercent: 20 } }] },
    { id: 'quarter', title: 'q', on: 'quarter', rule: 'tiers', top: [{ chief: { cash: 500 } }] },
  ],
  rollups: [
    { to: 'quarter', from: 'month', how: 'mean' },
    { to: 'year', from: 'quarter', how: 'sum' },
  ],
});

const monthOf = (text: string, scores: Readonly<Record<string, number>>): Results => {
  const sheets = Object.entries(scores).map(([unit, points]) => ({ unit, component: 'score', lines: [{ points }] }));
  return consolidate(scheme, period(text), sheetsFrom(scheme, sheets));
};

const quarter = [
  monthOf('2026-10', { d1: 84.15, d2: 90 }),
  monthOf('2026-11', { d1: 90.06, d2: 80 }),
  monthOf('2026-12', { d1: 88, d2: 85 }),
];

describe('a roll-up', () => {
  it('ranks and rewards the mean of the months', () => {
    expect(rollUp(scheme, period('2026-Q4'), quarter)).toMatchObject({
      period: '2026-Q4',
      units: [
        {
          unit: 'd1',
          components: { score: 87.4 },
          base: 87.4,
          assessed: 87.4,
          counterpart: null,
          final: 87.4,
          place: 1,
          rewards: [{ reward: 'quarter', tier: 'top-1' }],
        },
        { unit: 'd2', final: 85, place: 2, rewards: [] },
      ],
      categories: [
        { category: 'dept', ranked: 2, mean: 86.2 },
        { category: 'branch', ranked: 0, mean: null },
      ],
    });
  });

  it('does not depend on the order of its parts', () => {
    expect(rollUp(scheme, period('2026-Q4'), [...quarter].reverse())).toEqual(
      rollUp(scheme, period('2026-Q4'), quarter),
    );
  });

  it('is incomplete where a part is missing', () => {
    const parts = [monthOf('2026-10', { d1: 84.15 }), ...quarter.slice(2)];
    expect(rollUp(scheme, period('2026-Q4'), parts).units).toEqual([
      { unit: 'd1', category: 'dept', complete: false, missing: [], waitsFor: [], missingParts: ['2026-11'] },
      {
        unit: 'd2',
        category: 'dept',
        complete: false,
        missing: [],
        waitsFor: [],
        missingParts: ['2026-10', '2026-11'],
      },
    ]);
  });

  it('sums rolled-up quarters to the year', () => {
    const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map((text) => ({
      ...rollUp(scheme, period('2026-Q4'), quarter),
      period: text,
    }));
    expect(rollUp(scheme, period('2026'), quarters).units[0]).toMatchObject({ final: 349.6, place: 1 });
  });

  it('refuses periods that the scheme does not make and parts of another period', () => {
    expect(() => rollUp(scheme, period('2026-H2'), quarter)).toThrow(RangeError);
    expect(() => rollUp(scheme, period('2026-Q3'), quarter)).toThrow(RangeError);
  });
});
