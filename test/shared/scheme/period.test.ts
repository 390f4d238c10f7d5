import fc from 'fast-check';
import {
  comparePeriods,
  nextPeriod,
  parseCyclePeriod,
  parsePeriod,
  partsOf,
  periodKind,
  previousPeriod,
  typedPeriod,
  type Period,
} from '../../../shared/scheme/period';
import { periodKinds } from '../../../shared/scheme/period-kinds';
import { period } from '../accepted';

const periods = fc
  .tuple(fc.integer({ min: 1, max: 9998 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(...periodKinds))
  .map(([year, month, kind]): Period => {
    const y = String(year).padStart(4, '0');
    if (kind === 'month') return period(`${y}-${String(month).padStart(2, '0')}`);
    if (kind === 'quarter') return period(`${y}-Q${((month - 1) % 4) + 1}`);
    return period(kind === 'half' ? `${y}-H${(month % 2) + 1}` : y);
  });

describe('a period', () => {
  it.each([
    '2026-00',
    '2026-13',
    '2026-1',
    '2026-Q5',
    '2026-Q0',
    '2026-H3',
    '26-10',
    '２０２６',
    '0000-01',
    '9999-12',
    '2026-10 ',
    '',
    2026,
    null,
  ])('is not %j', (text) => {
    expect(parsePeriod(text)).toMatchObject({ ok: false, faults: [{ code: 'bad-period' }] });
  });

  it('must be of the scheme’s cycle', () => {
    expect(parseCyclePeriod({ cycle: 'month' }, '2026-10')).toEqual({ ok: true, value: '2026-10' });
    expect(parseCyclePeriod({ cycle: 'month' }, '2026-Q4')).toMatchObject({
      ok: false,
      faults: [{ code: 'period-not-of-cycle', detail: { period: '2026-Q4', cycle: 'month' } }],
    });
  });

  it('follows its predecessor', () => {
    fc.assert(
      fc.property(periods, (one) => {
        expect(nextPeriod(previousPeriod(one))).toBe(one);
        expect(periodKind(nextPeriod(one))).toBe(periodKind(one));
        expect(comparePeriods(previousPeriod(one), one)).toBeLessThan(0);
      }),
    );
  });

  it('ends with the last of its parts, which are shorter and in order', () => {
    fc.assert(
      fc.property(periods, fc.constantFrom(...periodKinds), (one, kind) => {
        const parts = partsOf(one, kind);
        expect(parts.every((part) => periodKind(part) === kind)).toBe(true);
        expect([...parts].sort(comparePeriods)).toEqual(parts);
        expect(parts.length > 0).toBe(periodKinds.indexOf(kind) <= periodKinds.indexOf(periodKind(one)));
        const last = parts.at(-1);
        if (last !== undefined && last !== one) expect(nextPeriod(last)).toBe(partsOf(nextPeriod(one), kind)[0]);
      }),
    );
  });

  it.each([
    ['2026-H1', 'quarter', ['2026-Q1', '2026-Q2']],
    ['2026', 'half', ['2026-H1', '2026-H2']],
    ['2026-10', 'month', ['2026-10']],
    ['2026-10', 'year', []],
  ] as const)('%s in %ss is %j', (whole, kind, parts) => {
    expect(partsOf(period(whole), kind)).toEqual(parts);
  });
});

describe('a period as people type it', () => {
  it.each([
    ['2026年12月', '2026-12'],
    ['2026 年 2 月份', '2026-02'],
    ['2026.12', '2026-12'],
    ['２０２６．２', '2026-02'],
    ['2026/3', '2026-03'],
    ['202612', '2026-12'],
    ['2026-12', '2026-12'],
    ['2026年第4季度', '2026-Q4'],
    ['2026年四季度', '2026-Q4'],
    ['2026q4', '2026-Q4'],
    ['2026年下半年', '2026-H2'],
    ['2026上半年', '2026-H1'],
    ['2026年度', '2026'],
    ['2026', '2026'],
  ])('%s is %s', (text, expected) => expect(typedPeriod(text)).toEqual({ ok: true, value: expected }));

  it.each([
    ['12月', '2026-11', '2026-12'],
    ['12月', '2027-01', '2026-12'],
    ['1月', '2026-12', '2027-01'],
    ['6月', '2026-12', '2027-06'],
    ['四季度', '2027-Q1', '2026-Q4'],
    ['下半年', '2026-11', '2026-H2'],
  ])('%s near %s is %s', (text, near, expected) =>
    expect(typedPeriod(text, period(near))).toEqual({ ok: true, value: expected }),
  );

  it.each(['13月', '2026年13月', '2026.0', '第5季度', '明年', '', '12月'])('%s alone is none', (text) => {
    const detail = { period: text };
    expect(typedPeriod(text)).toEqual({ ok: false, faults: [{ code: 'bad-period', path: 'period', detail }] });
  });

  it('is every period as the contract writes it', () => {
    fc.assert(fc.property(periods, (one) => expect(typedPeriod(one)).toEqual({ ok: true, value: one })));
  });
});
