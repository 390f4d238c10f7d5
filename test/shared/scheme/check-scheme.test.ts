import { checkScheme } from '../../../shared/scheme/check-scheme';
import { schemeFrom } from '../accepted';
import { bureau } from '../bureau';

const warningsOf = (change: object) =>
  checkScheme(schemeFrom({ ...bureau, ...change })).map(({ code, path }) => `${code} ${path}`);

const indicators = (worth: readonly number[]) => worth.map((marks, i) => ({ id: `i${i}`, title: `i${i}`, marks }));
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
    const parts = ['a', 'b', 'c', 'd', 'e'].map((id) => component([20], { id, title: id, indicators: undefined }));
    const bonus = component([3], { id: 'bonus', method: 'add', base: false });
    expect(check([...parts, bonus])).toEqual([]);
  });

  it('warns of a unit without a host where others of its category have one', () => {
    const blended = {
      categories: [
        { id: 'dept', title: '部门' },
        { id: 'branch', title: '支部' },
        { id: 'team', title: '班组' },
      ],
      units: [
        { id: 'b1', title: '支部', category: 'branch' },
        { id: 'd1', title: '一处', category: 'dept', host: 'b1' },
        { id: 'd2', title: '二处', category: 'dept' },
        { id: 't1', title: '一班', category: 'team' },
      ],
    };
    const parts = [component([20, 20, 20, 20, 20])];
    const blend = { hosts: 'branch', memberTakes: 0.3, hostTakes: 0.3 };
    expect(check(parts, { ...blended, blend })).toEqual(['unit-without-host units[2].host']);
    expect(check(parts, { ...blended, units: blended.units.map((unit) => ({ ...unit, host: undefined })) })).toEqual(
      [],
    );
  });

  it('warns of base marks that do not sum to 100', () => {
    expect(check([component([20, 20, 20, 20, 19])])).toEqual(['base-marks-not-100 components']);
    expect(
      check([component([20, 20, 20, 20, 20]), component([8], { id: 'bonus', title: '加分', method: 'add' })]),
    ).toEqual(['base-marks-not-100 components']);
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

  describe('of units that are ranked together', () => {
    const units = ['broad', 'narrow'].map((profile) => ({ id: profile, title: profile, category: 'dept', profile }));
    /** Each indicator's marks for the two profiles; null where it does not apply. */
    const uneven = (worth: readonly (readonly [number | null, number | null])[], more: object = {}) => {
      const marks = worth.map(([broad, narrow]) => ({
        ...(broad !== null && { broad }),
        ...(narrow !== null && { narrow }),
      }));
      const total = (profile: 'broad' | 'narrow') => marks.reduce((sum, own) => sum + (own[profile] ?? 0), 0);
      const part = component([], { marks: { broad: total('broad'), narrow: total('narrow') } });
      const indicators = marks.map((own, i) => ({ id: `i${i}`, title: `i${i}`, marks: own }));
      return check([{ ...part, indicators }], { units, ...more });
    };
    const ten = (narrow: readonly (number | null)[]) => narrow.map((own) => [10, own] as const);

    it('warns where one has twice as many indicators as another, though each has 4 to 12', () => {
      expect(uneven(ten([20, 20, 20, 20, 20, null, null, null, null, null]))).toEqual(['counts-uneven categories[0]']);
      expect(uneven(ten([20, 16, 16, 16, 16, 16, null, null, null, null]))).toEqual([]);
    });

    it('warns of an indicator that weighs more than twice as much for one as for another', () => {
      expect(uneven(ten([21, 19, 12, 12, 12, 12, 12, null, null, null]))).toEqual([
        'shares-uneven components[0].indicators[0]',
      ]);
    });

    it('has nothing to say of units that are ranked apart', () => {
      const apart = {
        categories: [...oneCategory.categories, { id: 'other', title: '其他' }],
        units: units.map((unit, i) => (i === 0 ? unit : { ...unit, category: 'other' })),
      };
      expect(uneven(ten([22, 22, 20, 18, 18, null, null, null, null, null]), apart)).toEqual([]);
    });

    it('says how far apart they are, and for which units', () => {
      const light = component([20, 20], { id: 'a' });
      const heavy = { broad: 260, narrow: 20 };
      const [shares] = checkScheme(
        schemeFrom({
          ...{ ...bureau, ...oneCategory, units },
          components: [light, component([], { id: 'b', marks: heavy, indicators: undefined })],
        }),
      ).filter(({ code, path }) => code === 'shares-uneven' && path === 'components[0].indicators[0]');
      expect(shares?.detail).toEqual({
        ...{ category: 'dept', indicator: 'i0' },
        ...{ leastOf: 'broad', least: 20, leastFull: 300, mostOf: 'narrow', most: 20, mostFull: 60 },
      });
    });
  });
});
