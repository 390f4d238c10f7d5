import { rolesMissing } from '../../../addin/taskpane/organisation/roles-missing';
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import { smallScheme, type SchemeInput } from '../../functions/http/small-scheme';
import { accepted } from '../../shared/scheme/full-sheets';

const missing = (roles: readonly string[], more: Partial<SchemeInput> = {}) => {
  const { groups, signatures } = rolesMissing(accepted(parseScheme(smallScheme('small', more))), [
    { roles: [...roles] },
  ]);
  return [groups.map(({ id }) => id), signatures.map(({ role }) => role)];
};

test('a new scheme lacks the assessors of each of its groups and a leader who signs', () => {
  expect(missing([])).toEqual([['safety', 'service'], ['leader']]);
});

test('whoever holds a role is not missing; roles of another scheme are nobody’s here', () => {
  expect(missing(['assessor:small/safety', 'leader'])).toEqual([['service'], []]);
  expect(missing(['assessor:other/safety', 'assessor:other/service', 'admin', 'office'])).toEqual([
    ['safety', 'service'],
    ['leader'],
  ]);
});

test('a group that fills nothing needs nobody, and each signature that the scheme names needs somebody', () => {
  const groups = [...smallScheme('small').groups, { id: 'idle', title: '闲组' }];
  const signatures = [
    { role: 'office', title: '考核办' },
    { role: 'group-leader', title: '组长' },
  ] as const;
  expect(missing(['office'], { groups, signatures: [...signatures] })).toEqual([
    ['safety', 'service'],
    ['group-leader'],
  ]);
});
