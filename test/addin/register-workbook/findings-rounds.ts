// Baiyin's cross-check as it left 286 findings of 33 kinds: its scheme under a name of its own, and the findings as the office enters them.
import { mostChanges, type RecordChange } from '../../../shared/api/records';
import { preset } from '../../../shared/scheme/presets';
import type { Scheme } from '../../../shared/scheme/scheme';

export const findingsCount = 286;
const kinds = 33;
export const period = '2026-Q3';

const baiyin = preset('baiyin');
const choices = Array.from({ length: kinds }, (_, i) => ({ id: `kind-${i + 1}`, title: `第 ${i + 1} 类问题` }));

export const scheme = {
  ...baiyin,
  ...{ id: 'rounds', version: 1 },
  registers: (baiyin.registers ?? []).map((register) =>
    register.id !== 'findings'
      ? register
      : {
          ...register,
          columns: register.columns.map((column) =>
            column.id === 'kind' && column.type === 'choice' ? { ...column, choices } : column,
          ),
        },
  ),
} as Scheme;

/** Where lines count, for the units that they apply to. */
const [deduction] = baiyin.components.filter(
  ({ method, indicators = [] }) => method === 'deduct' && indicators.length > 0,
);
export const at = `${deduction?.id}/${deduction?.indicators?.[0]?.id}`;

/** The findings, in parts that the service takes at once. */
export function findingParts(): RecordChange[][] {
  const all = Array.from({ length: findingsCount }, (_, i): RecordChange => ({
    register: 'findings',
    unit: scheme.units[i % scheme.units.length]?.id as string,
    set: {
      ...{ kind: `kind-${(i % kinds) + 1}`, what: `三会一课记录不完整，第 ${i + 1} 处`, at, points: 0.1 },
      ...(i % 3 === 0 && { measure: '补齐签到', deadline: '2026-11-15' }),
    },
  }));
  return Array.from({ length: Math.ceil(all.length / mostChanges) }, (_, part) =>
    all.slice(part * mostChanges, (part + 1) * mostChanges),
  );
}
