// What is laid out from a scheme: every sheet, its inputs, and formulas that name the right cells.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import { languages } from '../../../shared/scheme/text';
import { addressStart } from '../../../shared/sheets/address';
import { labelsOf, tabNames } from '../../../shared/sheets/labels';
import { statePlace, stateText } from '../../../shared/sheets/notes-sheet';
import type { Cell, SheetPlan } from '../../../shared/sheets/plan';
import { faultStates } from '../../../shared/sheets/score-formulas';
import { tableName, tableNames } from '../../../shared/sheets/score-table';
import { planScoreWorkbook } from '../../../shared/sheets/score-workbook';
import { speaker } from '../../../shared/sheets/words';
import { smallScheme as scheme } from './small-scheme';

/** The planned cell at an address. */
function cellAt(plan: SheetPlan | undefined, address: string): Cell | undefined {
  const wanted = addressStart(address);
  for (const { at, cells } of plan?.blocks ?? []) {
    const start = addressStart(at);
    if (wanted === null || start === null) throw new Error(`not an address: ${address}`);
    const cell = cells[wanted.row - start.row]?.[wanted.column - start.column];
    if (cell !== undefined) return cell;
  }
  return undefined;
}

const workbook = planScoreWorkbook({ scheme, period: '2026-10', language: 'zh-CN' });
const sheet = (key: string, plans = workbook) => plans.find((plan) => plan.key === key);
const formulas = (plan: SheetPlan | undefined): string[] =>
  (plan?.blocks ?? []).flatMap(({ cells }) =>
    cells.flat().flatMap((cell) => (cell !== null && typeof cell === 'object' ? [cell.formula] : [])),
  );

describe('a score workbook', () => {
  it('has 说明, a sheet a component, 试算 and 兑现标准', () => {
    expect(workbook.map(({ name }) => name)).toEqual([
      '说明',
      '安全',
      '领导评价',
      '创新',
      '察访核验',
      '试算',
      '兑现标准',
    ]);
  });

  it('of one group has only its components to fill in; the others are assumed on 试算', () => {
    const plans = planScoreWorkbook({
      scheme,
      period: '2026-10',
      language: 'en-US',
      components: ['safety-work', 'visits'],
    });
    expect(plans.map(({ name }) => name)).toEqual(['Notes', 'Safety', 'Visits', 'Trial', 'Reward tables']);
    const trial = sheet('trial', plans);
    expect(cellAt(trial, 'E5')).toBe('Leaders (assumed)');
    expect(cellAt(trial, 'E6')).toBe(40);
    expect(cellAt(trial, 'F6')).toBe(0);
    expect(trial?.inputs).toEqual(['E6:E8', 'F6:F7']);
    expect(cellAt(sheet('notes', plans), 'B6')).toBe('Safety group');
  });

  it('says on 说明 whether it was submitted', () => {
    expect(cellAt(sheet('notes'), statePlace.address)).toBe('未上报');
    expect(stateText({ kind: 'changed-since', submission: 'S-1', at: '10-31 17:00' }, 'en-US')).toBe(
      'Changed since it was submitted · S-1 · 10-31 17:00',
    );
  });

  it('has a row for each unit and indicator, unlocked only where something is entered', () => {
    const safety = sheet('score:safety-work');
    expect(safety?.tables).toEqual([{ name: 'Score_safety_.work', at: 'A4:J30' }]);
    expect([0, 1, 2, 3, 4, 5].map((column) => cellAt(safety, `${String.fromCharCode(65 + column)}5`))).toEqual([
      'd1~safety-work~drill',
      '部门',
      '热力车间',
      '演练',
      20,
      null,
    ]);
    expect(safety?.inputs).toEqual(['F5:F30', 'H5:H30', 'I5:I30', 'C11:C30', 'D11:D30']);
  });

  it('takes what is typed as reason, evidence, unit and indicator for text, never for a date or a number', () => {
    expect(sheet('score:safety-work')?.numberFormats).toEqual(
      ['H5:H30', 'I5:I30', 'C11:C30', 'D11:D30'].map((at) => ({ at, format: '@' })),
    );
  });

  it('shows a score only for points that are right, with all lines of the unit on the indicator', () => {
    const total = 'F5+SUMPRODUCT(($C$11:$C$30=C5)*($D$11:$D$30=D5)*($F$11:$F$30>0),$F$11:$F$30)';
    expect(cellAt(sheet('score:safety-work'), 'G5')).toEqual({
      formula: `=IF(ISNUMBER(F5),IF(OR(F5<0,ROUND(F5,10)<>ROUND(F5,4),ROUND(${total},6)>E5),"",JX.SHEETSCORE("deduct",E5,${total})),"")`,
    });
    expect(cellAt(sheet('score:leaders'), 'G5')).toEqual({
      formula:
        '=IF(ISNUMBER(F5),IF(OR(F5<0,ROUND(F5,10)<>ROUND(F5,4),ROUND(F5,6)>E5),"",JX.SHEETSCORE("rate",E5,F5)),"")',
    });
  });

  it.each(languages)(
    'marks in %s every cell that its state finds fault with, and says in the state what is wrong',
    (language) => {
      const say = speaker(language);
      const safety = sheet('score:safety-work', planScoreWorkbook({ scheme, period: '2026-10', language }));
      const marked = (at: string) => safety?.faultMarks?.find((mark) => mark.at === at)?.condition;
      const states = [String((cellAt(safety, 'J5') as { formula: string }).formula)];
      states.push(String((cellAt(safety, 'J11') as { formula: string }).formula));
      for (const [at, words] of [
        ['F5:F30', faultStates.points],
        ['H5:H30', faultStates.reason],
        ['C11:C30', faultStates.unit],
        ['D11:D30', faultStates.unit],
      ] as const) {
        for (const word of words) {
          expect(marked(at)).toContain(`="${say(word)}"`);
          expect(states.some((state) => state.includes(`"${say(word)}"`))).toBe(true);
        }
      }
    },
  );

  it('has as many rows for further lines as will be filled, and twenty more', () => {
    const furtherLines = new Map([['safety-work', 22]]);
    const plans = planScoreWorkbook({ scheme, period: '2026-10', language: 'zh-CN', furtherLines });
    expect(sheet('score:safety-work', plans)?.tables?.[0]?.at).toBe('A4:J52');
    expect(sheet('score:bonus', plans)?.tables?.[0]?.at).toBe('A4:J26');
    expect(cellAt(sheet('trial', plans), 'D7')).toMatchObject({
      formula: expect.stringContaining("'安全'!$C$11:$C$52=B7"),
    });
  });

  it('limits points to the marks where the service does, and no further', () => {
    const limit = (key: string) =>
      sheet(key)?.validations?.flatMap(({ at, rule }) => {
        if (rule.kind === 'decimal') return [[at, rule.max]];
        return rule.kind === 'custom' ? [[at, rule.condition]] : [];
      });
    const upTo = (most: string) => `=IF(ISNUMBER(F5),AND(F5>=0,F5<=${most}),OR(F5="不评",F5="Not assessed"))`;
    expect(limit('score:safety-work')).toEqual([
      ['F5:F10', upTo('E5')],
      ['F11:F30', 1_000_000],
    ]);
    expect(limit('score:leaders')).toEqual([['F5:F7', upTo('E5')]]);
    expect(limit('score:bonus')?.[0]).toEqual(['F5:F6', upTo('1000000')]);
  });

  it('calculates the trial with the scheme’s blend, weights, categories and digits', () => {
    const trial = sheet('trial');
    expect(cellAt(trial, 'E4')).toBe(0.5);
    expect(cellAt(trial, 'H8')).toEqual({ formula: '=IFNA(JX.COMPOSITE(D8:G8,$D$4:$G$4),"")' });
    expect(cellAt(trial, 'J6')).toEqual({ formula: '=IFNA(JX.BLENDSCORE(H6,H8,0.3,2),"")' });
    expect(cellAt(trial, 'J8')).toEqual({
      formula: '=IFNA(JX.BLENDSCORE(H8,FILTER($H$6:$H$8,$C$6:$C$8=B8,""),0.3,2),"")',
    });
    expect(cellAt(trial, 'K6')).toEqual({ formula: '=IF(J6="","",JX.PLACE(J6,IFERROR($J$6:$J$8,""),A6,$A$6:$A$8))' });
    expect(cellAt(trial, 'N6')).toEqual({
      formula: `=IF(K6="","",JX.TIERBONUS(K6,M6,"chief",'兑现标准'!$A$4:$D$6,"percent",L6))`,
    });
  });

  it('breaks ties on the trial as the scheme does, by rounded components in order', () => {
    const tieBreakers = ['leaders', 'safety-work'] as unknown as NonNullable<(typeof scheme)['ranking']>['tieBreakers'];
    const plans = planScoreWorkbook({
      scheme: { ...scheme, ranking: { tieBreakers } },
      period: '2026-10',
      language: 'zh-CN',
    });
    expect(cellAt(sheet('trial', plans), 'K6')).toEqual({
      formula:
        '=IF(J6="","",JX.PLACE(J6,IFERROR($J$6:$J$8,""),A6,$A$6:$A$8)+SUMPRODUCT(($A$6:$A$8=A6)*(IFERROR($J$6:$J$8,"")=J6)*' +
        '((IFERROR(ROUND($E$6:$E$8,2),0)>ROUND(E6,2))+(IFERROR(ROUND($E$6:$E$8,2),0)=ROUND(E6,2))*' +
        '(IFERROR(ROUND($D$6:$D$8,2),0)>ROUND(D6,2)))))',
    });
  });

  it('counts a component from the unit’s own rows and the added ones, and nothing of a unit that is not assessed', () => {
    expect(cellAt(sheet('trial'), 'D7')).toEqual({
      formula:
        `=IF(COUNTIF('安全'!$F$7:$F$8,"不评")+COUNTIF('安全'!$F$7:$F$8,"Not assessed")>0,"",` +
        `IFNA(JX.SHEETSCORE("deduct",60,'安全'!$F$7:$F$8,IF('安全'!$C$11:$C$30=B7,IF('安全'!$F$11:$F$30="",NA(),'安全'!$F$11:$F$30),"")),""))`,
    });
  });

  it('lays out tiers so that TIERBONUS reads them', () => {
    const rewards = sheet('rewards');
    expect([4, 5, 6].map((row) => ['A', 'B', 'C', 'D'].map((column) => cellAt(rewards, `${column}${row}`)))).toEqual([
      ['名次', '正职奖金比例', '单位金额（元）', '兑现内容'],
      [1, 0.2, 500, '红榜'],
      [-1, -0.2, null, '讲评、整改、蓝榜'],
    ]);
  });

  it('speaks both languages, with no word left out', () => {
    for (const language of languages) {
      const texts = planScoreWorkbook({ scheme, period: '2026-10', language }).flatMap(({ blocks }) =>
        blocks.flatMap(({ cells }) => cells.flat()),
      );
      expect(texts.some((text) => typeof text === 'string' && /\{\w+\}|undefined/.test(text))).toBe(false);
    }
  });
});

describe('a large scheme', () => {
  it('of 500 units and 5 indicators stays in a few whole ranges a sheet', () => {
    const indicators = Array.from({ length: 5 }, (_, index) => ({ id: `i${index}`, title: `指标${index}`, marks: 20 }));
    const parsed = parseScheme({
      format: 1,
      id: 'large',
      version: 1,
      title: '大',
      cycle: 'month',
      categories: [{ id: 'c', title: 'c' }],
      groups: [{ id: 'g', title: 'g' }],
      units: Array.from({ length: 500 }, (_, index) => ({ id: `u${index}`, title: `单位${index}`, category: 'c' })),
      components: [{ id: 'k', title: '考核', group: 'g', method: 'deduct', marks: 100, indicators }],
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    for (const plan of planScoreWorkbook({ scheme: parsed.value, period: '2026-10', language: 'zh-CN' })) {
      const lists = [plan.blocks, plan.styles, plan.numberFormats, plan.validations, plan.inputs, plan.columns];
      expect(lists.reduce((sum, list) => sum + (list?.length ?? 0), 0)).toBeLessThan(60);
    }
  });
});

describe('the Luan preset', () => {
  const parsed = parseScheme(
    JSON.parse(readFileSync(path.join(__dirname, '../../../shared/scheme/presets/luan.json'), 'utf8')),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const plans = planScoreWorkbook({ scheme: parsed.value, period: '2026-10', language: 'zh-CN' });

  it('is laid out with names that Excel takes', () => {
    expect(new Set(plans.map(({ name }) => name.toLowerCase())).size).toBe(plans.length);
    expect(plans.every(({ name }) => name.length <= 31)).toBe(true);
    expect(tableNames(parsed.value).every((name) => /^[A-Za-z_][A-Za-z0-9_.]{0,254}$/.test(name))).toBe(true);
  });

  it('gives units with long names in English a wider column than those in Chinese', () => {
    const unitWidth = (sheets: readonly SheetPlan[]) =>
      sheets.find(({ key }) => key.startsWith('score:'))?.columns?.find(({ at }) => at === 'C:C')?.width;
    const english = planScoreWorkbook({ scheme: parsed.value, period: '2026-10', language: 'en-US' });
    expect(unitWidth(plans)).toBe(150);
    expect(unitWidth(english)).toBeGreaterThan(150);
  });

  it('names in its formulas only tabs that it lays out', () => {
    const tabs = new Set(plans.map(({ name }) => name));
    for (const formula of plans.flatMap(formulas)) {
      for (const [, tab = ''] of formula.matchAll(/'([^']+)'!/g)) expect(tabs).toContain(tab);
      expect(formula.length).toBeLessThan(8192);
    }
  });
});

describe('names', () => {
  it('of tables keep ids apart that Excel would take for one', () => {
    const ids = ['a-b', 'a_b', 'a__b', 'a.b', 'A-b', 'a--b', 'a_.b', 'A', 'a'];
    expect(new Set(ids.map((id) => tableName(id).toLowerCase())).size).toBe(ids.length);
  });

  it('of tabs are ones that Excel takes', () => {
    expect(tabNames(["'安全'/环境[1]", '', '长'.repeat(40), '长'.repeat(40)])).toEqual([
      '’安全’ 环境 1',
      '-',
      '长'.repeat(31),
      `${'长'.repeat(29)} 2`,
    ]);
  });

  it('of units with one title are told apart by id', () => {
    expect([
      ...labelsOf(
        [
          { id: 'a', title: '车间' },
          { id: 'b', title: '车间' },
          { id: 'c', title: '科' },
        ],
        'zh-CN',
      ).values(),
    ]).toEqual(['车间（a）', '车间（b）', '科']);
  });
});
