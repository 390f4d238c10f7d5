// Luan's preset holds the figures of its system, item by item, and gives them when a period is consolidated.
import { preset } from '../../../../shared/scheme/presets';
import { unitsOf, named, effectsOf, countBy } from './outcomes';

describe('Luan', () => {
  const scheme = preset('luan');

  it('item 2: six assessor groups, four sections', () => {
    expect(scheme.groups.map((group) => group.id)).toEqual([
      'party',
      'operations',
      'safety',
      'environment',
      'service',
      'tertiary',
    ]);
    const sections = scheme.components.flatMap((component) => component.indicators ?? []).map((line) => line.section);
    expect(new Set(sections.map((section) => (typeof section === 'object' ? section['zh-CN'] : section)))).toEqual(
      new Set(['抓班子', '带队伍', '创环境', '促发展']),
    );
  });

  it('item 3: 13 production units, 20 non-production units, 10 branches, each department hosted by a branch', () => {
    expect(countBy(scheme)).toEqual({ production: 13, 'non-production': 20, branch: 10 });
    const hosts = new Set(scheme.units.map((unit) => unit.host).filter((host) => host !== undefined));
    expect(hosts.size).toBe(10);
    expect(scheme.units.filter((unit) => unit.host === undefined).map((unit) => unit.category)).toEqual(
      Array(10).fill('branch'),
    );
  });

  it('item 4: issued on the 30th, published on the 15th', () => {
    expect(scheme.calendar).toMatchObject({ issueDay: 30, publishDay: 15 });
  });

  it('item 5: a member takes 30 % of its branch, a branch 30 % of its members’ mean', () => {
    const results = unitsOf(scheme, (unit) => (unit.id === 'b03' ? { component: 'branch-work', points: 10 } : null));
    expect(results.find((unit) => unit.unit === 'b03')?.final).toBe(93);
    expect(results.find((unit) => unit.unit === 'p01')?.final).toBe(97);
    expect(results.find((unit) => unit.unit === 'p03')?.final).toBe(100);
  });

  const last = { chief: { bonusPercent: -20 }, deputy: { bonusPercent: -20 }, duties: ['remark', 'rectification'] };
  it.each(['production', 'non-production', 'branch'])(
    'items 7, 8: the month pays ±20 % and ±15 % in %s, and the last explains itself and rectifies',
    (category) => {
      const component = category === 'branch' ? 'branch-work' : 'party';
      const ranked = named(
        unitsOf(scheme, (unit, place) => (unit.category === category ? { component, points: place / 2 } : null)),
        'month',
      ).filter((unit) => unit.category === category);
      expect(ranked.map((unit) => effectsOf(unit, 'month'))).toEqual([
        { chief: { bonusPercent: 20 }, deputy: { bonusPercent: 20 } },
        { chief: { bonusPercent: 15 }, deputy: { bonusPercent: 15 } },
        { chief: { bonusPercent: -15 }, deputy: { bonusPercent: -15 } },
        last,
      ]);
    },
  );

  it('item 11: the quarter pays 500/300/10 %, 450/270/5 %, and takes as much from the bottom two', () => {
    const quarter = unitsOf(
      scheme,
      (unit, place) => (unit.category === 'production' ? { component: 'party', points: place / 2 } : null),
      'quarter',
    );
    const ranked = named(quarter, 'quarter').filter((unit) => unit.category === 'production');
    expect(ranked.map((unit) => effectsOf(unit, 'quarter'))).toEqual([
      { chief: { cash: 500 }, deputy: { cash: 300 }, staff: { bonusPercent: 10 } },
      { chief: { cash: 450 }, deputy: { cash: 270 }, staff: { bonusPercent: 5 } },
      { chief: { cash: -450 }, deputy: { cash: -270 }, staff: { bonusPercent: -5 } },
      { chief: { cash: -500 }, deputy: { cash: -300 }, staff: { bonusPercent: -10 } },
    ]);
    expect(named(quarter, 'month')).toEqual([]);
  });

  it('items 10, 12: months make quarters, quarters halves, halves the year', () => {
    expect(scheme.rollups?.map(({ from, to }) => [from, to])).toEqual([
      ['month', 'quarter'],
      ['quarter', 'half'],
      ['half', 'year'],
    ]);
  });
});
