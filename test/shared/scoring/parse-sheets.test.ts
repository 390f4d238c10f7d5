import { parseSheets } from '../../../shared/scoring/parse-sheets';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import { schemeFrom } from '../accepted';
import { bureau, month } from '../bureau';

const plan = planScheme(schemeFrom(bureau));

const faultsOf = (sheets: unknown) => {
  const parsed = parseSheets(plan, sheets);
  return parsed.ok ? [] : parsed.faults.map(({ code, path }) => `${code} ${path}`);
};

const deduct = (line: object, more: object = {}) => ({ unit: 'd1', component: 'work', lines: [line], ...more });
const rate = (...lines: object[]) => ({ unit: 'd1', component: 'quality', lines });
const speed = { indicator: 'speed', points: 20 };
const care = { indicator: 'care', points: 10 };

describe('the sheets of a submission', () => {
  it('are accepted as they are', () => {
    expect(parseSheets(plan, month)).toEqual({ ok: true, value: month });
  });

  it.each<[string, object, string[]]>([
    ['an unknown unit', deduct({ points: 0 }, { unit: 'x' }), ['unknown-unit sheets[0].unit']],
    ['an id that is none', deduct({ points: 0 }, { unit: '一处' }), ['bad-id sheets[0].unit']],
    ['an unknown component', deduct({ points: 0 }, { component: 'x' }), ['unknown-component sheets[0].component']],
    ['an unknown indicator', deduct({ indicator: 'x', points: 0 }), ['unknown-indicator sheets[0].lines[0].indicator']],
    ['an unknown key', deduct({ points: 0, colour: 1 }), ['unknown-key sheets[0].lines[0].colour']],
    [
      'a component that does not apply',
      { unit: 'b1', component: 'quality', lines: [speed, care] },
      ['component-does-not-apply sheets[0].component'],
    ],
    ['negative points', deduct({ points: -1, reason: '误' }), ['points-negative sheets[0].lines[0].points']],
    ['points as text', deduct({ points: '1', reason: '误' }), ['wrong-type sheets[0].lines[0].points']],
    ['no points', deduct({ reason: '误' }), ['missing sheets[0].lines[0].points']],
    ['null for points', deduct({ points: null, reason: '误' }), ['wrong-type sheets[0].lines[0].points']],
    [
      'points that are not finite',
      deduct({ points: Infinity, reason: '误' }),
      ['points-not-finite sheets[0].lines[0].points'],
    ],
    [
      'points that are no number',
      deduct({ points: NaN, reason: '误' }),
      ['points-not-finite sheets[0].lines[0].points'],
    ],
    [
      'points that no sum could hold',
      deduct({ points: 1e300, reason: '误' }),
      ['out-of-range sheets[0].lines[0].points'],
    ],
    ['five decimals', deduct({ points: 0.00001, reason: '误' }), ['points-too-fine sheets[0].lines[0].points']],
    [
      'points beyond the indicator’s marks',
      deduct({ indicator: 'report', points: 20.5, reason: '误' }),
      ['points-beyond-marks sheets[0].lines[0].points'],
    ],
    [
      'a rating beyond the component’s marks',
      { unit: 'd1', component: 'leaders', assessor: 'a', lines: [{ points: 10.01 }] },
      ['points-beyond-marks sheets[0].lines[0].points'],
    ],
    ['a deduction without a reason', deduct({ points: 1 }), ['reason-missing sheets[0].lines[0].reason']],
    [
      'a deduction with a blank reason',
      deduct({ points: 1, reason: ' \u3000' }),
      ['reason-missing sheets[0].lines[0].reason'],
    ],
    [
      'a reason that is too long',
      deduct({ points: 1, reason: '长'.repeat(2001) }),
      ['text-too-long sheets[0].lines[0].reason'],
    ],
    ['a missing rating', rate(speed), ['rate-line-missing sheets[0].lines']],
    ['a repeated rating', rate(speed, care, { ...speed, points: 5 }), ['rate-line-repeated sheets[0].lines[2]']],
    [
      'a rating of nothing',
      rate(speed, { points: 1 }),
      ['missing sheets[0].lines[1].indicator', 'rate-line-missing sheets[0].lines'],
    ],
    [
      'five decimals of a unit that is unknown',
      deduct({ points: 0.00001 }, { unit: 'x' }),
      [
        'unknown-unit sheets[0].unit',
        'points-too-fine sheets[0].lines[0].points',
        'reason-missing sheets[0].lines[0].reason',
      ],
    ],
    [
      'five decimals of an unknown component',
      deduct({ points: 0.00001 }, { component: 'x' }),
      ['unknown-component sheets[0].component', 'points-too-fine sheets[0].lines[0].points'],
    ],
    [
      'an unknown indicator of a component that does not apply',
      { unit: 'b1', component: 'quality', lines: [{ indicator: 'x', points: -0.00001 }] },
      [
        'points-negative sheets[0].lines[0].points',
        'component-does-not-apply sheets[0].component',
        'unknown-indicator sheets[0].lines[0].indicator',
        'points-too-fine sheets[0].lines[0].points',
      ],
    ],
    [
      'two lines where a rating has one',
      { unit: 'd1', component: 'leaders', assessor: 'a', lines: [{ points: 9 }, { points: 8 }] },
      ['rate-line-repeated sheets[0].lines[1]'],
    ],
    [
      'no line where a rating has one',
      { unit: 'd1', component: 'leaders', assessor: 'a', lines: [] },
      ['rate-line-missing sheets[0].lines'],
    ],
  ])('with %s are refused', (_, sheet, faults) => {
    expect(faultsOf([sheet])).toEqual(faults);
  });

  it('may deduct nothing without a reason, and write zero as -0', () => {
    const parsed = parseSheets(plan, JSON.parse('[{"unit":"d1","component":"work","lines":[{"points":-0}]}]'));
    expect(parsed.ok && Object.is(parsed.value[0]?.lines[0]?.points, 0)).toBe(true);
  });

  it('have one place each, whatever the assessor is called', () => {
    const sheet = (assessor: string) => ({ unit: 'd1', component: 'leaders', assessor, lines: [{ points: 9 }] });
    expect(faultsOf([sheet('a'), sheet('b'), sheet('a~b')])).toEqual([]);
    expect(faultsOf([sheet('a'), sheet('b'), sheet('a')])).toEqual(['sheet-repeated sheets[2]']);
  });

  it('may leave the assessor out where several score, which is a place of its own', () => {
    const sheet = (more: object) => ({ unit: 'd1', component: 'leaders', lines: [{ points: 9 }], ...more });
    expect(faultsOf([sheet({}), sheet({ assessor: 'a' })])).toEqual([]);
    expect(faultsOf([sheet({}), sheet({})])).toEqual(['sheet-repeated sheets[1]']);
  });

  it('have one place for a component that takes one sheet, whoever the assessor is', () => {
    const sheet = (assessor: string) => deduct({ points: 0 }, { assessor });
    expect(parseSheets(plan, [sheet('a')])).toEqual({ ok: true, value: [deduct({ points: 0 })] });
    expect(faultsOf([sheet('a'), sheet('b')])).toEqual(['sheet-repeated sheets[1]']);
  });

  it('are seen to be repeated also where one of them is faulty, or their unit is unknown', () => {
    const negative = deduct({ points: -1, reason: '误' });
    expect(faultsOf([negative, deduct({ points: 0 })])).toEqual([
      'points-negative sheets[0].lines[0].points',
      'sheet-repeated sheets[1]',
    ]);
    expect(faultsOf([deduct({ points: 0 }, { unit: 'x' }), deduct({ points: 0 }, { unit: 'x' })])).toEqual([
      'unknown-unit sheets[0].unit',
      'unknown-unit sheets[1].unit',
      'sheet-repeated sheets[1]',
    ]);
  });

  it('name no indicator where the fault is of the sheet', () => {
    const one = { unit: 'd1', component: 'leaders', lines: [] };
    const parsed = parseSheets(plan, [one, one]);
    expect(parsed.ok ? [] : parsed.faults.map(({ detail }) => detail)).toEqual([
      { unit: 'd1', component: 'leaders' },
      { unit: 'd1', component: 'leaders' },
      { unit: 'd1', component: 'leaders' },
    ]);
  });

  it('are refused with every fault there is', () => {
    const faulty = [
      deduct({ points: 0.00001 }, { colour: 'red' }),
      rate({ ...speed, points: 99 }, { ...care, points: -1 }),
      { unit: 'x', component: 'y', lines: [{ points: 'z' }] },
      7,
    ];
    expect(faultsOf(faulty)).toEqual([
      'unknown-key sheets[0].colour',
      'points-too-fine sheets[0].lines[0].points',
      'reason-missing sheets[0].lines[0].reason',
      'points-negative sheets[1].lines[1].points',
      'points-beyond-marks sheets[1].lines[0].points',
      'wrong-type sheets[2].lines[0].points',
      'unknown-unit sheets[2].unit',
      'unknown-component sheets[2].component',
      'wrong-type sheets[3]',
    ]);
  });

  it('say of each fault which unit, component, indicator and line it is', () => {
    const parsed = parseSheets(plan, [rate(speed, { ...care, points: 15.5 })]);
    expect(parsed).toMatchObject({
      ok: false,
      faults: [{ detail: { unit: 'd1', component: 'quality', indicator: 'care', line: 2, points: 15.5, marks: 15 } }],
    });
  });

  it.each([undefined, null, {}, 'sheets'])('are not %j', (input) => {
    expect(parseSheets(plan, input)).toMatchObject({ ok: false, faults: [{ path: 'sheets' }] });
  });

  it('ask a rating only for the indicators that apply to the unit', () => {
    const [care15, speed25] = [
      { id: 'care', title: 'c', marks: { dept: 15 } },
      { id: 'speed', title: 's', marks: 25 },
    ];
    const quality = { ...bureau.components[1], marks: { dept: 40, branch: 25 }, indicators: [speed25, care15] };
    const mixed = planScheme(schemeFrom({ ...bureau, components: [bureau.components[0], quality] }));
    const sheet = (lines: object[]) => [{ unit: 'b1', component: 'quality', lines }];
    expect(parseSheets(mixed, sheet([speed])).ok).toBe(true);
    expect(parseSheets(mixed, sheet([speed, care]))).toMatchObject({
      ok: false,
      faults: [{ code: 'indicator-does-not-apply', path: 'sheets[0].lines[1].indicator' }],
    });
  });
});

describe('a sheet of a unit that is not assessed', () => {
  const reason = '本月新设';

  it('has a reason and no lines, whatever its component asks for', () => {
    const sheets = ['work', 'quality', 'bonus'].map((component) => ({
      unit: 'd1',
      component,
      lines: [],
      notAssessed: reason,
    }));
    expect(parseSheets(plan, sheets)).toEqual({ ok: true, value: sheets });
  });

  it('is refused with lines, and without a reason', () => {
    expect(faultsOf([deduct({ points: 0 }, { notAssessed: reason })])).toEqual([
      'not-assessed-with-lines sheets[0].lines',
    ]);
    expect(faultsOf([{ unit: 'd1', component: 'work', lines: [], notAssessed: ' ' }])).toEqual([
      'missing sheets[0].notAssessed',
    ]);
  });
});

describe('a component', () => {
  const [, , leaders, , bonus] = bureau.components;
  const faultsUnder = (components: readonly object[], sheets: readonly object[]) => {
    const parsed = parseSheets(planScheme(schemeFrom({ ...bureau, components })), sheets);
    return parsed.ok ? [] : parsed.faults.map(({ code, path }) => `${code} ${path}`);
  };

  it('that takes no sheets refuses them', () => {
    const components = [...bureau.components.slice(0, 4), { ...bonus, sheets: false }];
    expect(faultsUnder(components, [{ unit: 'd1', component: 'bonus', lines: [] }])).toEqual([
      'component-without-sheets sheets[0].component',
    ]);
  });

  it('refuses more raters than it expects, a sheet without a name among them', () => {
    const by = (more: object) => ({ unit: 'd1', component: 'leaders', lines: [{ points: 9 }], ...more });
    const sheets = [by({ assessor: 'a' }), by({}), by({ assessor: 'b' })];
    expect(faultsUnder([{ ...leaders, raters: 3 }], sheets)).toEqual([]);
    expect(faultsUnder([{ ...leaders, raters: 2 }], sheets)).toEqual(['too-many-assessors sheets[2].assessor']);
  });
});

describe('the lines of a unit for one indicator', () => {
  const faultsOfLines = (component: string, points: readonly number[], indicator = 'one') => {
    const [work, , , visits, bonus] = bureau.components;
    const indicators = [
      { id: 'one', title: '一', marks: { dept: 9 } },
      { id: 'open', title: '二' },
    ];
    const limited = planScheme(
      schemeFrom({
        ...bureau,
        components: [work, { ...visits, marks: 20, indicators }, { ...bonus, marks: 20, indicators }],
      }),
    );
    const lines = points.map((some) => ({ indicator, points: some, reason: '误' }));
    const parsed = parseSheets(limited, [{ unit: 'd1', component, lines }]);
    return parsed.ok
      ? []
      : parsed.faults.map(({ code, path, detail }) => `${code} ${path} ${detail.points}/${detail.marks}`);
  };

  it('are together not beyond its marks: the line that passes them is the fault', () => {
    expect(faultsOfLines('bonus', [1.5, 1, 6.5])).toEqual([]);
    expect(faultsOfLines('bonus', [1.5, 1, 6.5001, 2])).toEqual([
      'points-beyond-marks sheets[0].lines[2].points 9.0001/9',
    ]);
    expect(faultsOfLines('work', [20, 20, 0, 0.5], 'plan')).toEqual([
      'points-beyond-marks sheets[0].lines[3].points 40.5/40',
    ]);
  });

  it('are summed exactly', () => {
    const tenths = [2.6, 2.2, 2.4, 1.8];
    expect(tenths.reduce((sum, points) => sum + points)).toBeGreaterThan(9);
    expect(faultsOfLines('bonus', tenths)).toEqual([]);
  });

  it('have one fault each where they are beyond the marks by themselves', () => {
    expect(faultsOfLines('bonus', [9.5, 1, 10])).toEqual([
      'points-beyond-marks sheets[0].lines[0].points 9.5/9',
      'points-beyond-marks sheets[0].lines[2].points 10/9',
    ]);
  });

  it('are without limit where the indicator has no marks of its own, and in a penalty bounded by the component', () => {
    expect(faultsOfLines('bonus', [15, 15], 'open')).toEqual([]);
    expect(faultsOfLines('visits', [5, 5])).toEqual([]);
  });

  it('are a fault also in a rating, beside being given twice', () => {
    expect(faultsOf([rate(speed, care, speed)])).toEqual([
      'points-beyond-marks sheets[0].lines[2].points',
      'rate-line-repeated sheets[0].lines[2]',
    ]);
  });
});

describe('the assessors of one unit in one component', () => {
  const by = (assessor: string, unit = 'd1') => ({ unit, component: 'leaders', assessor, lines: [{ points: 9 }] });

  it.each<[string, string[], string[]]>([
    ['a spare blank', ['张三', '张三 '], ['assessor-not-plain sheets[1].assessor']],
    ['a blank within, full-width', ['张　三'], ['assessor-not-plain sheets[0].assessor']],
    ['full-width signs alone', ['张三（安全）'], []],
    ['the same in both widths', ['A1', 'Ａ１'], ['assessors-look-alike sheets[1].assessor']],
    ['a blank alone', [' '], ['assessor-not-plain sheets[0].assessor']],
    ['letters that look the same', ['CAP', '\u0421\u0410\u0420'], ['assessors-look-alike sheets[1].assessor']],
    ['65 characters', ['长'.repeat(65)], ['assessor-too-long sheets[0].assessor']],
    ['the very same', ['张三', '张三'], ['sheet-repeated sheets[1]']],
    ['another person', ['张三', '张 三', '长'.repeat(64)], []],
  ])('%s', (_, assessors, faults) => {
    expect(faultsOf(assessors.map((assessor) => by(assessor)))).toEqual(faults);
  });

  it('are named with unit, component and how the name is written', () => {
    const parsed = parseSheets(plan, [by('张三 ')]);
    const detail = { unit: 'd1', component: 'leaders', assessor: '张三 ', plain: '张三' };
    expect(parsed.ok || parsed.faults).toEqual([{ code: 'assessor-not-plain', path: 'sheets[0].assessor', detail }]);
  });

  it('are another’s in another unit, and nobody’s where a component takes one sheet', () => {
    expect(faultsOf([by('CAP'), by('\u0421\u0410\u0420', 'd2')])).toEqual([]);
    expect(faultsOf([deduct({ points: 0 }, { assessor: ' 张三 ' })])).toEqual([]);
  });

  it('are a hundred at most', () => {
    const many = Array.from({ length: 101 }, (_, at) => by(`评委 ${at}`));
    expect(faultsOf(many)).toEqual(['too-many-assessors sheets[100].assessor']);
    expect(faultsOf(many.slice(0, 100))).toEqual([]);
  });
});
