// A scheme small enough to see through: two groups, two units, a deduction, a rating and an addition.
import type { BodyOf } from '../../../shared/api/routes';

export type SchemeInput = BodyOf<'putScheme'>;
export type SheetInput = BodyOf<'submit'>['sheets'][number];

export const smallScheme = (id: string, more: Partial<SchemeInput> = {}): SchemeInput => ({
  format: 1,
  id,
  version: 1,
  title: '小方案',
  cycle: 'month',
  categories: [{ id: 'c', title: '生产型' }],
  groups: [
    { id: 'safety', title: '安全组' },
    { id: 'service', title: '服务组' },
  ],
  units: [
    { id: 'u1', title: '一队', category: 'c' },
    { id: 'u2', title: '二队', category: 'c' },
  ],
  components: [
    { id: 'routine', title: '常规', group: 'safety', method: 'deduct', marks: 60 },
    { id: 'leaders', title: '评价', group: 'service', method: 'rate', marks: 40 },
    { id: 'extra', title: '加分', group: 'service', method: 'add', marks: 5 },
  ],
  rewards: [
    { id: 'board', title: '红蓝榜', on: 'month', rule: 'tiers', top: [{ board: 'red' }], bottom: [{ board: 'blue' }] },
  ],
  ...more,
});

export const routine = (unit: string, points: number, reason = '台账缺项'): SheetInput => ({
  unit,
  component: 'routine',
  lines: points === 0 ? [] : [{ points, reason }],
});

export const leaders = (unit: string, points: number): SheetInput => ({
  unit,
  component: 'leaders',
  lines: [{ points }],
});
