import { problemCodes } from '../../../shared/api/problem';
import { chinese } from '../../../shared/text/zh-CN';
import { english } from '../../../shared/text/en-US';
import { faultSentence, message, problemSentence } from '../../../shared/text/sentences';
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import { parseSheets } from '../../../shared/scoring/parse-sheets';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import { languages } from '../../../shared/scheme/text';
import { schemeFrom } from '../accepted';
import { bureau } from '../bureau';

const areas = ['pane', 'faults', 'problems', 'warnings', 'changes'] as const;
const places = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();
const byId = (_: string, id: string): string => id;

describe('the texts', () => {
  it.each(areas)('name the same values in both languages (%s)', (area) => {
    const english_: Readonly<Record<string, string>> = english[area];
    for (const [key, sentence] of Object.entries(chinese[area])) {
      expect([key, places(english_[key] ?? '')]).toEqual([key, places(sentence)]);
    }
  });

  it('are Chinese in Chinese and English in English', () => {
    const switches = new Set(['account.language']);
    for (const area of areas) {
      for (const [key, sentence] of Object.entries(english[area])) {
        if (!switches.has(key)) expect([key, sentence]).toEqual([key, expect.not.stringMatching(/[\u4e00-\u9fff]/)]);
      }
      for (const [key, sentence] of Object.entries(chinese[area])) {
        const wordless = sentence.replace(/\{\w+\}/g, '').replace(/[\s·：:；。()（）/→%]/g, '');
        if (!switches.has(key) && wordless !== '') {
          expect([key, sentence]).toEqual([key, expect.stringMatching(/[\u4e00-\u9fff]/)]);
        }
      }
    }
  });

  it('leave no plural to the reader', () => {
    for (const area of areas) {
      for (const [key, sentence] of Object.entries(english[area])) {
        expect([key, sentence]).toEqual([key, expect.not.stringContaining('(s)')]);
      }
    }
  });

  it('have a sentence with what to do next for every refusal of the service', () => {
    for (const code of problemCodes) {
      for (const language of languages) {
        const sentence = problemSentence(language, { code, instance: 'i-1' });
        expect(sentence).toMatch(/[.。]$/);
        expect(sentence).not.toContain('—');
      }
    }
  });
});

describe('a fault as a sentence', () => {
  const scheme = schemeFrom(bureau);
  const refused = [
    { unit: 'd1', component: 'work', lines: [{ indicator: 'plan', points: 99 }] },
    { unit: 'd1', component: 'work', lines: [{ indicator: 'plan', points: -1, reason: '逾期' }] },
    { unit: 'd9', component: 'work', lines: [] },
    { unit: 'd2', component: 'nothing', lines: [] },
    { unit: 'b1', component: 'quality', lines: [{ indicator: 'speed', points: 1.00001 }] },
    { unit: 'd2', component: 'quality', lines: [{ indicator: 'speed', points: 1 }] },
    { unit: 'd3', component: 'leaders', lines: [{ points: 8 }] },
  ];

  it.each(languages)('names every value that the core gives with it (%s)', (language) => {
    const parsed = parseSheets(planScheme(scheme), refused);
    const faults = parsed.ok ? [] : parsed.faults;
    expect(faults.length).toBeGreaterThan(6);
    for (const fault of faults) {
      expect([fault.code, faultSentence(language, fault, byId)]).toEqual([fault.code, expect.not.stringMatching(/—/)]);
    }
  });

  it.each(languages)('names every value that a scheme in disorder gives (%s)', (language) => {
    const disordered = {
      ...bureau,
      units: [...bureau.units, { id: 'd3', title: '三处', category: 'none', host: 'd1' }],
      bands: [90, 80],
      rollups: [{ to: 'quarter', from: 'half', how: 'mean' }],
      rewards: [{ id: 'r', title: '兑现', on: 'month', rule: 'quota', effects: {} }],
    };
    const parsed = parseScheme(disordered);
    const faults = parsed.ok ? [] : parsed.faults;
    expect(faults.length).toBeGreaterThan(4);
    for (const fault of faults) {
      expect([fault.code, faultSentence(language, fault, byId)]).toEqual([fault.code, expect.not.stringMatching(/—/)]);
    }
  });

  it('begins with the titles of the unit and the indicator', () => {
    const fault = {
      code: 'reason-missing',
      path: 'sheets[0]',
      detail: { unit: 'd1', component: 'work', indicator: 'plan' },
    };
    const titles: Readonly<Record<string, string>> = { d1: '一处', work: '常规工作', plan: '计划' };
    expect(faultSentence('zh-CN', fault, (_, id) => titles[id] ?? id)).toBe(
      '一处 · 常规工作 · 计划：没有写原因。请填写原因。',
    );
  });

  it('calls a register by its title', () => {
    const detail = { register: 'witnesses', record: '', state: 'named' };
    const fault = { code: 'held-expected', path: 'records["witnesses"]', detail };
    const titleOf = (kind: string, id: string) => (kind === 'register' && id === 'witnesses' ? '第三方监督' : id);
    expect(faultSentence('zh-CN', fault, titleOf)).toBe('台账“第三方监督”中应有的记录还没有办理。请先办理它。');
  });

  it('calls the state of a record as its register does', () => {
    const fault = {
      code: 'held',
      path: 'records["F-1"]',
      detail: { register: 'findings', record: 'F-1', state: 'found' },
    };
    const titles: Readonly<Record<string, string>> = { findings: '问题整改台账', 'findings/found': '待核对' };
    expect(faultSentence('zh-CN', fault, (_, id) => titles[id] ?? id)).toBe(
      '记录 F-1（问题整改台账）的状态还是“待核对”。请先到“台账”页办理它。',
    );
    expect(faultSentence('en-US', fault, byId)).toContain('F-1 (findings) is still in the state “found”');
  });

  it('names a component once where a line scores the component itself', () => {
    const fault = {
      code: 'points-blank',
      path: '',
      detail: { unit: 'd1', component: 'leaders', indicator: 'leaders' },
    };
    expect(faultSentence('en-US', fault, byId)).toMatch(/^d1 · leaders: /);
  });

  it.each([
    ['zh-CN', '现在的状态是“已通报”，这样做需要“填报中、已截止”。请刷新后再试。'],
    ['en-US', 'The state is Published; this needs Open, Closed. Reload and try again.'],
  ] as const)('names states as the pane does, never by their codes (%s)', (language, sentence) => {
    const detail = { state: 'published', needed: 'open, closed' };
    expect(faultSentence(language, { code: 'wrong-state', path: '', detail }, byId)).toBe(sentence);
  });

  it('names a state that this version does not know as it is', () => {
    const detail = { state: 'toString', needed: 'frozen' };
    const sentence = faultSentence('zh-CN', { code: 'wrong-state', path: '', detail }, byId);
    expect(sentence).toMatch(/“toString”.*“frozen”/);
  });

  it('names a code that this version does not know', () => {
    const sentence = faultSentence('en-US', { code: 'from-the-future', path: 'sheets[2]', detail: {} }, byId);
    expect(sentence).toContain('from-the-future');
    expect(sentence).toContain('sheets[2]');
  });

  it('does not take a property of every object for a code', () => {
    expect(faultSentence('en-US', { code: 'constructor', path: 'x', detail: {} }, byId)).toContain('constructor');
  });
});

describe('a message', () => {
  it('shows a dash for a value that is not given, never the word undefined', () => {
    expect(message('en-US', 'due.in')).toBe('in — days');
  });

  it('speaks of one and of several in their own words', () => {
    const said = [0, 1, 2].map((count) => message('en-US', 'audit.broken', { count }));
    expect(said).toEqual([
      '0 chains were tampered with. Stop working on them and tell administrators and auditors.',
      '1 chain was tampered with. Stop working on it and tell administrators and auditors.',
      '2 chains were tampered with. Stop working on them and tell administrators and auditors.',
    ]);
  });
});
