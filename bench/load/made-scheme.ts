// The scheme of the load: as many units as asked, six components of three groups, and sheets as people fill them.
import type { SchemeInput, SheetInput } from './inputs';

const components = [
  { id: 'routine', group: 'office', method: 'deduct', marks: 100, weight: 0.3 },
  { id: 'safety', group: 'safety', method: 'deduct', marks: 100, weight: 0.2 },
  { id: 'service', group: 'service', method: 'deduct', marks: 100, weight: 0.15 },
  { id: 'order', group: 'safety', method: 'deduct', marks: 100, weight: 0.15 },
  { id: 'leaders', group: 'office', method: 'rate', marks: 100, weight: 0.2, combine: 'mean' },
  { id: 'innovation', group: 'service', method: 'add', marks: 8, weight: 1 },
] as const;

/** Those that one person fills for each unit. */
export const filled = ['routine', 'safety', 'service', 'order', 'innovation'] as const;

export const unitId = (n: number): string => `u${String(n).padStart(6, '0')}`;

export function schemeOf(id: string, units: number): SchemeInput {
  return {
    ...{ format: 1, id, version: 1, title: `${units} 个单位的月度考核`, cycle: 'month' },
    categories: ['production', 'office'].map((category) => ({ id: category, title: category })),
    groups: ['office', 'safety', 'service'].map((group) => ({ id: group, title: group })),
    units: Array.from({ length: units }, (_, n) => ({
      ...{ id: unitId(n), title: `第 ${n} 单位`, category: n % 2 === 0 ? 'production' : 'office' },
    })),
    components: components.map(({ id: component, marks, ...rest }) => ({
      ...{ id: component, title: component, marks, ...rest },
      indicators: [1, 2, 3, 4, 5].map((i) => ({ id: `${component}-${i}`, title: `第 ${i} 项`, marks: marks / 5 })),
    })),
  } as SchemeInput;
}

/** What somebody says of one unit in one component: a few lines, as it is on most evenings. */
export function sheetOf(n: number, component: string, turn: number, assessor?: string): SheetInput {
  const lines =
    component === 'leaders'
      ? [1, 2, 3, 4, 5].map((i) => ({ indicator: `${component}-${i}`, points: 12 + ((n + i + turn) % 9) }))
      : [1, 3].slice(0, 1 + ((n + turn) % 2)).map((i) => ({
          ...{ indicator: `${component}-${i}`, points: ((n + turn) % 13) / 10 },
          reason: `第 ${turn} 次检查：现场台账第 ${n % 40} 项缺签字，已当场整改`,
        }));
  return { unit: unitId(n), component, lines, ...(assessor !== undefined && { assessor }) } as SheetInput;
}
