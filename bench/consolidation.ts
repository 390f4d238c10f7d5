// Consolidation of a thousand to a hundred thousand units against the same arithmetic in plain doubles.
import { consolidate } from '../shared/scoring/consolidate';
import type { Results, UnitResult } from '../shared/scoring/results';
import type { Comparison, Figure } from './comparison';
import { floor } from './floor';
import { madePeriod, type MadePeriod } from './made-period';
import { compareTimes } from './measure';

const atMostFloor = 3;
const atMostGrowth = 12;

const ours = ({ scheme, period, sheets }: MadePeriod): Results => consolidate(scheme, period, sheets);

/** The units whose final score or place is not the exact one. */
function wrongUnits(exact: readonly UnitResult[], other: readonly UnitResult[]): number {
  return exact.filter((unit, i) => {
    const against = other[i];
    if (!unit.complete || against?.complete !== true) return true;
    return unit.final !== against.final || unit.place !== against.place;
  }).length;
}

function against(made: MadePeriod, rounds: { readonly rounds: number; readonly warmUp: number }): Figure[] {
  const units = made.scheme.units.length;
  const times = compareTimes(
    () => ours(made),
    () => floor(made),
    rounds,
  );
  const of = `${units.toLocaleString('en')} units`;
  return [
    { what: `${of}: consolidate`, value: times.ours, unit: 'ms' },
    { what: `${of}: the floor, plain doubles`, value: times.theirs, unit: 'ms' },
    { what: `${of}: times the floor`, value: times.ratio, unit: '×', atMost: atMostFloor },
    {
      what: `${of}: wrong score or place in plain doubles`,
      value: wrongUnits(ours(made).units, floor(made).units),
      unit: '',
    },
  ];
}

export function consolidation(): Comparison {
  // The larger a heap, the longer its collections: each period is made when its turn comes.
  const small = against(madePeriod(1_000), { rounds: 101, warmUp: 200 });
  const tenThousand = madePeriod(10_000);
  const middle = against(tenThousand, { rounds: 61, warmUp: 20 });
  const hundredThousand = madePeriod(100_000);
  const large = against(hundredThousand, { rounds: 15, warmUp: 3 });
  const growth = compareTimes(
    () => ours(hundredThousand),
    () => ours(tenThousand),
    { rounds: 9, warmUp: 1 },
  );
  return {
    name: 'Consolidation against plain doubles',
    figures: [
      ...small,
      ...middle,
      ...large,
      { what: 'time from 10,000 to 100,000 units', value: growth.ratio, unit: '×', atMost: atMostGrowth },
    ],
  };
}
