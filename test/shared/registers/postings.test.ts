import { postingFaults, postingsOf, type Posting } from '../../../shared/registers/postings';
import { planRegisters, type PlannedRegister } from '../../../shared/registers/register-plan';
import type { RegisterRecord, Values } from '../../../shared/registers/record';
import { schemeFrom } from '../accepted';
import { bureau } from '../bureau';

/** Findings whose points somebody types, cards of a choice that has points, and absences of fixed ones. */
const findings = {
  ...{ id: 'findings', title: '问题', prefix: 'F', of: 'month', about: 'unit' },
  columns: [
    { id: 'basis', title: '依据', type: 'choice', choices: ['inside', 'outside'].map((id) => ({ id, title: id })) },
    { id: 'at', title: '指标', type: 'place' },
    { id: 'what', title: '问题', type: 'text' },
    { id: 'points', title: '扣分', type: 'number', min: 0 },
    {
      ...{ id: 'card', title: '督办', type: 'choice' },
      choices: [
        { id: 'yellow', title: '黄', points: 0.5 },
        { id: 'none', title: '无' },
      ],
    },
    { id: 'counts', title: '计入', type: 'yes-no' },
  ],
  states: [
    { id: 'found', title: '发现', write: ['office'] },
    { id: 'agreed', title: '认定' },
    { id: 'mended', title: '已整改' },
    { id: 'closed', title: '销号', end: 'done' },
    { id: 'void', title: '撤销', end: 'void' },
  ],
  steps: [
    { id: 'agree', title: '认定', from: ['found'], to: 'agreed', by: { all: ['head', 'assessor'] } },
    { id: 'back', title: '退回', from: ['agreed'], to: 'found', by: ['office'], reason: true },
    { id: 'mend', title: '整改', from: ['agreed'], to: 'mended', by: ['head'] },
    { id: 'close', title: '销号', from: ['mended'], to: 'closed', by: ['office'] },
    { id: 'withdraw', title: '撤销', from: ['found', 'agreed'], to: 'void', by: ['office'], reason: true },
  ],
  effects: [
    {
      ...{ does: 'line', in: ['agreed', 'mended', 'closed'], if: { basis: 'inside' } },
      ...{ at: { column: 'at' }, points: { column: 'points' }, reason: 'what' },
    },
    {
      ...{ does: 'line', in: ['agreed', 'mended', 'closed'], if: { basis: 'outside' } },
      ...{ at: 'visits', points: { column: 'points' }, reason: 'what' },
    },
    {
      ...{ does: 'line', in: ['closed'], if: { counts: true }, reason: 'what' },
      ...{ at: { column: 'card', places: { yellow: 'visits' } }, points: { column: 'card' } },
    },
    { does: 'line', in: ['mended'], if: { counts: true }, at: 'bonus', points: 1, reason: 'what' },
  ],
};

const plan = planRegisters(schemeFrom({ ...bureau, registers: [findings] }));
const planned = plan.registers.get('findings') as PlannedRegister;

const record = (state: string, values: Values, more: Partial<RegisterRecord> = {}): RegisterRecord => ({
  ...{ register: 'findings', number: 'F-2026-10-7', unit: 'd1', state, version: 4, author: 'i', entered: '', by: 'i' },
  ...{ at: '', values: { what: '漏检', ...values }, taken: [], signed: [], previous: null, ...more },
});

const inside = { basis: 'inside', at: 'work/plan', points: 1.5 };
const says = (state: string, values: Values, more?: Partial<RegisterRecord>) =>
  postingsOf(planned, record(state, values, more)).map(({ component, indicator, points }) =>
    [component, ...(indicator === undefined ? [] : [indicator]), points].join(' '),
  );

describe('a record counts', () => {
  it('while it stands in the states that say so, wherever its mending has come', () => {
    const states = ['found', 'agreed', 'mended', 'closed', 'void'];
    expect(states.map((state) => says(state, inside).length)).toEqual([0, 1, 1, 1, 0]);
  });

  it('where its columns say, as they match', () => {
    expect(says('agreed', inside)).toEqual(['work plan 1.5']);
    expect(says('agreed', { ...inside, basis: 'outside' })).toEqual(['visits 1.5']);
    expect(says('agreed', { at: 'work', points: 1 })).toEqual([]);
  });

  it('the points of a choice, a fixed number, or what was typed', () => {
    expect(says('closed', { card: 'yellow', counts: true })).toEqual(['visits 0.5']);
    expect(says('mended', { counts: true })).toEqual(['bonus 1']);
  });

  it('nothing where points or place are none', () => {
    expect(says('agreed', { ...inside, points: 0 })).toEqual([]);
    expect(says('agreed', { basis: 'inside', at: 'work/plan' })).toEqual([]);
    expect(says('agreed', { basis: 'inside', points: 1 })).toEqual([]);
    expect(says('closed', { card: 'none', counts: true })).toEqual([]);
    expect(says('closed', { counts: true })).toEqual([]);
  });

  it('nothing as a draft that nobody has touched, nor as everybody’s', () => {
    expect(says('agreed', inside, { version: 0, number: null })).toEqual([]);
    expect(says('agreed', inside, { unit: null })).toEqual([]);
  });

  it('with its number, version and reason', () => {
    expect(postingsOf(planned, record('agreed', inside))).toMatchObject([
      { unit: 'd1', register: 'findings', record: 'F-2026-10-7', version: 4, reason: '漏检' },
    ]);
  });

  it('naming who agreed, and when: those with whom it last came to count', () => {
    const taken = [
      { step: 'agree', by: 'h0', at: '1' },
      { step: 'agree', by: 'a0', at: '2' },
      { step: 'back', by: 'o', at: '3', reason: '有误' },
      { step: 'agree', by: 'h1', at: '4' },
      { step: 'agree', by: 'a1', at: '5' },
      { step: 'mend', by: 'h1', at: '6' },
    ];
    const [posting] = postingsOf(planned, record('mended', inside, { taken }));
    expect(posting?.agreed).toEqual([
      { step: 'agree', by: 'h1', at: '4' },
      { step: 'agree', by: 'a1', at: '5' },
    ]);
  });
});

describe('a posting', () => {
  const postings = (values: Values, unit = 'd1') => postingsOf(planned, record('agreed', values, { unit }));
  const faultsOf = (values: Values, beside: readonly Posting[] = [], unit?: string) =>
    postings(values, unit).flatMap((one) => postingFaults(plan, one, beside).map(({ code }) => code));

  it('passes the checks of a sheet’s line', () => {
    expect(faultsOf(inside)).toEqual([]);
    expect(faultsOf({ ...inside, points: 40.5 })).toEqual(['points-beyond-marks']);
    expect(faultsOf({ ...inside, points: 0.00001 })).toEqual(['points-too-fine']);
    expect(faultsOf({ ...inside, what: '' })).toEqual(['reason-missing']);
    expect(faultsOf({ ...inside, at: 'quality/speed' }, [], 'b1')).toContain('component-does-not-apply');
  });

  it('takes no points that are negative, nor a place whose component counts no lines', () => {
    expect(faultsOf({ ...inside, points: -1 })).toEqual(['points-negative']);
    expect(faultsOf({ ...inside, at: 'leaders' })).toEqual(['line-not-counted']);
  });

  it('stays within the marks together with others of its place', () => {
    const beside = postings({ ...inside, points: 39 });
    expect(faultsOf({ ...inside, points: 1 }, beside)).toEqual([]);
    expect(faultsOf({ ...inside, points: 1.5 }, beside)).toEqual(['points-beyond-marks']);
  });
});
