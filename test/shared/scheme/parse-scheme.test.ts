import { parseScheme } from '../../../shared/scheme/parse-scheme';
import { bureau } from '../bureau';

type Document = Record<string, unknown>;

const faultsOf = (document: unknown) => {
  const parsed = parseScheme(document);
  return parsed.ok ? [] : parsed.faults.map(({ code, path }) => `${code} ${path}`);
};

/** The scheme with other values at some places, written `units.3.category`; `undefined` takes a key away. */
const changed = (changes: Document): unknown => {
  const document = structuredClone(bureau) as object;
  for (const [place, value] of Object.entries(changes)) {
    const keys = place.split('.');
    const last = keys.pop() ?? '';
    const owner = keys.reduce<object>((part, key) => Reflect.get(part, key) as object, document);
    if (value === undefined) Reflect.deleteProperty(owner, last);
    else Reflect.set(owner, last, value);
  }
  return document;
};

const [branch, first, second, alone] = bureau.units;
const [routine, quality] = bureau.components;
const tiers = { id: 'r', title: 'r', on: 'month', rule: 'tiers' };
const quota = { id: 'r', title: 'r', on: 'month', rule: 'quota', effects: {} };
const everywhere = { dept: 40, branch: 40 };
const threshold = { id: 'r', title: 'r', on: 'month', rule: 'threshold', score: 'base', effects: {} };

describe('a scheme', () => {
  it('is kept as it was written', () => {
    const parsed = parseScheme(JSON.parse(JSON.stringify(bureau)));
    expect(parsed).toEqual({ ok: true, value: bureau });
  });

  it.each<[string, Document, string[]]>([
    ['an unknown key', { colour: 'red' }, ['unknown-key colour']],
    ['another format', { format: 2 }, ['out-of-range format']],
    ['no title', { title: undefined }, ['missing title']],
    ['an empty title', { title: '' }, ['missing title']],
    ['a title in an unknown language', { title: { 'zh-CN': '机关', fr: 'x' } }, ['unknown-key title.fr']],
    ['a title that is too long', { title: '长'.repeat(2001) }, ['text-too-long title']],
    ['an id that is not ASCII', { id: '机关' }, ['bad-id id']],
    ['a version that is text', { version: '1' }, ['wrong-type version']],
    ['a version below 1', { version: 0 }, ['out-of-range version']],
    ['five digits', { digits: 5 }, ['out-of-range digits']],
    ['half a digit', { digits: 0.5 }, ['out-of-range digits']],
    ['a cycle of a week', { cycle: 'week' }, ['out-of-range cycle']],
    ['a 32nd day', { calendar: { issueDay: 32 } }, ['out-of-range calendar.issueDay']],
    ['a share above one', { blend: { ...bureau.blend, hostTakes: 1.1 } }, ['out-of-range blend.hostTakes']],
    ['infinite marks', { components: [{ ...routine, marks: Infinity }] }, ['out-of-range components[0].marks']],
    ['marks as text', { components: [{ ...routine, marks: '60' }] }, ['wrong-type components[0].marks']],
    ['a reward without a rule', { rewards: [{ ...tiers, rule: undefined }] }, ['missing rewards[0].rule']],
    ['a reward with an unknown rule', { rewards: [{ ...tiers, rule: 'luck' }] }, ['out-of-range rewards[0].rule']],
    ['marks beyond a billion', { components: [{ ...routine, marks: 1e10 }] }, ['out-of-range components[0].marks']],
    ['a huge weight', { components: [{ ...routine, weight: 1e200 }] }, ['out-of-range components[0].weight']],
    [
      'huge cash',
      { rewards: [{ ...tiers, top: [{ chief: { cash: -1e10 } }] }] },
      ['out-of-range rewards[0].top[0].chief.cash'],
    ],
    ['a huge bound', { rewards: [{ ...threshold, below: 1e300 }] }, ['out-of-range rewards[0].below']],
    ['a huge band', { bands: [1e300] }, ['out-of-range bands[0]']],
    [
      'a streak longer than anybody looks back',
      { streaks: [{ component: 'work', periods: 121, points: 1 }] },
      ['out-of-range streaks[0].periods'],
    ],
    ['an id that a web address resolves', { id: '..' }, ['bad-id id']],
    [
      'more groups than there are',
      { groups: Array.from({ length: 1001 }, () => bureau.groups[0]) },
      ['out-of-range groups'],
    ],
    [
      'an unknown key deep inside',
      { rewards: [{ ...tiers, top: [{ chief: { bonus: 1 } }] }] },
      ['unknown-key rewards[0].top[0].chief.bonus'],
    ],
  ])('with %s is refused', (_, change, faults) => {
    expect(faultsOf({ ...bureau, ...change })).toEqual(faults);
  });

  it('names every fault of its shape, not only the first', () => {
    expect(faultsOf({ ...bureau, format: 2, digits: 9, units: [{ ...alone, colour: 'red' }] })).toEqual([
      'out-of-range format',
      'out-of-range digits',
      'unknown-key units[0].colour',
    ]);
  });

  it.each([null, [], 'scheme', 7, undefined])('is no %j', (document) => {
    expect(parseScheme(document).ok).toBe(false);
  });

  it('takes nothing from a prototype', () => {
    const withProto = (place: string, json: string) =>
      faultsOf(JSON.parse(JSON.stringify(bureau).replace(place, json)) as unknown);
    expect(withProto('"marks":60', '"marks":{"__proto__":60,"dept":60}')).toEqual([
      'unknown-key components[0].marks.__proto__',
    ]);
    expect(withProto('"version":1', '"version":1,"__proto__":{"digits":4}')).toEqual(['unknown-key __proto__']);
    expect(withProto('"id":"d3"', '"id":"__proto__"')).toEqual(['bad-id units[3].id']);
    expect(withProto('"id":"d3"', '"id":"d3","profile":"constructor"')).toEqual([]);
  });
});

describe('the parts of a scheme', () => {
  it.each<[string, Document, string[]]>([
    ['two units with one id', { 'units.4': alone }, ['duplicate-id units[4].id']],
    [
      'two indicators of a component with one id',
      { 'components.0.indicators.1.id': 'plan' },
      ['duplicate-id components[0].indicators[1].id'],
    ],
    ['an unknown category', { 'units.3.category': 'x' }, ['unknown-reference units[3].category']],
    [
      'an unknown category where every component names the categories that it applies to',
      { components: [{ ...quality, marks: everywhere }], 'units.3.category': 'x' },
      ['unknown-reference units[3].category'],
    ],
    [
      'an unknown category where indicators name the categories that they apply to',
      {
        components: [{ ...quality, marks: 40, indicators: [{ id: 'i', title: 'i', marks: everywhere }] }],
        'units.3.category': 'x',
      },
      ['unknown-reference units[3].category'],
    ],
    ['an unknown category of a host', { 'units.0.category': 'x' }, ['unknown-reference units[0].category']],
    ['an unknown host', { 'units.1.host': 'x' }, ['unknown-reference units[1].host']],
    ['an unknown group', { 'components.0.group': 'x' }, ['unknown-reference components[0].group']],
    [
      'an unknown hosts’ category',
      { 'blend.hosts': 'x' },
      [
        'unknown-reference blend.hosts',
        'host-not-of-hosts-category units[1].host',
        'host-not-of-hosts-category units[2].host',
      ],
    ],
    ['an unknown tie-breaker', { ranking: { tieBreakers: ['x'] } }, ['unknown-reference ranking.tieBreakers[0]']],
    [
      'an unknown category of a reward',
      { rewards: [{ ...tiers, categories: ['dept', 'x'] }] },
      ['unknown-reference rewards[0].categories[1]'],
    ],
    [
      'a streak of an unknown component',
      { streaks: [{ component: 'x', periods: 3, points: 1 }] },
      ['unknown-reference streaks[0].component'],
    ],
    ['a host of another category', { 'units.2.host': 'd3' }, ['host-not-of-hosts-category units[2].host']],
    [
      'a host that is a member itself',
      { 'units.4': { ...branch, id: 'b2', host: 'b1' }, 'units.5': { ...first, id: 'd4', host: 'b2' } },
      ['host-is-member units[5].host'],
    ],
    [
      'indicators that do not sum to the component’s marks',
      { 'components.0.indicators.1.marks': 20.5 },
      ['indicator-marks-do-not-sum components[0].indicators'],
    ],
    [
      'indicators that do not sum although there are no units',
      { units: [], 'components.0.indicators.1.marks': 20.5 },
      ['indicator-marks-do-not-sum components[0].indicators'],
    ],
    ['a deduction without marks', { 'components.0.marks': undefined }, ['marks-missing components[0].marks']],
    ['a unit to which nothing applies', { components: [quality] }, ['no-component-applies units[0]']],
    ['a threshold without a bound', { rewards: [threshold] }, ['threshold-without-bound rewards[0]']],
    ['a quota without a size', { rewards: [quota] }, ['quota-without-size rewards[0]']],
    ['a quota with two sizes', { rewards: [{ ...quota, share: 0.2, count: 6 }] }, ['quota-with-two-sizes rewards[0]']],
    ['bands that do not ascend', { bands: [90, 101, 101] }, ['bands-not-ascending bands[2]']],
    [
      'a roll-up from longer periods',
      { rollups: [{ to: 'quarter', from: 'half', how: 'mean' }] },
      ['roll-up-not-upward rollups[0]'],
    ],
    [
      'a roll-up of quarters that nothing makes',
      { rollups: [{ to: 'year', from: 'quarter', how: 'mean' }] },
      ['roll-up-unreachable rollups[0]'],
    ],
    [
      'two roll-ups to one kind of period',
      {
        rollups: [
          { to: 'year', from: 'month', how: 'mean' },
          { to: 'year', from: 'month', how: 'sum' },
        ],
      },
      ['roll-up-repeated rollups[1]'],
    ],
    [
      'a roll-up of more parts than the period has',
      { rollups: [{ to: 'quarter', from: 'month', how: 'mean', missing: 'leave-out', atLeast: 4 }] },
      ['roll-up-beyond-parts rollups[0].atLeast'],
    ],
    [
      'raters of a component that takes one sheet',
      { 'components.0.raters': 3 },
      ['raters-of-one-sheet components[0].raters'],
    ],
    [
      'working days for appeals without their number',
      { calendar: { appealWorking: true } },
      ['missing calendar.appealDays'],
    ],
    ['a deduction without sheets', { 'components.0.sheets': false }, ['sheets-needed components[0].sheets']],
    [
      'a component filled by hosts that is for units without one',
      { 'components.0': { ...routine, by: 'host' } },
      ['host-missing units[0].host', 'host-missing units[3].host'],
    ],
    [
      'sheets filled by hosts where there are none',
      { 'components.0': { ...routine, method: 'add', by: 'host', marks: { dept: 5 }, indicators: [], sheets: false } },
      ['by-without-sheets components[0].by', 'host-missing units[3].host'],
    ],
    ['a component filled by somebody else', { 'components.0.by': 'head' }, ['out-of-range components[0].by']],
  ])('with %s are refused', (_, change, faults) => {
    expect(faultsOf(changed(change))).toEqual(faults);
  });

  it('sum exactly where doubles would not', () => {
    const indicators = [0.1, 0.2].map((marks, i) => ({ id: `i${i}`, title: 'i', marks }));
    expect(faultsOf({ ...bureau, components: [{ ...routine, marks: 0.3, indicators }] })).toEqual([]);
  });

  it('may give indicators marks for some profiles only, each profile with its own sum', () => {
    const component = {
      ...quality,
      marks: { dept: 40, branch: 25 },
      indicators: [
        { id: 'speed', title: '速度', marks: 25 },
        { id: 'care', title: '细致', marks: { dept: 15 } },
      ],
    };
    expect(faultsOf({ ...bureau, components: [routine, component] })).toEqual([]);
  });

  it('may chain roll-ups from the cycle to the year', () => {
    const rollups = [
      { to: 'year', from: 'half', how: 'sum' },
      { to: 'half', from: 'quarter', how: 'mean' },
      { to: 'quarter', from: 'month', how: 'mean' },
    ];
    expect(faultsOf({ ...bureau, rollups })).toEqual([]);
  });

  it('may have a million places, units by components and indicators by profiles, and no more', () => {
    const withParts = (units: number, components: number) => ({
      ...bureau,
      blend: undefined,
      units: Array.from({ length: units }, (_, i) => ({ ...alone, id: `u${i}` })),
      components: Array.from({ length: components }, (_, i) => ({ ...routine, id: `k${i}` })),
    });
    expect(faultsOf(withParts(100_000, 6))).toEqual([]);
    const start = performance.now();
    expect(faultsOf(withParts(5000, 5000))).toEqual(['scheme-too-large components']);
    expect(faultsOf(withParts(5000, 201))).toEqual(['scheme-too-large components']);
    const indicators = Array.from({ length: 1000 }, (_, i) => ({ id: `i${i}`, title: 'i' }));
    const marks = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`p${i}`, 1]));
    expect(faultsOf({ ...bureau, components: [{ ...routine, marks, indicators }] })).toEqual([
      'scheme-too-large components',
    ]);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  const many = <Thing>(count: number, thing: (i: number) => Thing): Thing[] =>
    Array.from({ length: count }, (_, i) => thing(i));
  const reward = (i: number) => ({ ...quota, id: `r${i}`, count: 1 });
  const long = { 'zh-CN': '长'.repeat(2000), 'en-US': 'x'.repeat(2000) };

  it.each<[string, number, Document, Document]>([
    ['rewards', 10_000, { rewards: many(50, reward) }, { rewards: many(1000, reward) }],
    [
      'rewards of long effects',
      10_000,
      { rewards: [{ ...reward(0), effects: { award: long } }] },
      { rewards: many(3, (i) => ({ ...reward(i), effects: { award: long } })) },
    ],
    [
      'grades',
      10_000,
      { grades: many(20, (i) => ({ id: `g${i}`, title: 'g' })) },
      { grades: many(100, (i) => ({ id: `g${i}`, title: 'g' })) },
    ],
    [
      'streaks',
      10_000,
      { streaks: many(6, () => ({ component: 'work', periods: 12, points: 1 })) },
      { streaks: many(1, () => ({ component: 'work', periods: 120, points: 1 })) },
    ],
    [
      'ranking.tieBreakers',
      10_000,
      { ranking: { tieBreakers: ['work'] } },
      { ranking: { tieBreakers: many(1000, () => 'work') } },
    ],
    [
      'bands',
      10,
      { bands: many(1000, (i) => i) },
      { categories: many(1000, (i) => ({ id: i === 0 ? 'dept' : `c${i}`, title: 'c' })), bands: many(1000, (i) => i) },
    ],
    [
      'rewards',
      10,
      { rewards: [{ ...reward(0), categories: ['dept'] }] },
      {
        categories: many(1000, (i) => ({ id: i === 0 ? 'dept' : `c${i}`, title: 'c' })),
        rewards: [0, 1].map((i) => ({ ...reward(i), categories: many(1000, () => 'dept') })),
      },
    ],
  ])('may have %s for %i units, and no more together than can be calculated', (path, units, some, tooMany) => {
    const of = (more: Document) => ({
      ...bureau,
      blend: undefined,
      units: many(units, (i) => ({ ...alone, id: `u${i}` })),
      components: [{ ...routine, indicators: [] }],
      ...more,
    });
    expect(faultsOf(of(some))).toEqual([]);
    expect(faultsOf(of(tooMany))).toEqual([`scheme-too-large ${path.split(' ')[0]}`]);
  });

  it('have at most a hundred grades, whatever the scheme’s size', () => {
    const grades = many(101, (i) => ({ id: `g${i}`, title: 'g' }));
    expect(faultsOf({ ...bureau, grades })).toEqual(['out-of-range grades']);
  });

  it('are checked in time that does not grow with the square of the units', () => {
    const units = Array.from({ length: 20_000 }, (_, i) => ({ ...second, id: `u${i}` }));
    const start = performance.now();
    expect(faultsOf({ ...bureau, units: [branch, ...units] })).toEqual([]);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
