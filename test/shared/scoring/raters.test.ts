import { raterWarnings } from '../../../shared/scoring/raters';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import { schemeFrom, sheetsFrom } from '../accepted';
import { bureau } from '../bureau';

const leaders = { ...bureau.components[2], marks: 10 };
const rated = (unit: string, raters: number, more: object = { lines: [{ points: 9 }] }) =>
  Array.from({ length: raters }, (_, i) => ({
    unit,
    component: 'leaders',
    assessor: `leader-${i}`,
    lines: [],
    ...more,
  }));

const warned = (more: object, sheets: readonly object[]) => {
  const scheme = schemeFrom({ ...bureau, components: [{ ...leaders, ...more }] });
  return raterWarnings(planScheme(scheme), sheetsFrom(scheme, sheets)).map(
    ({ code, detail }) => `${code} ${detail.unit} ${detail.given}/${detail.expected}`,
  );
};

describe('raters', () => {
  it('are unequal where one unit is rated by three and another of its category by one', () => {
    expect(warned({}, [...rated('d1', 3), ...rated('d2', 1), ...rated('d3', 3), ...rated('b1', 2)])).toEqual([
      'raters-unequal d2 1/3',
    ]);
    expect(warned({}, [...rated('d1', 2), ...rated('d2', 2), ...rated('b1', 1)])).toEqual([]);
  });

  it('are missing where they are fewer than the component expects', () => {
    const sheets = ['b1', 'd1', 'd2', 'd3'].flatMap((unit) => rated(unit, 2));
    expect(warned({ raters: 2 }, sheets)).toEqual([]);
    expect(warned({ raters: 3 }, sheets)).toEqual(['b1', 'd1', 'd2', 'd3'].map((unit) => `raters-missing ${unit} 2/3`));
  });

  it('are not those who abstain', () => {
    const sheets = [...rated('d1', 2), ...rated('d2', 1), ...rated('d2', 2, { notAssessed: '回避' }).slice(1)];
    expect(warned({}, sheets)).toEqual(['raters-unequal d2 1/2']);
  });

  it('are none where a unit has no sheet: it is missing as a whole, but for additions, which count as zero', () => {
    expect(warned({ raters: 1 }, rated('d1', 1))).toEqual([]);
    expect(warned({ raters: 1, method: 'add' }, rated('d1', 1))).toEqual(
      ['b1', 'd2', 'd3'].map((unit) => `raters-missing ${unit} 0/1`),
    );
  });

  it('are one where a component takes one sheet', () => {
    expect(warned({ combine: 'one' }, rated('d1', 1))).toEqual([]);
  });
});
