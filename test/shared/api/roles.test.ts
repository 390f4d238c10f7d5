// Roles with their scope, taken apart.
import { parseRole, partOfKind, roleKinds, rolesAt, type Role } from '../../../shared/api/roles';

const roles: [string, Role][] = [
  ['admin', { kind: 'admin' }],
  ['office', { kind: 'office' }],
  ['leader', { kind: 'leader' }],
  ['assessor:luan/safety', { kind: 'assessor', scheme: 'luan', group: 'safety' }],
  ['group-leader:huailai/office', { kind: 'group-leader', scheme: 'huailai', group: 'office' }],
  ['head:luan/unit-1', { kind: 'head', scheme: 'luan', unit: 'unit-1' }],
  ['secretary:luan/branch_1', { kind: 'secretary', scheme: 'luan', unit: 'branch_1' }],
  ['observer:liuzhou/2026-10', { kind: 'observer', scheme: 'liuzhou', period: '2026-10' }],
  ['liaison:tangxian/unit.1', { kind: 'liaison', scheme: 'tangxian', unit: 'unit.1' }],
];

it.each(roles)('%s is read', (text, role) => {
  expect(parseRole(text)).toEqual(role);
});

it.each([
  '',
  'Admin',
  'admin:luan/x',
  'assessor',
  'assessor:luan',
  'assessor:/',
  'head:a/b/c',
  'group-leader',
  'group-leader:huailai',
  'leader:huailai/office',
  'office ',
  'office\n',
  '__proto__',
])('%j names no role', (text) => {
  expect(parseRole(text)).toBeNull();
});

it('every kind that is about a part is read with that part, and no other', () => {
  for (const kind of roleKinds) {
    const part = partOfKind(kind);
    expect(parseRole(part === null ? kind : `${kind}:s/p`)).toEqual(
      part === null ? { kind } : { kind, scheme: 's', [part]: 'p' },
    );
    expect(parseRole(part === null ? `${kind}:s/p` : kind)).toBeNull();
  }
});

it('a role counts in its own scheme only, an observer’s in its period only', () => {
  const held = ['office', 'head:luan/p01', 'observer:luan/2026-10', 'no role'];
  const kinds = (where: Parameters<typeof rolesAt>[1]) => rolesAt(held, where).map(({ kind }) => kind);
  expect(kinds({})).toEqual(['office', 'head', 'observer']);
  expect(kinds({ scheme: 'luan', period: '2026-10' })).toEqual(['office', 'head', 'observer']);
  expect(kinds({ scheme: 'luan', period: '2026-09' })).toEqual(['office', 'head']);
  expect(kinds({ scheme: 'xunyang', period: '2026-10' })).toEqual(['office']);
});
