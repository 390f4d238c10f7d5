// Whom the office names while it decides: the proposal, the next in turn where somebody is excused, another by choice.
import { draftOfTurn, withExcused, withObserver } from '../../../addin/taskpane/office/turn-draft';

const queue = [
  { person: 'a', bar: null },
  { person: 'b', bar: 'assessor' as const },
  { person: 'c', bar: null },
  { person: 'd', bar: null },
];
const turn = { named: null, each: 2, queue };

it('begins with whose turn it is, or with who is named', () => {
  expect(draftOfTurn(turn)).toEqual({ observers: ['a', 'c'], excused: [] });
  const named = { observers: ['b'], excused: [{ person: 'a', reason: '出差' }] };
  expect(draftOfTurn({ ...turn, named })).toEqual(named);
});

it('whoever is excused is followed by the next who may, and nobody comes twice', () => {
  const first = withExcused(draftOfTurn(turn), turn, 'a', '出差');
  expect(first).toEqual({ observers: ['d', 'c'], excused: [{ person: 'a', reason: '出差' }] });
  // Nobody is left: the place stays empty.
  const second = withExcused(first, turn, 'c', '病假');
  expect([second.observers, second.excused.map(({ person }) => person)]).toEqual([['d'], ['a', 'c']]);
});

it('another is put in a place by choice; whoever comes after all is excused no more', () => {
  const first = withExcused(draftOfTurn(turn), turn, 'a', '出差');
  expect(withObserver(first, 0, 'b').observers).toEqual(['b', 'c']);
  expect(withObserver(first, 1, 'a')).toEqual({ observers: ['d', 'a'], excused: [] });
  expect(withObserver(first, 1, '').observers).toEqual(['d']);
  expect(withObserver({ observers: ['d'], excused: [] }, 1, 'c').observers).toEqual(['d', 'c']);
});
