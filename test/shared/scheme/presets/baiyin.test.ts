// Baiyin's preset holds the figures of its system, item by item, and gives them when a period is consolidated.
import { appliesTo } from '../../../../shared/scheme/marks';
import { preset } from '../../../../shared/scheme/presets';
import { complete, fullSheets, resultsFrom } from '../full-sheets';
import { periodOf, unitsOf, named, effectsOf } from './outcomes';

describe('Baiyin', () => {
  const scheme = preset('baiyin');

  it('item 1: 31 branches in three classes, each quarter', () => {
    expect(scheme.units).toHaveLength(31);
    expect(scheme.categories).toHaveLength(3);
    expect(scheme.cycle).toBe('quarter');
  });

  it('item 2: eight aspects make the base, contribution or integration stands on top', () => {
    const base = scheme.components.filter((component) => component.base !== false);
    expect(base).toHaveLength(8);
    for (const unit of scheme.units) {
      const onTop = scheme.components.filter((component) => !base.includes(component) && appliesTo(component, unit));
      expect(onTop.map((component) => component.id)).toEqual([
        unit.category === 'class-3' ? 'integration' : 'contribution',
      ]);
    }
  });

  it('items 3, 4, 6: first +1.5 and red, last −1.5, blue, talk and rectification, in classes Ⅰ and Ⅱ', () => {
    const results = unitsOf(scheme, (unit, place) =>
      unit.category === 'class-3' ? null : { component: 'political', points: place / 4 },
    );
    const blue = { unit: { points: -1.5 }, board: 'blue', duties: ['talk', 'rectification'] };
    const red = { unit: { points: 1.5 }, board: 'red' };
    expect(named(results, 'board').map((unit) => [unit.unit, effectsOf(unit, 'board')])).toEqual([
      ['a01', red],
      ['a10', blue],
      ['b01', red],
      ['b11', blue],
    ]);
  });

  it('items 3, 4: class Ⅲ below a base of 98 loses 0.5 and stands on the blue board, whatever integration adds', () => {
    const sheets = fullSheets(scheme, (unit, place) =>
      unit.category === 'class-3' && place < 2 ? { component: 'political', points: place === 0 ? 2.01 : 2 } : null,
    ).map((sheet) =>
      sheet.component === 'integration' ? { ...sheet, lines: [{ points: 6, reason: '融合' }] } : sheet,
    );
    const results = complete(resultsFrom(scheme, periodOf(scheme.cycle), sheets));
    const below = named(results, 'below-98');
    expect(below.map((unit) => [unit.unit, unit.base, unit.final])).toEqual([['c01', 97.99, 103.99]]);
    expect(effectsOf(below[0], 'below-98')).toMatchObject({ unit: { points: -0.5 }, board: 'blue' });
  });

  it('item 7: quarters count into the year', () => {
    expect(scheme.rollups).toEqual([{ to: 'year', from: 'quarter', how: 'mean' }]);
  });
});
