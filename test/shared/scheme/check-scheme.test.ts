import { checkScheme } from '../../../shared/scheme/check-scheme';
import { schemeFrom } from '../accepted';
import { bureau } from '../bureau';

const warningsOf = (change: object) =>
  checkScheme(schemeFrom({ ...bureau, ...change })).map(({ code, path }) => `${code} ${path}`);

const indicators = (worth: readonly number[]) => worth.map((marks, i) => ({ id: `i${i}`, title: 'i', marks }));
const component = (worth: readonly number[], more: object = {}) => ({
  id: 'work',
  title: '工作',
  group: 'office',
  method: 'deduct',
  marks: worth.reduce((sum, marks) => sum + marks, 0),
  indicators: indicators(worth),
  ...more,
});
const oneCategory = {
  categories: [{ id: 'dept', title: '部门' }],
  units: [{ id: 'd1', title: '一处', category: 'dept' }],
  blend: undefined,
};
const check = (components: readonly object[], more: object = {}) => warningsOf({ ...oneCategory, components, ...more });

describe('the scheme check', () => {
  it('has nothing to say of five indicators of twenty marks', () => {
    expect(check([component([20, 20, 20, 20, 20])])).toEqual([]);
  });

  it('warns of fewer than four indicators and of single ones above 22 %', () => {
    expect(check([component([22, 22, 56])])).toEqual([
      'indicators-too-few components',
      'share-too-large components[0].indicators[2]',
    ]);
  });

  it('warns of more than twelve indicators and of single ones below 5 %', () => {
    const worth = [...Array.from({ length: 12 }, () => 8), 4];
    expect(check([component(worth)])).toEqual([
      'indicators-too-many components',
      'share-too-small components[0].indicators[12]',
    ]);
  });

  it('takes 5 and 22 % themselves as balanced, by weighted marks', () => {
    expect(check([component([44, 44, 44, 10, 29, 29], { weight: 0.5 })])).toEqual([]);
  });

  it('counts a component without indicators as one, and leaves additions and penalties out', () => {
    const parts = ['a', 'b', 'c', 'd', 'e'].map((id) => component([20], { id, indicators: undefined }));
    const bonus = component([3], { id: 'bonus', method: 'add', base: false });
    expect(check([...parts, bonus])).toEqual([]);
  });

  it('warns of base marks that do not sum to 100', () => {
    expect(check([component([20, 20, 20, 20, 19])])).toEqual(['base-marks-not-100 components']);
    expect(check([component([20, 20, 20, 20, 20]), component([8], { id: 'bonus', method: 'add' })])).toEqual([
      'base-marks-not-100 components',
    ]);
  });

  it('warns of marks for a profile that no unit has', () => {
    const marks = { dept: 100, ghost: 100 };
    expect(check([component([20, 20, 20, 20, 20], { marks })])).toEqual([
      'profile-without-unit components[0].marks.ghost',
    ]);
  });

  it('warns of a duty that no indicator covers', () => {
    const units = [{ id: 'd1', title: '一处', category: 'dept', duties: ['会务', '车辆'] }];
    const covered = { ...component([20, 20, 20, 20, 20]) };
    covered.indicators = covered.indicators.map((one, i) => (i === 0 ? { ...one, covers: ['会务'] } : one));
    expect(check([covered], { units })).toEqual(['duty-not-covered units[0].duties[1]']);
  });

  it('judges units of one profile together', () => {
    const units = ['d1', 'd2', 'd3'].map((id) => ({ id, title: id, category: 'dept' }));
    const [warning, ...others] = checkScheme(
      schemeFrom({ ...bureau, ...oneCategory, units, components: [component([20, 20, 20, 20, 19])] }),
    );
    expect(others).toEqual([]);
    expect(warning?.detail).toEqual({ profile: 'dept', units: 3, marks: 99 });
  });
});
