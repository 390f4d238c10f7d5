// The period that every comparison scores: as large as asked, always the same, and read the way the service reads it.
import type { Parsed } from '../shared/scheme/fault';
import { parseScheme } from '../shared/scheme/parse-scheme';
import { parseCyclePeriod, type Period } from '../shared/scheme/period';
import type { Scheme } from '../shared/scheme/scheme';
import { parseSheets } from '../shared/scoring/parse-sheets';
import { planScheme } from '../shared/scoring/scheme-plan';
import type { Sheet } from '../shared/scoring/sheet';
import { randomFrom } from '../shared/scoring/analysis/random';

export interface MadePeriod {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly sheets: readonly Sheet[];
}

const indicatorsEach = 5;
/** A branch and the departments that it hosts. */
const family = 10;
/** Units whose sheets are read at a time, so that reading leaves no high mark in memory. */
const slice = 1000;

const components = [
  { id: 'routine', method: 'deduct', marks: 100, weight: 0.3 },
  { id: 'safety', method: 'deduct', marks: 100, weight: 0.2 },
  { id: 'service', method: 'deduct', marks: 100, weight: 0.15 },
  { id: 'order', method: 'deduct', marks: 100, weight: 0.15 },
  { id: 'leaders', method: 'rate', marks: 100, weight: 0.2 },
  { id: 'innovation', method: 'add', marks: 8, weight: 1 },
] as const;

const indicatorId = (component: string, i: number) => `${component}-${i + 1}`;
const unitId = (i: number) => `u${i + 1}`;

const documentOf = (units: number): unknown => ({
  format: 1,
  id: 'bench',
  version: 1,
  title: '基准方案',
  cycle: 'month',
  categories: ['production', 'office', 'branch'].map((id) => ({ id, title: id })),
  groups: [{ id: 'everybody', title: '考核办' }],
  units: Array.from({ length: units }, (_, i) => {
    const unit = { id: unitId(i), title: `单位${i + 1}` };
    if (i % family === 0) return { ...unit, category: 'branch' };
    return { ...unit, category: i % 2 === 0 ? 'production' : 'office', host: unitId(i - (i % family)) };
  }),
  components: components.map(({ id, method, marks, weight }) => ({
    id,
    title: id,
    group: 'everybody',
    method,
    marks,
    weight,
    indicators: Array.from({ length: indicatorsEach }, (_, i) => ({
      id: indicatorId(id, i),
      title: indicatorId(id, i),
      marks: marks / indicatorsEach,
    })),
  })),
  blend: { hosts: 'branch', memberTakes: 0.3, hostTakes: 0.3 },
  rewards: [
    {
      id: 'bonus',
      title: '月度奖惩',
      on: 'month',
      rule: 'tiers',
      top: [{ chief: { bonusPercent: 20 } }, { chief: { bonusPercent: 15 } }],
      bottom: [{ chief: { bonusPercent: -20 } }, { chief: { bonusPercent: -15 } }],
    },
  ],
  bands: [60, 70, 80, 90],
});

/** Points in tenths, as assessors give them: few off, most of a rating, some of an addition. */
function sheetsOfUnit(i: number, random: () => number): unknown[] {
  const tenths = (most: number) => Math.floor(random() * (most * 10 + 1)) / 10;
  return components.map(({ id, method }) => ({
    unit: unitId(i),
    component: id,
    lines: Array.from({ length: indicatorsEach }, (_, j) => {
      const indicator = indicatorId(id, j);
      if (method === 'rate') return { indicator, points: 14 + tenths(6) };
      if (method === 'add') return { indicator, points: tenths(1.6) };
      const points = tenths(6);
      return points === 0 ? { indicator, points } : { indicator, points, reason: '检查发现问题' };
    }),
  }));
}

function accepted<Value>(parsed: Parsed<Value>): Value {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults.slice(0, 3)));
  return parsed.value;
}

/** A month of so many units: 6 components of 5 indicators each, a blend of nine departments with their branch, tiers, bands. */
export function madePeriod(units: number): MadePeriod {
  const asReceived = (document: unknown): unknown => JSON.parse(JSON.stringify(document));
  const scheme = accepted(parseScheme(asReceived(documentOf(units))));
  const plan = planScheme(scheme);
  const random = randomFrom(20261);
  const sheets: Sheet[] = [];
  for (let start = 0; start < units; start += slice) {
    const positions = Array.from({ length: Math.min(slice, units - start) }, (_, i) => start + i);
    const received = asReceived(positions.flatMap((i) => sheetsOfUnit(i, random)));
    for (const sheet of accepted(parseSheets(plan, received))) sheets.push(sheet);
  }
  return { scheme, period: accepted(parseCyclePeriod(scheme, '2026-10')), sheets };
}
