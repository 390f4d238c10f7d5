// Xunyang's preset holds the figures of its system, item by item, and gives them when a period is consolidated.
import { checkScheme } from '../../../../shared/scheme/check-scheme';
import { marksFor } from '../../../../shared/scheme/marks';
import { preset, presetIds } from '../../../../shared/scheme/presets';
import type { Unit } from '../../../../shared/scheme/scheme';
import type { CompleteResult } from '../../../../shared/scoring/results';
import { fullSheets, resultsFrom } from '../full-sheets';
import { periodOf, unitsOf, named, effectsOf, countBy } from './outcomes';

describe('Xunyang', () => {
  const scheme = preset('xunyang');
  const innovation = (_: Unit, place: number) => ({ component: 'innovation', points: (40 - place) / 5 });

  it('item 1: Z = N 70 (80) + S 15 + 15 (20) + X up to 8', () => {
    const marks = (profile: string) => {
      const unit = scheme.units.find((candidate) => candidate.profile === profile);
      return scheme.components.map((component) => (unit === undefined ? undefined : marksFor(component, unit)));
    };
    expect(marks('investment')).toEqual([70, 15, 15, 8]);
    expect(marks('no-investment')).toEqual([80, null, 20, 8]);
    expect(scheme.components.map((component) => component.method)).toEqual(['deduct', 'deduct', 'deduct', 'add']);
  });

  it('item 2: 5, 21 and 28 units, 54 together', () => {
    expect(countBy(scheme)).toEqual({ street: 5, party: 21, government: 28 });
    expect(scheme.units).toHaveLength(54);
  });

  it('item 2: 1, 4 and 6 winners cost 33,000, 132,000 and 198,000 yuan', () => {
    const winners = named(unitsOf(scheme, innovation), 'winners');
    const of = (category: string) => winners.filter((unit) => unit.category === category);
    const cash = (units: CompleteResult[]) =>
      units
        .map((unit) => effectsOf(unit, 'winners'))
        .reduce((sum, effects) => sum + (effects?.unit?.cash ?? 0) + (effects?.chief?.cash ?? 0), 0);
    const categories = ['street', 'party', 'government'];
    expect(categories.map((category) => of(category).length)).toEqual([1, 4, 6]);
    expect(categories.map((category) => cash(of(category)))).toEqual([33000, 132000, 198000]);
  });

  it('item 3: the last of each category is admonished, three grades share each category', () => {
    const results = unitsOf(scheme, innovation);
    expect(named(results, 'last').map((unit) => [unit.unit, effectsOf(unit, 'last')])).toEqual([
      ['s05', { duties: ['admonition'] }],
      ['p21', { duties: ['admonition'] }],
      ['g28', { duties: ['admonition'] }],
    ]);
    expect(new Set(results.map((unit) => unit.grade))).toEqual(new Set(['excellent', 'good', 'fair']));
  });

  it('item 4: 10, 34 and 10 of 54 units are 18.52 %, 62.96 % and 18.52 %, and bands are half-open', () => {
    const finals = [...Array(10).fill(-0.01), ...Array(34).fill(1), ...Array(10).fill(6)] as number[];
    const sheets = scheme.units.flatMap((unit, index) => {
      const points = finals[index] ?? 0;
      const loss = points < 0 ? { component: 'routine', points: -points } : { component: 'innovation', points };
      return fullSheets({ ...scheme, units: [unit] }, () => loss);
    });
    expect(resultsFrom(scheme, periodOf(scheme.cycle), sheets).overall.bands).toEqual([
      { from: null, to: 90, count: 0, percent: 0 },
      { from: 90, to: 101, count: 10, percent: 18.52 },
      { from: 101, to: 106, count: 34, percent: 62.96 },
      { from: 106, to: null, count: 10, percent: 18.52 },
    ]);
  });

  it('item 5: routine work has 4 to 12 indicators per unit, single weights from 5 to 22', () => {
    const routine = scheme.components.find(({ id }) => id === 'routine');
    const weights = scheme.units.map((unit) =>
      (routine?.indicators ?? []).flatMap((indicator) => marksFor(indicator, unit) ?? []),
    );
    const counts = weights.map(({ length }) => length);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([4, 12]);
    expect([Math.min(...weights.flat()), Math.max(...weights.flat())]).toEqual([5, 22]);
  });

  it('item 5: the scheme check warns of that imbalance, and says between whom', () => {
    const warnings = checkScheme(scheme);
    expect(warnings.filter(({ code }) => code === 'counts-uneven').map(({ path, detail }) => [path, detail])).toEqual(
      ['party', 'government'].map((category, index) => [
        `categories[${index + 1}]`,
        { category, leastOf: 'no-investment-narrow', least: 6, mostOf: 'investment-broad', most: 15 },
      ]),
    );
    const functions = warnings.find(({ path }) => path === 'components[0].indicators[1]');
    expect(functions).toMatchObject({ code: 'shares-uneven', detail: { least: 5, most: 22, leastFull: 100 } });
  });

  it('item 5: too few indicators and a lone heavy weight are found by the scheme check', () => {
    const components = scheme.components.map((component) => ({ ...component, indicators: [] }));
    const codes = checkScheme({ ...scheme, components, registers: [] }).map((warning) => warning.code);
    expect(new Set(codes)).toEqual(new Set(['indicators-too-few', 'share-too-large']));
  });
});

it('every reward pays on a kind of period that its scheme reaches', () => {
  for (const id of presetIds) {
    const scheme = preset(id);
    const reached = new Set([scheme.cycle, ...(scheme.rollups ?? []).map((rollup) => rollup.to)]);
    for (const reward of scheme.rewards ?? []) expect([id, reached.has(reward.on)]).toEqual([id, true]);
  }
});
