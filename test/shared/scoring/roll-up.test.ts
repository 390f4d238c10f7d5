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

  describe('that leaves missing parts out', () => {
    const leaving = (more: object, document: object = scheme) => ({
      ...document,
      rollups: [{ to: 'quarter', from: 'month', how: 'mean', missing: 'leave-out', ...more }],
    });
    const parts = [monthOf('2026-10', { d1: 84.15 }), quarter[2] as Results];
    const unitsOf = (more: object) => rollUp(schemeFrom(leaving(more)), period('2026-Q4'), parts).units;

    it('is the mean of the parts that a unit has, and names the others', () => {
      expect(unitsOf({})).toMatchObject([
        { unit: 'd1', complete: true, final: 86.08, leftOut: ['2026-11'], place: 1, of: 2 },
        { unit: 'd2', complete: true, final: 85, leftOut: ['2026-10', '2026-11'], place: 2 },
      ]);
    });

    it('is the sum of them where the scheme sums', () => {
      expect(unitsOf({ how: 'sum' })).toMatchObject([{ final: 172.15 }, { final: 85 }]);
    });

    it('is incomplete with fewer parts than the scheme asks for', () => {
      expect(unitsOf({ atLeast: 2 })).toMatchObject([
        { unit: 'd1', complete: true, final: 86.08, place: 1, of: 1 },
        { unit: 'd2', complete: false, missingParts: ['2026-10', '2026-11'] },
      ]);
    });

    it('is incomplete with no part at all', () => {
      const none = rollUp(schemeFrom(leaving({})), period('2026-Q4'), []).units;
      expect(none.every(({ complete }) => !complete)).toBe(true);
    });

    it('asks for no number of parts where it is incomplete without one', () => {
      expect(unitsOf({ missing: 'incomplete', atLeast: 1 })).toMatchObject([{ complete: false }, { complete: false }]);
    });
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
