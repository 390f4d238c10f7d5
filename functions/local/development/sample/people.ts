// The people of the sample organisations: everybody whom the presets need, with roles on record like anybody's.
import type { Person } from '../../../../shared/api/people';
import { preset, presetIds } from '../../../../shared/scheme/presets';
import type { Scheme } from '../../../../shared/scheme/scheme';
import { textIn } from '../../../../shared/scheme/text';

export const sampleOrganisation = 'demo';
const otherOrganisation = 'other';
export const sampleOrganisations = [sampleOrganisation, otherOrganisation];

/** Who belongs to which organisation; the observer witnesses this month of `luan` and of `liuzhou`. */
export function samplePeople(observed: string): ReadonlyMap<string, readonly Person[]> {
  const demo: Person[] = [
    { id: 'admin', name: '管理员', roles: ['admin'] },
    { id: 'office-1', name: '考核办', roles: ['office'] },
    { id: 'leader-1', name: '分管领导', roles: ['leader'] },
    { id: 'observer-1', name: '第三方监督员', roles: [`observer:luan/${observed}`, `observer:liuzhou/${observed}`] },
    { id: 'outsider', name: '无角色人员', roles: [] },
    ...presetIds.flatMap((id) => [
      ...assessors(preset(id)),
      ...groupLeaders(preset(id)),
      ...heads(preset(id)),
      ...unitRoles(preset(id)),
    ]),
  ];
  return new Map([
    [sampleOrganisation, demo],
    [otherOrganisation, [{ id: 'other-office-1', name: '外单位考核办', roles: ['office'] }]],
  ]);
}

/** Some of them get reminders by mail: the office, who leads, who administers, and a unit's head of each scheme. */
export const writtenTo: readonly string[] = [
  ...['admin', 'office-1', 'leader-1'],
  ...presetIds.flatMap((id) =>
    preset(id)
      .units.slice(0, 1)
      .map((unit) => `head-${id}-${unit.id}`),
  ),
];

function assessors({ id: scheme, groups }: Scheme): Person[] {
  return groups.map(({ id, title }) => ({
    id: `assessor-${scheme}-${id}`,
    name: `${textIn(title, 'zh-CN')}考评员`,
    roles: [`assessor:${scheme}/${id}`],
  }));
}

/** Whoever signs as a group leader, where the scheme names one. */
function groupLeaders({ id: scheme, groups, signatures = [] }: Scheme): Person[] {
  const named = signatures.find(({ role }) => role === 'group-leader');
  const [group] = groups;
  if (named === undefined || group === undefined) return [];
  const name = textIn(named.title, 'zh-CN');
  return [{ id: `group-leader-${scheme}`, name, roles: [`group-leader:${scheme}/${group.id}`] }];
}

/** One for all units in each role that a register names. */
function unitRoles({ id: scheme, units, registers = [] }: Scheme): Person[] {
  const named = registers.flatMap(({ states, steps }) => [
    ...states.flatMap(({ write = [] }) => write),
    ...steps.flatMap(({ by }) => (Array.isArray(by) ? by : by.all)),
  ]);
  const titles = { secretary: '党支部书记', liaison: '绩效联络员' } as const;
  return (['secretary', 'liaison'] as const)
    .filter((kind) => named.includes(kind))
    .map((kind) => ({
      id: `${kind}-${scheme}`,
      name: titles[kind],
      roles: units.map(({ id }) => `${kind}:${scheme}/${id}` as const),
    }));
}

function heads({ id: scheme, units }: Scheme): Person[] {
  return units.map(({ id, title }) => ({
    id: `head-${scheme}-${id}`,
    name: `${textIn(title, 'zh-CN')}负责人`,
    roles: [`head:${scheme}/${id}`],
  }));
}
