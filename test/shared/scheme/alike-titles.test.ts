import { checkScheme } from '../../../shared/scheme/check-scheme';
import { mostFaults } from '../../../shared/scheme/fault';
import { preset, presetIds } from '../../../shared/scheme/presets';
import type { Text } from '../../../shared/scheme/text';
import { schemeFrom } from '../accepted';
import { bureau } from '../bureau';

const codes: readonly string[] = ['look-alike-titles', 'mixed-scripts'];
const warningsOf = (change: object) =>
  checkScheme(schemeFrom({ ...bureau, ...change })).filter(({ code }) => codes.includes(code));
const units = (...titles: readonly Text[]) => ({
  units: titles.map((title, n) => ({ id: `u${n}`, title, category: 'dept' })),
});

describe('titles that look the same', () => {
  it('are told with both ids, titles and places', () => {
    expect(warningsOf(units('热力车间', '供水车间', '热\u2f12车间'))).toEqual([
      {
        code: 'look-alike-titles',
        path: 'units[2].title',
        detail: {
          ...{ id: 'u2', title: '热\u2f12车间' },
          ...{ other: 'u0', otherTitle: '热力车间', otherPath: 'units[0].title' },
        },
      },
    ]);
  });

  it.each<[string, Text, Text]>([
    ['the same', '一队', '一队'],
    ['Cyrillic and Latin', 'CAP', '\u0421\u0410\u0420'],
    ['full width', 'A队', 'Ａ队'],
    ['blanks', '一 队', ' 一  队'],
    ['in one language only', { 'zh-CN': '一队', 'en-US': 'Team 1' }, { 'zh-CN': '二队', 'en-US': 'Team l' }],
    ['where one has no English', 'Team O', { 'zh-CN': '零队', 'en-US': 'Team 0' }],
  ])('%s', (_, one, other) => {
    expect(warningsOf(units(one, other)).map(({ path }) => path)).toEqual(['units[1].title']);
  });

  it('tell the first of several once for each other', () => {
    expect(warningsOf(units('O', '0', '\u041e', 'x')).map(({ path, detail }) => [path, detail.other])).toEqual([
      ['units[1].title', 'u0'],
      ['units[2].title', 'u0'],
    ]);
  });

  it('are looked for among parts of every kind, and of one kind only', () => {
    const twins = (id: string) => ['1', 'l'].map((title, n) => ({ id: `${id}${n}`, title }));
    const [component] = bureau.components;
    const scheme = {
      categories: [...bureau.categories, ...twins('c')],
      groups: [...bureau.groups, ...twins('g')],
      units: [...bureau.units, ...twins('u').map((part) => ({ ...part, category: 'dept' }))],
      components: [
        ...bureau.components,
        ...twins('p').map((part) => ({ ...component, ...part, marks: 60, indicators: twins('i') })),
      ],
      rewards: twins('r').map((part) => ({ ...part, on: 'month', rule: 'tiers' })),
      grades: twins('e'),
    };
    const at = bureau.components.length;
    expect(warningsOf(scheme).map(({ path }) => path)).toEqual([
      'categories[3].title',
      'groups[2].title',
      `units[${bureau.units.length + 1}].title`,
      `components[${at + 1}].title`,
      `components[${at}].indicators[1].title`,
      `components[${at + 1}].indicators[1].title`,
      'rewards[1].title',
      'grades[1].title',
    ]);
  });

  it.each(presetIds)('are none of %s', (id) => {
    expect(checkScheme(preset(id)).filter(({ code }) => codes.includes(code))).toEqual([]);
  });
});

describe('a title of mixed scripts', () => {
  it('is told once, with the word', () => {
    const title = { 'zh-CN': '供热 H\u0435ating', 'en-US': 'H\u0435ating' };
    expect(warningsOf(units(title))).toEqual([
      { code: 'mixed-scripts', path: 'units[0].title', detail: { id: 'u0', word: 'H\u0435ating' } },
    ]);
  });
});

test('there are no more warnings than anybody reads', () => {
  const many = units(...Array<string>(mostFaults + 5).fill('队'));
  expect(checkScheme(schemeFrom({ ...bureau, ...many }))).toHaveLength(mostFaults);
});
