// Tangxian's preset holds the figures of its system, item by item, and gives them when a period is consolidated.
import { preset } from '../../../../shared/scheme/presets';
import { unitsOf, named } from './outcomes';

describe('Tangxian', () => {
  const scheme = preset('tangxian');

  it('item 5: 10 model post-holders, 6 advanced collectives, 21 advanced individuals, nobody twice', () => {
    const year = unitsOf(
      scheme,
      (unit, place) => ({
        component: unit.category === 'department' ? 'key-indicators' : 'personal-list',
        points: place / 4,
      }),
      'year',
    );
    expect(named(year, 'model-post-holder')).toHaveLength(10);
    expect(named(year, 'advanced-collective')).toHaveLength(6);
    expect(named(year, 'advanced-individual')).toHaveLength(21);
    expect(Math.max(...year.map((unit) => unit.rewards.length))).toBe(1);
    expect(named(year, 'advanced-collective').every((unit) => unit.unit.startsWith('d'))).toBe(true);
  });

  it('item 4: individual performance reaches every department', () => {
    const departments = scheme.units.filter((unit) => unit.category === 'department').map((unit) => unit.id);
    const persons = scheme.units.filter((unit) => unit.profile === 'individual');
    expect(new Set(persons.map((unit) => unit.host))).toEqual(new Set(departments));
  });
});
