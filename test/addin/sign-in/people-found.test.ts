// A newcomer is offered somebody of every role without searching.
import { everyRoleFirst } from '../../../addin/sign-in/people-found';

const person = (id: string, ...roles: string[]) => ({ id, name: id, roles });

test('the first person of every kind of role comes before the others, who stay in order', () => {
  const people = [
    person('a1', 'assessor:luan/party'),
    person('a2', 'assessor:luan/safety'),
    person('a3', 'assessor:luan/safety', 'head:luan/p01'),
    person('h1', 'head:luan/p02'),
    person('nobody'),
    person('o1', 'office'),
  ];
  expect(everyRoleFirst(people).map(({ id }) => id)).toEqual(['a1', 'a3', 'o1', 'a2', 'h1', 'nobody']);
});
