// The custom functions give what the service publishes, and say what is wrong with a cell instead of a number.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { functions } from '../../../addin/customfunctions/functions';
import { Refusal } from '../../../addin/customfunctions/refusal';
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import { consolidate } from '../../../shared/scoring/consolidate';
import { parseCyclePeriod } from '../../../shared/scheme/period';
import { parseSheets } from '../../../shared/scoring/parse-sheets';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import { tierTable } from '../../../shared/sheets/tier-table';

type Id = keyof typeof functions;

/** Calls a function as Excel does: a range is a matrix, and so is a single cell where the function takes a range. */
const call = (id: Id, ...cells: unknown[]): unknown => (functions[id] as (...cells: unknown[]) => unknown)(...cells);
const column = (...cells: unknown[]) => cells.map((cell) => [cell]);

const refused = (id: Id, ...cells: unknown[]): string => {
  try {
    return `gave ${JSON.stringify(call(id, ...cells))}`;
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason;
    return `${reason.code} ${reason.parameter}`;
  }
};

describe('the figures of the functions', () => {
  it.each<[Id, unknown[], unknown]>([
    ['BLENDSCORE', [88.1, 85.5], 87.32],
    ['BLENDSCORE', [84.15, 90.05], 85.92],
    ['BLENDSCORE', [1.005, 1.005], 1.01],
    ['BLENDSCORE', [[[84.15]], column(90, 90.1)], 85.92],
    ['BLENDSCORE', [80, 90, 0.5, 0], 85],
    ['BLENDSCORE', [80, 90, null, ''], 83],
    ['BLENDSCORE', [-1.005, -1.005], -1.01],
    ['TIERBONUS', [1, 13], 0.2],
    ['TIERBONUS', [2, 13], 0.15],
    ['TIERBONUS', [12, 13], -0.15],
    ['TIERBONUS', [13, 13], -0.2],
    ['TIERBONUS', [7, 13], 0],
    ['TIERBONUS', [2, 3], 0],
    ['TIERBONUS', [1, 1], 0],
    ['TIERBONUS', [1, 13, '副职'], 0.2],
    ['TIERBONUS', [1, 13, 'staff'], 0],
    ['SHEETSCORE', ['deduct', 20, column(1.5, 0.5, 0)], 18],
    ['SHEETSCORE', ['扣分', 20, column(19, 2)], 0],
    ['SHEETSCORE', ['deduct', 20, column(0.1, 0.2)], 19.7],
    ['SHEETSCORE', ['deduct', 20, column(1), column(null, 2, '')], 17],
    ['SHEETSCORE', ['rate', 40, column(18.2, 20.1)], 38.3],
    ['SHEETSCORE', ['ADD', 8, column(5, 4)], 8],
    ['SHEETSCORE', ['扣罚', '', column(2.5)], -2.5],
    ['COMPOSITE', [column(0.1, 0.2)], 0.3],
    ['COMPOSITE', [column(90, 85), column(0.8, 0.2)], 89],
    ['COMPOSITE', [column(90, 85), column(0.8, 0.2), 88.5], 88.5],
    ['PLACE', [90, column(95, 90, 90, 80)], 2],
    ['PLACE', [80, column(95, 90, 90, 80)], 4],
    ['PLACE', [90, column(95, 90, 90, 80), null, null, 1], 2],
    ['PLACE', [90, column(95, 90, 85, 80), '乙', column('甲', '乙', '乙', '甲')], 1],
    ['PLACE', [90, column(95, 90, null, { type: 'Error', basicValue: '#N/A' })], 2],
    ['PLACES', [column(95, 90, 90, 80)], column(1, 2, 2, 4)],
    ['PLACES', [column(95, 90, 85, 80), column('a', 'b', 'b', 'a')], column(1, 1, 2, 2)],
    [
      'RANKING',
      [column('一', '二', '三'), column(80, 95, 90), column('甲', '乙', '甲')],
      [
        ['甲', 1, '三', 90],
        ['甲', 2, '一', 80],
        ['乙', 1, '二', 95],
      ],
    ],
    ['WINNERS', [5, 0.2], 1],
    ['WINNERS', [21, 0.2], 4],
    ['WINNERS', [28, 0.2], 6],
    ['WINNERS', [28, 0.2, '舍去'], 5],
    ['WINNERS', [21, 0.2, 'up'], 5],
    [
      'GRADE',
      [
        3,
        14,
        [
          ['优秀', 0.2],
          ['良好', 0.5],
          ['合格', null],
        ],
      ],
      '优秀',
    ],
    [
      'GRADE',
      [
        4,
        14,
        [
          ['等次', '占比'],
          ['优秀', 0.2],
          ['良好', 0.5],
          ['合格', null],
        ],
      ],
      '良好',
    ],
    [
      'GRADE',
      [
        1,
        14,
        [
          ['优秀', 0.2, 90],
          ['良好', 0.5, 80],
          ['合格', null, null],
        ],
        88,
      ],
      '良好',
    ],
    [
      'DISTRIBUTION',
      [column(95, 101, 105, null, 110), column(90, 101, 106)],
      [
        ['', 90, 0, 0],
        [90, 101, 1, 25],
        [101, 106, 2, 50],
        [106, '', 1, 25],
      ],
    ],
    ['STREAK', [[[1, 0, 0]]], 2],
    ['STREAK', [[[0, null, 0]]], 1],
    ['ROUNDSCORE', [1.005], 1.01],
    ['ROUNDSCORE', [-2.5, 0], -3],
    ['ROUNDSCORE', ['１.005'], 1.01],
  ])('=%s %j', (id, cells, figure) => {
    expect(call(id, ...cells)).toEqual(figure);
  });

  it('takes a formula’s number as Excel shows and rounds it, without the noise of binary arithmetic', () => {
    expect(call('ROUNDSCORE', [[66.75 * 0.7 + 89.4 * 0.3]], [[2]])).toBe(73.55);
    expect(call('ROUNDSCORE', [[1.15 * 3]], [[1]])).toBe(3.5);
    expect(call('ROUNDSCORE', [[1.1 * 1.1]], [[10]])).toBe(1.21);
    const grades = [
      ['优秀', null, 90],
      ['合格', null, null],
    ];
    expect(call('GRADE', [[1]], [[10]], grades, [[86.07 * 0.7 + 99.17 * 0.3]])).toBe('优秀');
    expect(call('GRADE', [[1]], [[10]], [['优秀', null, 86.07 * 0.7 + 99.17 * 0.3], grades[1]], [[90]])).toBe('优秀');
    expect(call('STREAK', [[0, 0.3 - 0.1 - 0.2, 0.1 + 0.2 - 0.3]])).toBe(3);
    expect(call('PLACES', column(0.1 + 0.2, 0.3, 0.2))).toEqual(column(1, 1, 3));
    expect(call('PLACE', [[0.3]], column(0.1 + 0.2, 0.4))).toBe(2);
    expect(call('BLENDSCORE', [[0.1 * 3]], [[0.3]], [[0.5]], [[10]])).toBe(0.3);
  });

  it('keeps very large and very small numbers, and knows no -0', () => {
    expect(call('ROUNDSCORE', [[1e21]])).toBe(1e21);
    expect(call('ROUNDSCORE', [[-Number.MAX_VALUE]], [[0]])).toBe(-Number.MAX_VALUE);
    expect(Object.is(call('ROUNDSCORE', [[-0]]), 0)).toBe(true);
    expect(Object.is(call('SHEETSCORE', 'penalty', null, column(-0)), 0)).toBe(true);
    expect(call('ROUNDSCORE', [[0.0000000001]], [[10]])).toBe(0.0000000001);
    expect(call('STREAK', [[5e-324]])).toBe(1);
  });

  it('compare categories as they were meant, and show each as it first stands', () => {
    const categories = column('Ａ类', ' A类', 'A\u200B类', 'B类');
    expect(call('PLACES', column(95, 90, 85, 80), categories)).toEqual(column(1, 2, 3, 1));
    expect(call('PLACE', [[85]], column(95, 90, 85, 80), 'A类', categories)).toBe(3);
    expect(call('RANKING', column('一\u200B', '二', '三', '四'), column(80, 85, 90, 70), categories)).toEqual([
      ['Ａ类', 1, '三', 90],
      ['Ａ类', 2, '二', 85],
      ['Ａ类', 3, '一', 80],
      ['B类', 1, '四', 70],
    ]);
  });

  it('leave rows without a score or a unit out, with or without a category', () => {
    expect(call('PLACES', column(95, 90, null), column('甲', '甲', null))).toMatchObject([
      [1],
      [2],
      [{ problem: 'blank' }],
    ]);
    expect(call('RANKING', column('一', null), column(80, null), column('甲', null))).toEqual([['甲', 1, '一', 80]]);
  });

  it('what is not scored has no place, while the others are ranked without it', () => {
    const [first, second, third] = call('PLACES', column(90, null, 95)) as unknown[][];
    expect([first, third]).toEqual([[2], [1]]);
    expect(second?.[0]).toMatchObject({ code: '#N/A', problem: 'blank' });
    const table = call('RANKING', column('一', '二'), column(null, 95)) as unknown[][];
    expect(table[0]).toEqual(['', 1, '二', 95]);
    expect(table[1]?.[1]).toBeInstanceOf(Refusal);
  });
});

describe('what a cell may not be', () => {
  const notAvailable = { type: 'Error', basicValue: '#N/A' };

  it.each<[string, Id, unknown[]]>([
    ['#N/A own', 'BLENDSCORE', [null, 90]],
    ['#N/A own', 'BLENDSCORE', ['', 90]],
    ['#N/A own', 'BLENDSCORE', [undefined, 90]],
    ['#N/A own', 'BLENDSCORE', [[['  ']], 90]],
    ['#N/A counterpart', 'BLENDSCORE', [90, column(80, null)]],
    ['#N/A counterpart', 'BLENDSCORE', [90, column(80, notAvailable)]],
    ['#N/A counterpart', 'BLENDSCORE', [90, column(80, '#N/A')]],
    ['#VALUE! counterpart', 'BLENDSCORE', [90, column(80, '#REF!')]],
    ['#VALUE! own', 'BLENDSCORE', ['九十', 90]],
    ['#VALUE! own', 'BLENDSCORE', ['1,5', 90]],
    ['#VALUE! own', 'BLENDSCORE', [true, 90]],
    ['#VALUE! own', 'BLENDSCORE', [column(80, 90), 90]],
    ['#VALUE! share', 'BLENDSCORE', [80, 90, 30]],
    ['#VALUE! digits', 'BLENDSCORE', [80, 90, 0.3, 1.5]],
    ['#VALUE! digits', 'ROUNDSCORE', [80, -1]],
    ['#N/A points', 'SHEETSCORE', ['deduct', 20, column(1, null)]],
    ['#N/A points', 'SHEETSCORE', ['add', 8, column(null)]],
    ['#VALUE! points', 'SHEETSCORE', ['deduct', 20, column(-1)]],
    ['#VALUE! points', 'SHEETSCORE', ['rate', 40, column(41)]],
    ['#N/A extra', 'SHEETSCORE', ['deduct', 20, column(1), column(null, notAvailable)]],
    ['#N/A marks', 'SHEETSCORE', ['deduct', null, column(1)]],
    ['#VALUE! method', 'SHEETSCORE', ['minus', 20, column(1)]],
    ['#N/A method', 'SHEETSCORE', ['', 20, column(1)]],
    ['#N/A scores', 'COMPOSITE', [column(90, null)]],
    ['#VALUE! weights', 'COMPOSITE', [column(90, 80), column(1)]],
    ['#N/A weights', 'COMPOSITE', [column(90, 80), column(1, null)]],
    ['#N/A score', 'PLACE', [null, column(90)]],
    ['#N/A score', 'PLACE', [91, column(90)]],
    ['#VALUE! scores', 'PLACE', [90, column(90, '缺')]],
    ['#VALUE! categories', 'PLACE', [90, column(90, 80), '甲', column('甲')]],
    ['#N/A category', 'PLACE', [90, column(90, 80), null, column('甲', '甲')]],
    ['#N/A categories', 'PLACE', [90, column(90, 80), '甲', column('甲', null)]],
    ['#N/A categories', 'PLACES', [column(90, 80), column('甲', '\u200B ')]],
    ['#N/A categories', 'RANKING', [column('一', '二'), column(90, null), column('甲', null)]],
    ['#VALUE! order', 'PLACE', [90, column(90), null, null, 2]],
    ['#VALUE! units', 'RANKING', [column('一'), column(90, 80)]],
    ['#N/A units', 'RANKING', [column('一', null), column(90, 80)]],
    ['#N/A place', 'TIERBONUS', [null, 13]],
    ['#VALUE! place', 'TIERBONUS', [14, 13]],
    ['#VALUE! place', 'TIERBONUS', [1.5, 13]],
    ['#VALUE! of', 'TIERBONUS', [1, 0]],
    ['#VALUE! role', 'TIERBONUS', [1, 13, '主任']],
    ['#VALUE! tiers', 'TIERBONUS', [1, 13, '正职', [[1, 0.2]]]],
    ['#VALUE! measure', 'TIERBONUS', [1, 13, '正职', null, 'dollars']],
    ['#VALUE! share', 'WINNERS', [21, 20]],
    [
      '#VALUE! grades',
      'GRADE',
      [
        1,
        14,
        [
          ['优秀', '多'],
          ['良好', '少'],
        ],
      ],
    ],
    [
      '#N/A final',
      'GRADE',
      [
        1,
        14,
        [
          ['优秀', 0.2, 90],
          ['良好', null, null],
        ],
      ],
    ],
    ['#VALUE! bands', 'DISTRIBUTION', [column(90), column(100, 90)]],
    ['#N/A scores', 'DISTRIBUTION', [column(null), column(90)]],
    ['#N/A deductions', 'STREAK', [column(null)]],
    ['#VALUE! deductions', 'STREAK', [column(-1)]],
  ])('%s: =%s %j', (refusal, id, cells) => {
    expect(refused(id, ...cells)).toBe(refusal);
  });

  it('is explained in the reader’s language, by the name of the parameter that Excel shows', () => {
    const refusal = new Refusal('blank', 'counterpart');
    expect(refusal.sentence('zh-CN')).toBe('“对方得分”是空白：未评分，不等于 0。');
    expect(refusal.sentence('en-US')).toBe('counterpart is blank: not scored, which is not 0.');
  });

  it('names the blank cell among categories that were merged', () => {
    const sentence = (language: 'zh-CN' | 'en-US'): string => {
      try {
        call('PLACES', column(95, 90, 85), column('甲', null, '乙'));
      } catch (reason) {
        if (reason instanceof Refusal) return reason.sentence(language);
      }
      throw new Error('not refused');
    };
    expect(sentence('zh-CN')).toBe('“类别区域”的第 2 个单元格是空白：合并的单元格只有第一格有值，请逐格填写。');
    expect(sentence('en-US')).toBe(
      'Cell 2 of categories is blank: of merged cells only the first holds a value, so fill in every one.',
    );
  });
});

describe('a table of tiers', () => {
  const quarter = {
    top: [
      { chief: { cash: 500 }, staff: { bonusPercent: 10 } },
      { chief: { cash: 450 }, staff: { bonusPercent: 5 } },
    ],
    bottom: [
      { chief: { cash: -500 }, staff: { bonusPercent: -10 } },
      { chief: { cash: -450 }, staff: { bonusPercent: -5 } },
    ],
  };

  it.each(['zh-CN', 'en-US'] as const)('laid out in %s pays by role and measure', (language) => {
    const tiers = tierTable(quarter, language);
    expect(call('TIERBONUS', 2, 13, '正职', tiers, '金额')).toBe(450);
    expect(call('TIERBONUS', 13, 13, 'chief', tiers, 'cash')).toBe(-500);
    expect(call('TIERBONUS', 12, 13, 'staff', tiers)).toBe(-0.05);
    expect(call('TIERBONUS', 1, 13, 'deputy', tiers, 'cash')).toBe(0);
  });

  it('with two units sharing the last place pays both as the last', () => {
    expect(call('TIERBONUS', 12, 13, 'staff', tierTable(quarter, 'zh-CN'), 'percent', 1)).toBe(-0.1);
  });
});

describe('the functions against the results of the worked cases', () => {
  const folder = path.join(__dirname, '../../cases');

  it.each(readdirSync(folder).filter((file) => file.endsWith('.json')))('%s', (file) => {
    const document = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    const scheme = parseScheme(document.scheme);
    if (!scheme.ok) throw new Error(JSON.stringify(scheme.faults));
    const period = parseCyclePeriod(scheme.value, document.period);
    const sheets = parseSheets(planScheme(scheme.value), document.sheets);
    if (!period.ok || !sheets.ok) throw new Error('not a case');
    const { units } = consolidate(scheme.value, period.value, sheets.value);
    const complete = units.filter((unit) => unit.complete);
    const finals = column(...complete.map(({ final }) => final));
    const categories = column(...complete.map(({ category }) => category));
    const tieBroken = (scheme.value.ranking?.tieBreakers ?? []).length > 0;
    for (const unit of complete) {
      if (!tieBroken) {
        expect(call('PLACE', [[unit.final]], finals, unit.category, categories)).toBe(unit.place);
        expect(call('PLACE', [[unit.final]], finals, unit.category, categories, 1)).toBe(unit.placeFromBottom);
      }
      for (const { reward, tier, effects } of unit.rewards) {
        const rule = scheme.value.rewards?.find(({ id }) => id === reward);
        if (tier === undefined || rule?.rule !== 'tiers') continue;
        const bonus = call(
          'TIERBONUS',
          unit.place,
          unit.of,
          'chief',
          tierTable(rule, 'zh-CN'),
          '',
          unit.placeFromBottom,
        );
        expect(bonus).toBe((effects.chief?.bonusPercent ?? 0) / 100);
      }
    }
    const alone = sheets.value.filter(({ assessor }) => assessor === undefined);
    for (const { unit, component, lines } of alone) {
      const result = complete.find((candidate) => candidate.unit === unit);
      const rule = scheme.value.components.find(({ id }) => id === component);
      if (result === undefined || rule === undefined || lines.length === 0) continue;
      const profile = scheme.value.units.find(({ id }) => id === unit);
      const marks =
        typeof rule.marks === 'object' ? rule.marks[profile?.profile ?? (profile?.category as never)] : rule.marks;
      const score = call('SHEETSCORE', rule.method, marks, column(...lines.map(({ points }) => points)));
      expect(call('ROUNDSCORE', score, scheme.value.digits)).toBe(result.components[rule.id]);
    }
  });
});
