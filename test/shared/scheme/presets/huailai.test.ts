// Huailai's preset holds the figures of its system, item by item, and gives them when a period is consolidated.
import { appliesTo } from '../../../../shared/scheme/marks';
import { preset } from '../../../../shared/scheme/presets';

describe('Huailai', () => {
  const scheme = preset('huailai');
  const parts = (category: string) => {
    const unit = scheme.units.find((candidate) => candidate.category === category);
    if (unit === undefined) throw new Error(`no unit of ${category}`);
    return scheme.components.filter((component) => appliesTo(component, unit));
  };

  it.each(['department', 'manager'])(
    'items 1, 4, 6: %s is assessed on all five, by the office in numbers and by the leader in quality',
    (category) => {
      const five = ['routine', 'development', 'research', 'style', 'linked'];
      expect(parts(category).map(({ id, group, method }) => [id, group, method])).toEqual(
        five.flatMap((part) => [
          [`${part}-n`, 'office', 'deduct'],
          [`${part}-l`, 'leader', 'rate'],
        ]),
      );
    },
  );

  it('items 6, 7: workers are assessed only on style and linked indicators, each month, by their department', () => {
    expect(scheme.cycle).toBe('month');
    expect(parts('worker').map(({ id, group }) => [id, group])).toEqual([
      ['staff-style', 'department'],
      ['staff-linked', 'department'],
    ]);
  });

  it('item 5: the group leader signs, then the leading group', () => {
    expect(scheme.signatures?.map((signature) => signature.role)).toEqual(['group-leader', 'leader']);
  });
});
