import { checkScheme, type WarningCode } from '../../../shared/scheme/check-scheme';
import { diffSchemes } from '../../../shared/scheme/diff-schemes';
import { preset } from '../../../shared/scheme/presets';
import type { Scheme } from '../../../shared/scheme/scheme';
import { languages, type Language } from '../../../shared/scheme/text';
import { changeSentence, warningSentence } from '../../../shared/text/scheme-sentences';
import { schemeFrom } from '../accepted';
import { fullScheme } from '../sheets/scheme-workbook/full-scheme';

type RegisterInput = NonNullable<Scheme['registers']>[number];

const luan = preset('luan');
const baiyin = preset('baiyin');

const changesOf = (before: Scheme, change: object, language: Language = 'zh-CN'): string[] => {
  const after = schemeFrom({ ...before, ...change });
  return diffSchemes(before, after).map((one) => changeSentence(language, one, { before, after }));
};

describe('a change of a scheme as a sentence', () => {
  it('names a figure of the scheme by its column', () => {
    const blend = { ...luan.blend, memberTakes: 0.25 };
    expect(changesOf(luan, { blend })).toEqual(['方案 · 单位取支部得分的比例：0.3 → 0.25']);
    expect(changesOf(luan, { blend }, 'en-US')).toEqual(['Scheme · Member takes of its host: 0.3 → 0.25']);
  });

  it('names units by title, and what they point to by title and id', () => {
    const units = luan.units.map((unit, index) => (index === 0 ? { ...unit, host: 'b02' } : unit));
    const [sentence] = changesOf(luan, { units });
    const title = (id: string | undefined) => {
      const unit = luan.units.find((one) => one.id === id);
      return typeof unit?.title === 'string' ? unit.title : unit?.title['zh-CN'];
    };
    const host = luan.units[0]?.host;
    expect(sentence).toBe(
      `被考核单位 · ${title(luan.units[0]?.id)} · 所属支部：${title(host)}（${host}） → ${title('b02')}（b02）`,
    );
  });

  it('tells a whole new unit with its columns, and one that went', () => {
    const units = [...luan.units.slice(1), { id: 'n99', title: '新单位', category: 'production' }];
    const [removed, added] = changesOf(luan, { units });
    expect(removed).toMatch(/^删除 被考核单位 · .+，原为：编号 p01；/);
    expect(added).toBe('新增 被考核单位 · 新单位：编号 n99；名称 新单位；类别 生产型（production）');
  });

  it('says choices in the words of the cells', () => {
    const components = baiyin.components.map((component, index) =>
      index === 0 ? { ...component, combine: 'mean', base: false } : component,
    );
    expect(changesOf(baiyin, { components }, 'en-US')).toEqual([
      expect.stringMatching(/^Added Component · .+ · In base score: No$/),
      expect.stringMatching(/^Added Component · .+ · Combined by: Mean$/),
    ]);
  });

  it('names the place of a tier and whose pay it is', () => {
    const rewards = luan.rewards?.map((reward) =>
      reward.rule === 'tiers' && reward.on === 'month'
        ? { ...reward, top: [{ ...reward.top?.[0], chief: { bonusPercent: 25 } }, ...(reward.top?.slice(1) ?? [])] }
        : reward,
    );
    expect(changesOf(luan, { rewards })).toEqual([expect.stringMatching(/ · 名次 1 · 正职奖金比例（%）：20 → 25$/)]);
  });

  it('names the parts of another order only from where it differs', () => {
    const [first, second, third, ...others] = luan.groups;
    expect(changesOf(luan, { groups: [first, third, second, ...others] })).toEqual([
      '评价小组的顺序：经营、安全 → 安全、经营',
    ]);
  });

  it('shows marks by profile where they were one figure', () => {
    const before = schemeFrom(fullScheme['the least scheme']);
    const components = before.components.map((component) => ({ ...component, marks: { a: 60, b: 40 } }));
    expect(changesOf(before, { components })).toEqual(['考评构成 · 构成 · 标准分：100 → 标准分：a 60；标准分：b 40']);
  });

  const pairs = Object.keys(fullScheme).flatMap((from) => Object.keys(fullScheme).map((to) => [from, to] as const));
  it('names registers, their parts and choices by title, and says people, days and places as their cells do', () => {
    const of = (change: (register: RegisterInput) => RegisterInput, language: Language = 'zh-CN') =>
      changesOf(
        luan,
        { registers: luan.registers?.map((one) => (one.id === 'findings' ? change(one) : one)) },
        language,
      );
    const part = <Part extends { readonly id: string }>(parts: readonly Part[], id: string, more: object): Part[] =>
      parts.map((one) => (one.id === id ? { ...one, ...more } : one));
    expect(of((one) => ({ ...one, steps: part(one.steps, 'plan', { by: [{ person: 'owner' }] }) }))).toEqual([
      '台账步骤 · 问题整改台账 · 上报整改清单 · 办理人：单位负责人；支部书记 → @owner',
    ]);
    const due = { at: { column: 'deadline' }, warn: 3, then: [{ days: 1, tell: ['leader'] }] };
    expect(of((one) => ({ ...one, states: part(one.states, 'mending', { due }) }), 'en-US')).toEqual([
      'Register states · Findings and rectification · Being mended · Days of warning: 5 → 3',
      'Register states · Findings and rectification · Being mended · When overdue tell: 1: Head of unit, Office; 10: Leader → 1: Leader',
    ]);
    const choices = [{ id: 'new', title: '新类' }];
    expect(of((one) => ({ ...one, columns: part(one.columns, 'kind', { choices }) })).at(-1)).toBe(
      '新增 台账列 · 问题整改台账 · 问题类别 · 选项 · 新类：选项编号 new；选项名称 新类',
    );
    expect(of((one) => ({ ...one, effects: one.effects?.slice(0, 1), group: 'party' }))).toEqual([
      '台账 · 问题整改台账 · 负责小组：safety → party',
      '删除 台账计分 · 问题整改台账 · 暂缓，原为：作用 暂缓；所在状态 found；暂缓到 截止',
    ]);
    expect(of((one) => ({ ...one, opens: [{ from: 'duty', duty: 'talk' }] }))).toEqual([
      expect.stringMatching('跟进事项'),
    ]);
  });

  it.each(pairs)('is there for every change from %s to %s', (from, to) => {
    const [before, after] = [schemeFrom(fullScheme[from]), schemeFrom(fullScheme[to])];
    for (const language of languages) {
      for (const change of diffSchemes(before, after)) {
        const sentence = changeSentence(language, change, { before, after });
        expect([change.path, sentence]).toEqual([change.path, expect.not.stringMatching(/undefined|\[object|^$/)]);
      }
    }
  });
});

describe('a warning of the scheme check as a sentence', () => {
  const part = (id: string, marks: object | number, worth: readonly (object | number)[]) => ({
    ...{ id, title: `构成${id}`, group: 'party', method: 'deduct', marks },
    indicators: worth.map((of, index) => ({ id: `${id}${index}`, title: `指标${id}${index}`, marks: of })),
  });
  const uneven = schemeFrom({
    ...luan,
    rewards: [],
    grades: ['A', '\u0410'].map((title, n) => ({
      id: `g${n}`,
      title: { 'zh-CN': `${title}等`, 'en-US': `Grade ${title}` },
    })),
    units: luan.units.map((unit, index) => ({
      ...unit,
      profile: unit.category === 'production' || unit.id === 'n01' ? 'few' : 'many',
      ...(index === 0 && { duties: ['供暖'], title: '热力W\u0430ter', host: undefined }),
    })),
    components: [
      part('a', { few: 99, many: 20, nobody: 1 }, [{ few: 95, many: 20, nobody: 1 }, { few: 4 }]),
      part('b', { many: 80 }, Array<object>(16).fill({ many: 5 })),
      { id: 'c', title: '扣罚', group: 'party', method: 'penalty', base: false },
    ],
    notes: undefined,
    registers: [
      {
        ...{ id: 'r', title: '台账', prefix: 'R', of: 'month', about: 'unit', group: 'safety' },
        columns: [{ id: 'what', title: '事项', type: 'text' }],
        states: [
          { id: 's', title: '起草', write: ['office'] },
          { id: 't', title: '已办', end: 'done' },
        ],
        steps: [{ id: 'go', title: '办理', from: ['s'], to: 't', by: ['assessor'] }],
        effects: [
          { does: 'line', in: ['t'], at: 'c', points: 1, reason: 'what' },
          { does: 'gate', in: ['t'], components: ['a'], or: 'zero' },
        ],
      },
    ],
  });
  const warnings = checkScheme(uneven);

  it('has every value that it names, in both languages, for every code', () => {
    const codes: Readonly<Record<WarningCode, number>> = {
      ...{ 'indicators-too-few': 1, 'indicators-too-many': 1, 'share-too-small': 1, 'share-too-large': 1 },
      ...{ 'profile-without-unit': 2, 'duty-not-covered': 1, 'unit-without-host': 1, 'base-marks-not-100': 1 },
      ...{ 'step-by-nobody': 1, 'state-without-leaver': 1, 'gate-never-opens': 1, 'fed-twice': 1 },
      ...{ 'counts-uneven': 1, 'shares-uneven': 1, 'look-alike-titles': 1, 'mixed-scripts': 1 },
    };
    const counted = Object.fromEntries(
      Object.keys(codes).map((code) => [code, warnings.filter((warning) => warning.code === code).length]),
    );
    expect(counted).toEqual(codes);
    for (const warning of warnings) {
      for (const language of languages) {
        const sentence = warningSentence(language, warning, uneven);
        expect([warning.code, sentence]).toEqual([warning.code, expect.not.stringMatching(/—|\{|undefined/)]);
      }
    }
  });

  it('names the component, the indicator and the unit concerned by title', () => {
    const sentences = (code: WarningCode): string[] =>
      warnings.filter((warning) => warning.code === code).map((one) => warningSentence('zh-CN', one, uneven));
    expect(sentences('share-too-large')).toEqual([
      '构成a · 指标a0：对类型“few”占满分 99 分中的 95 分，超过 22%。建议拆分，或降低标准分。',
    ]);
    const [unit] = uneven.units;
    const title = typeof unit?.title === 'string' ? unit.title : unit?.title['zh-CN'];
    expect(sentences('duty-not-covered')).toEqual([expect.stringContaining(`${title}：职责“供暖”没有指标覆盖。`)]);
  });

  it('names the register and its part by title', () => {
    const [sentence] = warnings.filter(({ code }) => code === 'step-by-nobody');
    expect(sentence && warningSentence('zh-CN', sentence, uneven)).toMatch(/^台账 · 办理：/);
    const [fed] = warnings.filter(({ code }) => code === 'fed-twice');
    expect(fed && warningSentence('en-US', fed, uneven)).toMatch(/^扣罚: .+“台账”/);
  });

  it('names both titles that look the same with their ids, as they look so', () => {
    const [warning] = warnings.filter(({ code }) => code === 'look-alike-titles');
    if (warning === undefined) throw new Error('there are such titles');
    expect(languages.map((language) => warningSentence(language, warning, uneven))).toEqual([
      '\u0410等：名称“\u0410等”（编号 g1）与“A等”（编号 g0）看起来一样，容易认错。建议改其中一个。',
      'Grade \u0410: The title “\u0410等” (g1) looks the same as “A等” (g0), so that one is taken for the other. Change one of them.',
    ]);
  });

  it('names a profile that is a category’s by the category’s title', () => {
    const components = luan.components.map((component, index) =>
      index === 0 ? { ...component, weight: 2 } : component,
    );
    const scheme = schemeFrom({ ...luan, components });
    const [sentence] = checkScheme(scheme)
      .filter(({ code }) => code === 'base-marks-not-100')
      .map((one) => warningSentence('zh-CN', one, scheme));
    expect(sentence).toMatch(/^类型“生产型”（13 个单位）/);
  });
});
