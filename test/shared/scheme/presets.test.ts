// The six presets hold the figures of the six systems, and give them when a period is consolidated.
import { checkScheme } from '../../../shared/scheme/check-scheme';
import { appliesTo, marksFor } from '../../../shared/scheme/marks';
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import { parsePeriod, type Period } from '../../../shared/scheme/period';
import { preset, presetIds } from '../../../shared/scheme/presets';
import type { PeriodKind, Scheme, Unit } from '../../../shared/scheme/scheme';
import { pastPeriods } from '../../../shared/scoring/claims';
import { consolidate } from '../../../shared/scoring/consolidate';
import type { CompleteResult } from '../../../shared/scoring/results';
import type { Sheet } from '../../../shared/scoring/sheet';
import { accepted, complete, fullSheets, resultsFrom, resultsOf, type Change } from './full-sheets';

const names: Record<PeriodKind, string> = { month: '2026-10', quarter: '2026-Q4', half: '2026-H2', year: '2026' };
const periodOf = (kind: PeriodKind): Period => accepted(parsePeriod(names[kind]));

const unitsOf = (scheme: Scheme, change?: Change, kind: PeriodKind = scheme.cycle) =>
  complete(resultsOf(scheme, periodOf(kind), change));

const named = (results: readonly CompleteResult[], reward: string) =>
  results.filter((unit) => unit.rewards.some((earned) => earned.reward === reward));

const effectsOf = (unit: CompleteResult | undefined, reward: string) =>
  unit?.rewards.find((earned) => earned.reward === reward)?.effects;

function countBy(scheme: Scheme): Record<string, number> {
  return Object.fromEntries(
    scheme.categories.map(({ id }) => [id, scheme.units.filter((unit) => unit.category === id).length]),
  );
}

function at(scheme: unknown, path: string): unknown {
  return path.match(/[^.[\]]+/g)?.reduce<unknown>((value, key) => Reflect.get(Object(value), key), scheme);
}

function titlesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'title' || key === 'award' || key === 'section' || key === 'text' ? [part] : titlesIn(part),
  );
}

describe.each([...presetIds])('the preset %s', (id) => {
  const scheme = preset(id);

  it('parses without a fault and bears its own name', () => {
    expect(parseScheme(scheme)).toMatchObject({ ok: true });
    expect(scheme).toMatchObject({ id, version: 1, format: 1 });
  });

  it('passes the scheme check without a warning, but for Xunyang’s known imbalance', () => {
    const codes = new Set(checkScheme(scheme).map(({ code }) => code));
    expect([...codes]).toEqual(id === 'xunyang' ? ['indicators-too-many', 'counts-uneven', 'shares-uneven'] : []);
  });

  it('has every title, award and note in Chinese and English', () => {
    for (const text of titlesIn(scheme)) {
      expect(text).toEqual({ 'zh-CN': expect.stringMatching(/\p{Script=Han}|Ⅰ|Ⅱ|Ⅲ/u), 'en-US': expect.any(String) });
    }
  });

  it('keeps notes whose places exist, and one for every reward, grade list, blend, roll-up, streak and band', () => {
    const places = (scheme.notes ?? []).map((note) => note.at);
    for (const place of places) expect([place, at(scheme, place)]).toEqual([place, expect.anything()]);
    const figures = ['units', 'components', 'blend', 'grades', 'bands', 'streaks', 'rollups', 'calendar'].filter(
      (key) => key in scheme,
    );
    const rewards = (scheme.rewards ?? []).map((_, index) => `rewards[${index}]`);
    for (const figure of [...figures, ...rewards]) {
      expect([figure, places.some((place) => place.startsWith(figure))]).toEqual([figure, true]);
    }
  });

  it('gives assessors of every group an id that fits a path', () => {
    for (const group of scheme.groups) expect(`assessor-${id}-${group.id}`).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
  });

  it('gives full marks of 100 to a unit without a deduction', () => {
    for (const unit of unitsOf(scheme)) expect([unit.unit, unit.base, unit.final]).toEqual([unit.unit, 100, 100]);
  });
});

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

describe('Liuzhou', () => {
  const scheme = preset('liuzhou');
  const lossOf = (component: string, points: number) =>
    unitsOf(scheme, (unit) => (unit.id === 'd01' ? { component, points } : null))[0];

  it('item 1: every duty of a department is covered; one that is not is found', () => {
    expect(scheme.units.every((unit) => (unit.duties ?? []).length > 0)).toBe(true);
    const units = scheme.units.map((unit, index) => (index === 0 ? { ...unit, duties: ['外事接待'] } : unit));
    expect(checkScheme({ ...scheme, units })).toHaveLength(1);
  });

  it('item 2: indicators and leaders are weighted from 100 each, visits and deductions outside come off whole', () => {
    expect(lossOf('business', 10)?.final).toBe(92);
    expect(lossOf('public', 10)?.final).toBe(92);
    expect(lossOf('leaders', 10)?.final).toBe(98);
    expect(lossOf('visits', 1.5)).toMatchObject({ base: 100, final: 98.5 });
    expect(lossOf('outside', 1.5)).toMatchObject({ base: 100, final: 98.5 });
  });

  it('item 2: leader evaluation is the mean of the leaders, item 3: the deductions of all visits add up', () => {
    const twice = fullSheets(scheme).flatMap((sheet): Sheet[] => {
      if (sheet.component === 'leaders') {
        return [90, 80].map((points, index) => ({ ...sheet, assessor: `leader-${index}`, lines: [{ points }] }));
      }
      if (sheet.component === 'visits') {
        return [0.5, 0.25].map((points, index) => ({
          ...sheet,
          assessor: `inspector-${index}`,
          lines: [{ points, reason: '现场发现' }],
        }));
      }
      return [sheet];
    });
    expect(complete(resultsFrom(scheme, periodOf(scheme.cycle), twice))[0]?.components).toMatchObject({
      leaders: 85,
      visits: -0.75,
    });
  });

  it('item 4: five kinds of bonus', () => {
    expect(scheme.components.find((component) => component.id === 'bonus')?.indicators).toHaveLength(5);
  });

  it.each([
    [2, []],
    [3, [3]],
    [6, [3, 6]],
    [9, [3, 6, 9]],
    [12, [3, 6, 9, 12]],
  ])('item 4: %d months without a deduction open the zero-error claims of %j months', (months, opened) => {
    const sheets = fullSheets(scheme);
    const past = pastPeriods(scheme, periodOf('month')).slice(12 - months);
    const results = consolidate(
      scheme,
      periodOf('month'),
      sheets,
      past.map((period) => ({ period, sheets })),
    );
    const claims = complete(results)[0]?.claims ?? [];
    for (const component of ['business', 'public', 'visits', 'outside']) {
      const own = claims.filter((claim) => claim.component === component);
      expect(own.map((claim) => claim.periods)).toEqual(opened);
    }
  });
});

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
    const codes = checkScheme({ ...scheme, components }).map((warning) => warning.code);
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
