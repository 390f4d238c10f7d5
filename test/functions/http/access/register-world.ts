// Records of every register of the tests' scheme, which can be brought into any state, and everybody who may ask for them.
import { partOfKind, roleKinds, type RoleKind } from '../../../../shared/api/roles';
import { registers, type ChangeInput } from '../register-scheme';
import { registerService, type RegisterService } from '../register-service';

export type RegisterInput = (typeof registers)[number];

export interface Asker {
  readonly id: string;
  readonly kind: RoleKind | null;
  /** the group, unit or period of the record, or another one of its scheme, or of another scheme */
  readonly scope: 'own' | 'other-part' | 'other-scheme';
}

const parts = {
  group: ['safety', 'service'],
  unit: ['u1', 'u2'],
  period: ['2026-10', '2026-11'],
} as const;

export const askers: readonly Asker[] = [
  ...roleKinds.flatMap((kind) =>
    (['own', 'other-part', 'other-scheme'] as const)
      .filter((scope) => scope === 'own' || partOfKind(kind) !== null)
      .map((scope) => ({ id: `${kind}.${scope}`, kind, scope })),
  ),
  { id: 'maker', kind: null, scope: 'own' },
  { id: 'owner', kind: null, scope: 'own' },
  { id: 'outsider', kind: null, scope: 'own' },
];

/** Who makes the record of each register, and with which columns. */
const made: Readonly<Record<string, { readonly roles: readonly string[]; readonly change: ChangeInput }>> = {
  book: { roles: ['secretary:reg/u1'], change: { register: 'book', unit: 'u1', set: { focus: '安全' } } },
  tasks: {
    roles: ['secretary:reg/u1'],
    change: { register: 'tasks', unit: 'u1', set: { what: '巡检', owner: 'owner' } },
  },
  findings: {
    roles: ['assessor:reg/safety'],
    change: {
      register: 'findings',
      unit: 'u1',
      set: { kind: 'site', what: '堵塞', points: 1, deadline: '2026-11-01' },
    },
  },
  appeals: { roles: ['head:reg/u1'], change: { register: 'appeals', unit: 'u1', set: { grounds: '复核' } } },
  reviews: { roles: ['office'], change: { register: 'reviews', set: { seen: '已换' } } },
};

export interface RegisterWorld {
  readonly service: RegisterService;
  /** the record of a register in 2026-10 */
  numberOf(register: string): string;
  /** As if the record had come there. */
  bring(register: string, state: string): void;
}

/** The service with one record of each register, made by somebody who has no role any more. */
export async function registerWorld(): Promise<RegisterWorld> {
  const service = await registerService(['2026-10', '2026-11']);
  const put = (id: string, roles: readonly string[]) =>
    service.ask('putPerson', { id }, { as: 'admin', body: { name: id, roles: [...roles] } });
  for (const { id, kind, scope } of askers) {
    if (kind === null) continue;
    const about = partOfKind(kind);
    const scheme = scope === 'other-scheme' ? 'luan' : 'reg';
    await put(id, [about === null ? kind : `${kind}:${scheme}/${parts[about][scope === 'other-part' ? 1 : 0]}`]);
  }
  await put('owner', []);
  const numbers = new Map<string, string>();
  for (const { id } of registers) {
    const { roles, change } = made[id] as (typeof made)[string];
    await put('maker', roles);
    numbers.set(id, (await service.changeOne('maker', change)).number as string);
  }
  // Whoever made a record and has no role any more is still its author.
  await put('maker', []);
  return {
    service,
    numberOf: (register) => numbers.get(register) as string,
    bring: (register, state) => {
      const rows = `partition LIKE '%!reg!2026-10' AND row LIKE 'record!${register}!%'`;
      service.damage(
        `UPDATE record SET value = json_set(value, '$.state', '${state}', '$.signed', json('[]'), '$.taken', json('[]')) WHERE ${rows}`,
      );
    },
  };
}
