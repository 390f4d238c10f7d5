// What the load is about: a scheme whose every submission covers all units of one component, each line marked with its version.
import type { Random } from './random';

export const schemeId = 'faults';
export const units = Array.from({ length: 40 }, (_, at) => `u${String(at + 1).padStart(2, '0')}`);
/** `base` is filled once, so that every period can be consolidated; the others are what assessors submit again and again. */
export const components = ['few', 'many', 'large'] as const;
export type ComponentId = (typeof components)[number];

/** Two of them compete for one component. */
export const assessors: readonly { readonly id: string; readonly component: ComponentId }[] = [
  { id: 'faults-1', component: 'many' },
  { id: 'faults-2', component: 'many' },
  { id: 'faults-3', component: 'few' },
  { id: 'faults-4', component: 'large' },
];

export const scheme = {
  format: 1,
  id: schemeId,
  version: 1,
  title: '故障演练',
  cycle: 'month',
  categories: [{ id: 'c', title: '全部' }],
  groups: ['base', ...components].map((id) => ({ id, title: `${id} 组` })),
  units: units.map((id) => ({ id, title: `单位${id}`, category: 'c' })),
  components: [
    { id: 'base', title: '常规', group: 'base', method: 'deduct', marks: 100 },
    ...components.map((id) => ({ id, title: id, group: id, method: 'add', marks: 5 })),
  ],
  registers: [
    {
      ...{ id: 'findings', title: '问题', prefix: 'F', of: 'month', about: 'unit' },
      columns: [
        { id: 'mark', title: '标记', type: 'text' },
        { id: 'points', title: '扣分', type: 'number', min: 0 },
        { id: 'papers', title: '附件', type: 'files' },
      ],
      states: [
        { id: 'found', title: '已发现', write: ['office'] },
        { id: 'agreed', title: '已认定', end: 'done' },
      ],
      steps: [{ id: 'agree', title: '认定', from: ['found'], to: 'agreed', by: ['office'] }],
      effects: [{ does: 'line', in: ['agreed'], at: 'base', points: { column: 'points' }, reason: 'mark' }],
    },
  ],
};

export interface Sheet {
  readonly unit: string;
  readonly component: string;
  readonly lines: readonly { readonly points: number; readonly reason?: string }[];
}

export const baseSheets: Sheet[] = units.map((unit) => ({ unit, component: 'base', lines: [] }));

/** All sheets of a component, marked with this version. Those of `large` weigh up to 3.6 MB, past one batch of the store. */
export function sheetsOf(component: ComponentId, version: string, random: Random): Sheet[] {
  const lines = component !== 'large' ? 1 : random.chance(0.2) ? random.whole(30, 45) : random.whole(1, 8);
  const filling = component === 'large' ? 'x'.repeat(1900) : '';
  return units.map((unit) => ({
    unit,
    component,
    lines: Array.from({ length: lines }, (_, line) => ({ points: line % 3, reason: `${version} ${filling}` })),
  }));
}

/** The version that all lines of a sheet are marked with; null where they are not of one. */
export function versionOf(sheet: Sheet): string | null {
  const versions = new Set(sheet.lines.map(({ reason = '' }) => reason.split(' ')[0] ?? ''));
  return versions.size === 1 ? ([...versions][0] ?? null) : null;
}

/** The how-manieth month from January 2001. */
export function periodOf(round: number): string {
  return `${2001 + Math.floor(round / 12)}-${String((round % 12) + 1).padStart(2, '0')}`;
}

export const at = (period: string, rest = ''): string => `/schemes/${schemeId}/periods/${period}${rest}`;
