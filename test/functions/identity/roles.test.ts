// Roles with their scope, taken apart.
import type { Role } from '../../../functions/identity/roles';
import { parseRole } from '../../../functions/identity/roles';

const roles: [string, Role][] = [
  ['admin', { kind: 'admin' }],
  ['office', { kind: 'office' }],
  ['leader', { kind: 'leader' }],
  ['assessor:luan/safety', { kind: 'assessor', scheme: 'luan', group: 'safety' }],
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
  'office ',
  'office\n',
  '__proto__',
])('%j names no role', (text) => {
  expect(parseRole(text)).toBeNull();
});
