import { countedIn } from '../../../shared/registers/counted';
import { compareNumbers, effectiveSheets, recordsAssessor } from '../../../shared/registers/effective-sheets';
import type { Gate } from '../../../shared/registers/gates';
import type { Posting } from '../../../shared/registers/postings';
import { explainerFor } from '../../../shared/scoring/explain';
import { consolidate } from '../../../shared/scoring/consolidate';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import type { Sheet } from '../../../shared/scoring/sheet';
import { randomFrom } from '../../../shared/scoring/analysis/random';
import { period, schemeFrom, sheetsFrom } from '../accepted';
import { bureau, month } from '../bureau';
import { caseAsRecords } from './case-as-records';

const scheme = schemeFrom({
  ...bureau,
  components: [
    ...bureau.components,
    { id: 'order', title: '秩序', group: 'office', method: 'deduct', marks: 10, combine: 'sum', base: false },
    { id: 'checks', title: '抽查', group: 'office', method: 'penalty', marks: 2, combine: 'sum', base: false },
  ],
});
const plan = planScheme(scheme);
const october = period('2026-10');

const orderly = scheme.units.map(({ id }) => ({ unit: id, component: 'order', assessor: 'a', lines: [] }));
const accepted = sheetsFrom(scheme, [...month, ...orderly]);

const posting = (unit: string, place: string, points: number, more: Partial<Posting> = {}): Posting => {
  const [component, indicator] = place.split('/');
  return {
    ...{ unit, component, points, reason: '发现问题', register: 'findings', record: 'F-2026-10-1', version: 3 },
    ...(indicator !== undefined && { indicator }),
    ...{ agreed: [], ...more },
  } as Posting;
};
const gate = (unit: string, component: string, or: Gate['or']): Gate =>
  ({ unit, component, register: 'books', or }) as Gate;

const effective = (postings: readonly Posting[], gates: readonly Gate[] = [], sheets: readonly Sheet[] = accepted) =>
  effectiveSheets(plan, sheets, { postings, gates });

const at = (sheets: readonly Sheet[], unit: string, component: string) =>
  sheets.filter((sheet) => sheet.unit === unit && sheet.component === component);

const without = (component: string) => accepted.filter((sheet) => sheet.component !== component);

const scoreOf = (unit: string, component: string, sheets: readonly Sheet[]) => {
  const result = consolidate(scheme, october, sheets).units.find((one) => one.unit === unit);
  return result?.components?.[component as never];
};

describe('what records count', () => {
  it('follows the lines of the accepted sheet, in the order of the records, each naming its record', () => {
    const [sheet, ...others] = at(
      effective([
        posting('b1', 'work/plan', 0.5, { record: 'F-2026-10-10' }),
        posting('b1', 'work/report', 0.25, { record: 'F-2026-10-9' }),
      ]),
      'b1',
      'work',
    );
    expect(others).toEqual([]);
    expect(sheet?.lines).toMatchObject([
      { indicator: 'plan', points: 1.5, reason: '逾期' },
      { indicator: 'report', points: 0.25, reason: '发现问题', record: 'F-2026-10-9', version: 3 },
      { indicator: 'plan', points: 0.5, reason: '发现问题', record: 'F-2026-10-10', version: 3 },
    ]);
  });

  it('is one sum with the sheet, and bounded with it once', () => {
    expect(scoreOf('d2', 'visits', effective([posting('d2', 'visits', 1)]))).toBe(-5);
    expect(scoreOf('d3', 'bonus', effective([posting('d3', 'bonus', 0.4), posting('d3', 'bonus', 0.2)]))).toBe(3);
  });

  it('is the sheet of an addition or a penalty that nobody filled', () => {
    expect(at(effective([posting('d1', 'visits', 1)]), 'd1', 'visits')).toMatchObject([
      { unit: 'd1', component: 'visits', lines: [{ points: 1, reason: '发现问题', record: 'F-2026-10-1' }] },
    ]);
    expect(scoreOf('d1', 'bonus', effective([posting('d1', 'bonus', 1)]))).toBe(1);
  });

  it('leaves a deduction unscored that nobody assessed: a finding is no assessment', () => {
    const sheets = effective(
      [posting('d1', 'work/plan', 1), posting('d1', 'order', 1)],
      [],
      [...without('work').filter(({ component }) => component !== 'order')],
    );
    expect(at(sheets, 'd1', 'work')).toEqual([]);
    expect(at(sheets, 'd1', 'order')).toEqual([]);
  });

  it('leaves a unit unassessed whose assessors all say so, whether one sheet counts or their sum', () => {
    const silent = (component: string, assessor?: string) =>
      ({ unit: 'd1', component, ...(assessor && { assessor }), lines: [], notAssessed: '新设' }) as unknown as Sheet;
    const others = accepted.filter(({ unit }) => unit !== 'd1');
    const sheets = [...others, silent('work'), silent('order', 'a'), silent('checks', 'a')];
    const postings = ['work/plan', 'order', 'checks'].map((place) => posting('d1', place, 1));
    expect(effective(postings, [], sheets)).toEqual(sheets);
  });

  it('is one more sheet with a bound of its own where sheets are summed', () => {
    const sheets = effective([posting('d1', 'checks', 1.5), posting('d1', 'checks', 1), posting('d1', 'order', 1)]);
    expect(at(sheets, 'd1', 'checks')).toMatchObject([
      { assessor: recordsAssessor, lines: [{ points: 1.5 }, { points: 1 }] },
    ]);
    expect(scoreOf('d1', 'checks', sheets)).toBe(-2);
    expect(at(sheets, 'd1', 'order')).toHaveLength(2);
  });

  it('counts nowhere but in the scheme', () => {
    expect(effective([posting('gone', 'work', 1), posting('d1', 'gone', 1)])).toEqual(accepted);
  });

  it('leaves everything else as it was', () => {
    expect(effective([])).toEqual(accepted);
    const touched = effective([posting('b1', 'work/plan', 0.5)], [gate('d1', 'work', 'zero')]);
    const others = (sheets: readonly Sheet[]) =>
      sheets.filter(({ unit, component }) => component !== 'work' || !['b1', 'd1'].includes(unit));
    expect(others(touched)).toEqual(others(accepted));
  });
});

describe('a shut gate', () => {
  it('makes the unit incomplete in its component, whatever was handed in or recorded', () => {
    const sheets = effective([posting('b1', 'work/plan', 1)], [gate('b1', 'work', 'incomplete')]);
    expect(at(sheets, 'b1', 'work')).toMatchObject([{ lines: [], notAssessed: '没有生效的books' }]);
    const results = consolidate(scheme, october, sheets);
    expect(results.units.find(({ unit }) => unit === 'b1')).toMatchObject({ complete: false, missing: ['work'] });
  });

  it('makes an addition incomplete as well', () => {
    const results = consolidate(scheme, october, effective([], [gate('d3', 'bonus', 'incomplete')]));
    expect(results.units.find(({ unit }) => unit === 'd3')).toMatchObject({ complete: false, missing: ['bonus'] });
  });

  it('takes the full marks off a deduction with a reason, and leaves the others without lines', () => {
    const gates = ['work', 'order', 'bonus', 'visits', 'leaders'].map((component) => gate('d2', component, 'zero'));
    const sheets = effective([posting('d2', 'bonus', 1), posting('d2', 'visits', 1)], gates);
    expect(at(sheets, 'd2', 'work')).toMatchObject([{ lines: [{ points: 60, reason: '没有生效的books' }] }]);
    for (const { component } of gates) expect(scoreOf('d2', component, sheets)).toBe(0);
    expect(at(sheets, 'd2', 'visits')).toMatchObject([{ lines: [] }]);
  });

  it('that makes incomplete is stronger than one that counts zero', () => {
    for (const both of [
      [gate('b1', 'work', 'incomplete'), gate('b1', 'work', 'zero')],
      [gate('b1', 'work', 'zero'), gate('b1', 'work', 'incomplete')],
    ]) {
      expect(at(effective([], both), 'b1', 'work')).toMatchObject([{ notAssessed: '没有生效的books' }]);
    }
  });
});

describe('numbers of records', () => {
  it('stand in the order of their counters, however many digits these have', () => {
    const numbers = ['F-2026-10-100', 'A-2026-10-2', 'F-2026-10-9', 'F-2026-Q4-1', 'F-2026-10-10', 'A-2026-10-11'];
    expect(numbers.sort(compareNumbers)).toEqual([
      'A-2026-10-2',
      'A-2026-10-11',
      'F-2026-10-9',
      'F-2026-10-10',
      'F-2026-10-100',
      'F-2026-Q4-1',
    ]);
  });
});

describe('the worked month of Liuzhou as records', () => {
  const { scheme: liuzhou, plan: registers, period: of, sheets, bare, records, expected } = caseAsRecords();
  const shuffled = (seed: number) => {
    const random = randomFrom(seed);
    return records
      .map((record) => ({ record, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ record }) => record);
  };
  const sheetsFromRecords = (seed: number) =>
    effectiveSheets(registers.scheme, bare, countedIn(registers, of, shuffled(seed)));

  it('gives in any order what its sheets give', () => {
    const asSheets = consolidate(liuzhou, of, sheets);
    expect(asSheets).toMatchObject(expected);
    for (let seed = 1; seed <= 20; seed += 1) {
      expect(consolidate(liuzhou, of, sheetsFromRecords(seed))).toEqual(asSheets);
    }
  });

  it('explains in any order the same', () => {
    const results = consolidate(liuzhou, of, sheets);
    const explained = (seed: number) => {
      const explain = explainerFor(liuzhou, sheetsFromRecords(seed), results, 'zh-CN');
      return liuzhou.units.map(({ id }) => explain(id));
    };
    expect(explained(2)).toEqual(explained(1));
  });
});
