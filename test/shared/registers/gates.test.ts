import { gatesOf, gateSays } from '../../../shared/registers/gates';
import { planRegisters, type PlannedRegister } from '../../../shared/registers/register-plan';
import type { RegisterRecord, Values } from '../../../shared/registers/record';
import { period, schemeFrom } from '../accepted';
import { bureau } from '../bureau';

/** Projects of a year that open a component in their months, and a book of each month. */
const registers = [
  {
    ...{ id: 'projects', title: '立项书', prefix: 'P', of: 'year', about: 'unit' },
    columns: [
      { id: 'kind', title: '类别', type: 'choice', choices: ['large', 'small'].map((id) => ({ id, title: id })) },
      { id: 'from', title: '起', type: 'period' },
      { id: 'until', title: '止', type: 'period' },
      { id: 'first', title: '起日', type: 'date' },
      { id: 'last', title: '止日', type: 'date' },
    ],
    states: [
      { id: 'draft', title: '起草', write: ['head'] },
      { id: 'approved', title: '已立项', end: 'done' },
    ],
    steps: [{ id: 'approve', title: '批准', from: ['draft'], to: 'approved', by: ['office'] }],
    effects: [
      {
        does: 'gate',
        in: ['approved'],
        if: { kind: 'large' },
        components: ['quality'],
        or: 'zero',
        during: ['from', 'until'],
      },
      {
        does: 'gate',
        in: ['approved'],
        if: { kind: 'small' },
        components: ['bonus'],
        or: 'zero',
        during: ['first', 'last'],
      },
    ],
  },
  {
    ...{ id: 'books', title: '任务书', prefix: 'B', of: 'month', about: 'unit', key: ['unit'] },
    columns: [],
    states: [
      { id: 'draft', title: '起草', write: ['head'] },
      { id: 'in-force', title: '已生效', end: 'done' },
    ],
    steps: [{ id: 'sign', title: '签字', from: ['draft'], to: 'in-force', by: ['head'] }],
    effects: [{ does: 'gate', in: ['in-force'], components: ['work', 'leaders'], or: 'incomplete' }],
  },
];

const plan = planRegisters(schemeFrom({ ...bureau, rollups: [{ to: 'year', from: 'month', how: 'mean' }], registers }));

const record = (register: string, unit: string, state: string, values: Values = {}, version = 2): RegisterRecord => ({
  ...{ register, number: `${register}-1`, unit, state, version, author: 'h', entered: '', by: 'h', at: '', values },
  ...{ taken: [], signed: [], previous: null },
});

const shut = (records: readonly RegisterRecord[], of = '2026-10') =>
  gatesOf(plan, period(of), records).map(({ unit, component, or }) => `${unit} ${component} ${or}`);

const shutFor = (component: string, records: readonly RegisterRecord[], of?: string) =>
  shut(records, of).flatMap((one) => (one.includes(` ${component} `) ? [one.split(' ')[0]] : []));

describe('a gate', () => {
  it('is shut for every unit that the component applies to, and no other', () => {
    expect(shutFor('quality', [])).toEqual(['d1', 'd2', 'd3']);
    expect(shutFor('work', [])).toEqual(['b1', 'd1', 'd2', 'd3']);
  });

  it('is opened by a record in its states, for its unit alone', () => {
    const records = [record('books', 'd1', 'in-force'), record('books', 'd2', 'draft')];
    expect(shutFor('work', records)).toEqual(['b1', 'd2', 'd3']);
    expect(shutFor('leaders', records)).toEqual(['b1', 'd2', 'd3']);
  });

  it('is not opened by a draft that nobody has touched, nor by a record of another register', () => {
    expect(shutFor('work', [record('books', 'd1', 'in-force', {}, 0)])).toContain('d1');
    expect(shutFor('work', [record('projects', 'd1', 'approved')])).toContain('d1');
  });

  it('is open in the months of its record, the first and the last included', () => {
    const large = (from?: string, until?: string) =>
      record('projects', 'd1', 'approved', { kind: 'large', ...(from && { from }), ...(until && { until }) });
    const opens = (one: RegisterRecord, of: string) => !shutFor('quality', [one], of).includes('d1');
    const months = ['2026-08', '2026-09', '2026-10', '2026-11'];
    expect(months.map((of) => opens(large('2026-09', '2026-10'), of))).toEqual([false, true, true, false]);
    expect(months.map((of) => opens(large('2026-Q4', '2026-Q4'), of))).toEqual([false, false, true, true]);
    expect(months.map((of) => opens(large('2026-10'), of))).toEqual([false, false, true, true]);
    expect(months.map((of) => opens(large(undefined, '2026-10'), of))).toEqual([false, false, false, false]);
  });

  it('counts a day for the month that it lies in', () => {
    const small = record('projects', 'd1', 'approved', { kind: 'small', first: '2026-09-30', last: '2026-10-01' });
    const opens = (of: string) => !shutFor('bonus', [small], of).includes('d1');
    expect(['2026-08', '2026-09', '2026-10', '2026-11'].map(opens)).toEqual([false, true, true, false]);
  });

  it('asks for what its record must say', () => {
    const values = { from: '2026-01', until: '2026-12', first: '2026-01-01' };
    const small = record('projects', 'd1', 'approved', { ...values, kind: 'small' });
    expect(shutFor('quality', [small])).toContain('d1');
    expect(shutFor('bonus', [small])).not.toContain('d1');
  });
});

describe('what a record opens', () => {
  const projects = plan.registers.get('projects') as PlannedRegister;
  const says = (state: string, values: Values) => gateSays(projects, record('projects', 'd1', state, values));

  it('changes with its state and its months, and with nothing else', () => {
    const values = { kind: 'large', from: '2026-01', until: '2026-12' };
    expect(says('draft', values)).not.toBe(says('approved', values));
    expect(says('approved', values)).not.toBe(says('approved', { ...values, until: '2026-11' }));
    expect(says('approved', values)).toBe(says('approved', { ...values, first: '2026-01-01' }));
    expect(says('draft', values)).toBe(says('draft', { ...values, until: '2026-11' }));
  });
});
