import { columnWidth } from '../../../shared/sheets/column-width';

const bounds = { least: 80, most: 200 };

it('is as wide as the longest name', () => {
  expect(columnWidth(['General Office', 'Water Supply Workshop'], bounds)).toBe(130);
});

it('gives Chinese characters the room of two letters', () => {
  expect(columnWidth(['供水车间供水车间'], bounds)).toBe(100);
});

it('stays within its bounds', () => {
  expect([columnWidth([], bounds), columnWidth(['a'.repeat(99)], bounds)]).toEqual([80, 200]);
});

it('takes as many texts as a sheet has rows', () => {
  const names = Array.from({ length: 300_000 }, () => 'Boiler');
  expect(columnWidth([...names, 'Water Supply Workshop'], { least: 80, most: 200 })).toBe(130);
});
