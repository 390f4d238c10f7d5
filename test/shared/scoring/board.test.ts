import { boardSide } from '../../../shared/scoring/board';
import type { Results } from '../../../shared/scoring/results';

it('stands by place within each category, these in the scheme’s order, whatever the order of the results', () => {
  const of = (unit: string, category: string, place: number) => ({
    ...{ unit, category, place, complete: true },
    rewards: [{ reward: 'r', effects: { board: 'blue' } }],
  });
  const units = [of('a', 'two', 9), of('b', 'one', 3), of('c', 'two', 10), of('d', 'two', 8)];
  const categories = [{ category: 'one' }, { category: 'two' }];
  const side = boardSide({ units, categories } as unknown as Results, 'blue');
  expect(side.map(({ unit }) => unit.unit)).toEqual(['b', 'd', 'a', 'c']);
});
