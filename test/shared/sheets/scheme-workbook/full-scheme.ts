// Schemes that say everything a scheme can say, say it emptily, or say it in awkward words.

const both = { 'zh-CN': '中文', 'en-US': 'English' };
const effects = {
  chief: { bonusPercent: 20, cash: 500 },
  deputy: { bonusPercent: -15.5, cash: 0 },
  staff: { bonusPercent: 0.1, cash: -1 },
  unit: { cash: 30000, points: 1.5 },
  award: both,
  duties: ['remark', 'talk', 'admonition', 'rectification'],
  board: 'red',
};

const least = {
  format: 1,
  id: 'least',
  version: 1,
  title: '最少',
  cycle: 'month',
  categories: [{ id: 'a', title: '甲' }],
  groups: [{ id: 'g', title: '组' }],
  units: [{ id: '007', title: '一', category: 'a' }],
  components: [{ id: 'c', title: '构成', group: 'g', method: 'deduct', marks: 100 }],
};

const tricky = '—；"true"= @a: b';

const register = {
  id: 'r',
  title: both,
  prefix: 'R1',
  of: 'quarter',
  about: 'unit',
  group: { column: 'at' },
  key: ['unit', 'name'],
  columns: [
    { id: 'name', title: both, type: 'text', longest: 60 },
    { id: 'note', title: '说明', type: 'text', write: { in: ['a', 'b'] } },
    { id: 'points', title: '分', type: 'number', min: -1, max: 5.5, digits: 2 },
    { id: 'on', title: '日期', type: 'date' },
    { id: 'flag', title: '是否', type: 'yes-no' },
    {
      ...{ id: 'kind', title: '类', type: 'choice', write: { in: ['a'], by: ['author', { person: 'owner' }] } },
      choices: [
        { id: 'x', title: both, points: 0.5 },
        { id: 'y', title: '乙' },
        { id: 'true', title: { 'zh-CN': '—' } },
      ],
    },
    { id: 'one', title: '一', type: 'choice', choices: [{ id: 'only', title: '唯一', points: 0 }] },
    { id: 'lead', title: '牵头', type: 'unit' },
    { id: 'others', title: '协助', type: 'unit', several: true },
    { id: 'owner', title: '责任人', type: 'person' },
    { id: 'with', title: '同行', type: 'person', several: true },
    { id: 'at', title: '位置', type: 'place', of: ['one', 'five'] },
    { id: 'any', title: '任何位置', type: 'place' },
    { id: 'from', title: '起', type: 'period' },
    { id: 'book', title: '书', type: 'record', register: 'bare', within: ['s'] },
    { id: 'link', title: '关联', type: 'record', register: 'r' },
    { id: 'photos', title: '照片', type: 'files', photos: true, most: 3 },
    { id: 'files', title: '附件', type: 'files' },
  ],
  states: [
    {
      ...{ id: 'a', title: both, write: ['head', { role: 'secretary', of: 'lead' }, 'group-leader'], inside: true },
      due: {
        at: 'issueDay',
        warn: 5,
        then: [
          { days: 1, tell: ['office', { person: 'owner' }] },
          { days: 9, tell: [] },
        ],
      },
    },
    { id: 'b', title: '乙', due: { at: { column: 'on' }, then: [] } },
    {
      ...{ id: 'c', title: '丙', write: [] },
      due: { at: { days: 0, working: true }, then: [{ days: 2, working: true, tell: ['office'] }] },
    },
    { id: 'd', title: '丁', due: { at: { days: 3, after: 'on' }, warn: 0 } },
    { id: 'e', title: '戊', due: { at: { days: { column: 'kind', days: { x: 3, true: 0 } }, after: 'on' } } },
    { id: 'f', title: '己', due: { at: { days: { column: 'kind', days: {} } } }, end: 'done' },
    { id: 'g', title: '庚', end: 'void' },
  ],
  steps: [
    { id: 'ab', title: both, from: ['a'], to: 'b', by: { all: ['head', 'leader', 'observer'] }, needs: ['name', 'on'] },
    { id: 'bc', title: '二', from: ['b'], to: 'c', by: ['liaison', 'assessor'], if: { flag: true, kind: 'true' } },
    { id: 'cd', title: '三', from: ['c'], to: 'd', by: ['office'], reason: true, apart: ['ab', 'author', 'own-unit'] },
    { id: 'de', title: '四', from: ['d'], to: 'e', by: ['office'], within: { days: 31, of: 'on' }, if: {} },
    {
      ...{ id: 'ef', title: '五', from: ['e', 'd'], to: 'f', by: ['office'], needs: [], apart: [] },
      ...{
        within: { days: { column: 'kind', days: { x: 1 } }, of: 'on', working: true },
        linked: { register: 'r', in: ['f', 'g'] },
      },
    },
    { id: 'stay', title: '六', from: ['a'], by: [{ person: 'with' }], if: { name: tricky, note: ' 是 ', flag: false } },
    { id: 'out', title: '七', from: ['a', 'b'], to: 'g', by: ['office'], if: { name: 'true', note: '"' } },
  ],
  effects: [
    {
      does: 'line',
      in: ['e', 'f'],
      if: { kind: 'x' },
      at: { column: 'at' },
      points: { column: 'points' },
      reason: 'name',
    },
    {
      ...{ does: 'line', in: [], points: 0.25, reason: 'note' },
      at: { column: 'kind', places: { x: 'one/i1', y: 'five' } },
    },
    { does: 'line', in: ['f'], at: { column: 'kind', places: {} }, points: 0, reason: 'note' },
    { does: 'row', in: ['a'], at: 'two', reason: 'name' },
    { does: 'gate', in: ['f'], components: ['one', 'two'], or: 'zero', during: ['from', 'on'] },
    { does: 'gate', in: ['f'], components: ['one'], or: 'incomplete' },
    ...['closed', 'signed', 'published', 'final'].map((before) => ({ does: 'hold', in: ['a'], before })),
  ],
  opens: [
    { from: 'period' },
    { from: 'claims', set: { kind: 'y', name: tricky } },
    { from: 'duty', duty: 'admonition', set: {} },
    { from: 'reward', reward: 'q2' },
    { from: 'register', register: 'r', in: ['f', 'g'] },
  ],
  paper: { title: both, with: ['r'] },
};

const bare = {
  ...{ id: 'bare', title: '最少', prefix: 'L', of: 'quarter', about: 'period', group: 'g' },
  ...{ columns: [], states: [{ id: 's', title: '始', end: 'done' }], steps: [] },
};

const watched = {
  ...{ ...bare, id: 'watched', prefix: 'W', columns: [{ id: 'who', title: '谁', type: 'person' }] },
  opens: [{ from: 'observers', column: 'who' }],
};

const blank = {
  ...{ ...bare, id: 'empty', prefix: 'E', of: 'year', effects: [], opens: [] },
  paper: { title: '表', with: [] },
};

const registers = [register, bare, watched, blank];

const everything = {
  ...least,
  title: both,
  cycle: 'quarter',
  digits: 0,
  calendar: { issueDay: 30, submitBy: 5, publishDay: 15, appealDays: 0, appealWorking: true },
  categories: [
    { id: 'a', title: both },
    { id: 'host', title: { 'zh-CN': '支部' } },
  ],
  units: [
    { id: 'u1', title: both, category: 'a', host: 'h', profile: 'p.1', duties: ['保洁', '安全'] },
    { id: 'u2', title: '二', category: 'a' },
    { id: 'h', title: '支部', category: 'host' },
  ],
  components: [
    { id: 'one', title: both, group: 'g', method: 'deduct', marks: { 'p.1': 60, a: 50, host: 40 }, base: true },
    { id: 'two', title: '二', group: 'g', method: 'rate', marks: 40, weight: 0.25, base: false, combine: 'one' },
    { id: 'three', title: '三', group: 'g', method: 'add', marks: 8, combine: 'mean', raters: 3 },
    { id: 'four', title: '四', group: 'g', method: 'penalty', combine: 'trimmed-mean', sheets: false },
    {
      id: 'five',
      title: '五',
      group: 'g',
      method: 'penalty',
      marks: { 'p.1': 3 },
      combine: 'sum',
      weight: 0,
      by: 'host',
    },
  ].map((component) =>
    component.id !== 'one'
      ? component
      : {
          ...component,
          indicators: [
            {
              id: 'i1',
              title: both,
              marks: { 'p.1': 60, a: 50, host: 30 },
              section: both,
              kind: '重点',
              covers: ['保洁'],
            },
            { id: 'i2', title: '二', marks: { host: 10 }, section: { 'zh-CN': '部分' } },
          ],
        },
  ),
  blend: { hosts: 'host', memberTakes: 0.3, hostTakes: 0.7, missingMembers: 'leave-out' },
  ranking: { tieBreakers: ['two', 'one'] },
  rewards: [
    {
      id: 't',
      title: both,
      on: 'quarter',
      categories: ['a', 'host'],
      rule: 'tiers',
      top: [effects, {}],
      bottom: [{}, effects],
    },
    { id: 't2', title: '只有末位', on: 'year', rule: 'tiers', bottom: [{ board: 'blue' }] },
    { id: 't3', title: '空', on: 'half', rule: 'tiers' },
    { id: 'b', title: '门槛', on: 'quarter', rule: 'threshold', score: 'base', below: 98, atLeast: 0, effects },
    { id: 'q', title: '名额', on: 'year', rule: 'quota', share: 0.2, across: 'all', rounding: 'up', min: 1, effects },
    { id: 'q2', title: '六名', on: 'year', rule: 'quota', count: 6, across: 'category', rounding: 'down', effects: {} },
  ],
  grades: [
    { id: 'good', title: both, share: 0.2, atLeast: 90 },
    { id: 'fair', title: '其余' },
  ],
  bands: [-1, 0, 90.5],
  streaks: [{ component: 'one', periods: 3, points: -0.5 }],
  rollups: [
    { to: 'half', from: 'quarter', how: 'sum', missing: 'leave-out', atLeast: 1 },
    { to: 'year', from: 'half', how: 'mean', missing: 'incomplete' },
  ],
  signatures: [
    { role: 'office', title: both },
    { role: 'leader', title: '领导' },
    { role: 'group-leader', title: '组长' },
  ],
  notes: [
    { at: 'rewards[0].top[0]', text: both },
    { at: '', text: '全文' },
  ],
  registers,
};

const emptied = {
  ...least,
  calendar: {},
  ranking: {},
  units: [{ ...least.units[0], duties: [] }],
  components: [
    { ...least.components[0], indicators: [] },
    { id: 'p', title: '罚', group: 'g', method: 'penalty', marks: {} },
  ],
  rewards: [
    { id: 't', title: '空', on: 'month', rule: 'tiers', top: [], bottom: [], categories: [] },
    { id: 'u', title: '半空', on: 'month', rule: 'tiers', top: [], bottom: [{ chief: {}, unit: {}, duties: [] }] },
    {
      id: 'v',
      title: '门槛',
      on: 'month',
      rule: 'threshold',
      score: 'final',
      below: 1,
      effects: { staff: {}, deputy: {} },
    },
  ],
};

const emptyLists = {
  ...least,
  ranking: { tieBreakers: [] },
  rewards: [],
  grades: [],
  bands: [],
  streaks: [],
  rollups: [],
  signatures: [],
  notes: [],
  registers: [],
};

const awkward = [
  '—',
  '"—"',
  '{}',
  '"',
  '"a"',
  'a; b',
  'a；b',
  ' 空 格 ',
  'a\nb',
  '\\',
  '=1+1',
  '007',
  '是',
  '标准分：x',
  '甲\u3000乙',
];

const awkwardWords = {
  ...least,
  title: '—',
  units: awkward.map((text, index) => ({
    id: `u${index}`,
    title: { 'zh-CN': text, 'en-US': text },
    category: 'a',
    duties: [text, ...awkward],
  })),
  components: [
    {
      ...least.components[0],
      indicators: awkward.map((text, index) => ({
        id: String(index),
        title: text,
        kind: text,
        section: text,
        covers: [text],
      })),
    },
  ],
  rewards: awkward.map((text, index) => ({
    id: `r${index}`,
    title: text,
    on: 'month',
    rule: 'tiers',
    top: [{ award: text }, { award: { 'zh-CN': text } }],
  })),
  notes: awkward.map((text) => ({ at: `${text}[0]`, text })),
};

const nobody = { ...least, categories: [], groups: [], units: [], components: [] };

/** By what makes each of them special. */
export const fullScheme: Readonly<Record<string, object>> = {
  'the least scheme': least,
  'every key': everything,
  'empty groups and lists within parts': emptied,
  'empty lists of parts': emptyLists,
  'awkward words': awkwardWords,
  'a scheme without any part': nobody,
};
