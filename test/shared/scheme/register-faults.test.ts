// What is wrong with a register, each fault at its path: whatever one part names is there, fits, and can be reached.
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import { bureau } from '../bureau';
import { books, checks, claims, findings, tasks, talks, witnesses, follow } from '../registers/ledgers';

type Part = Readonly<Record<string, unknown>>;

const faultsOf = (registers: readonly unknown[], more: Part = {}) => {
  const parsed = parseScheme({ ...bureau, ...more, registers });
  return parsed.ok ? [] : parsed.faults.map(({ code, path }) => `${code} ${path}`);
};

/** A copy of a register with other values at some places; `undefined` takes a key away. */
const changed = (register: Part, changes: Part): Part => {
  const copy = structuredClone(register);
  for (const [place, value] of Object.entries(changes)) {
    const keys = place.split('.');
    const last = keys.pop() ?? '';
    const owner = keys.reduce<object>((part, key) => Reflect.get(part, key) as object, copy);
    if (value === undefined) Reflect.deleteProperty(owner, last);
    else Reflect.set(owner, last, value);
  }
  return copy;
};

const all = [books, tasks, checks, findings, claims, talks, witnesses, follow];

it('registers that fit have none', () => {
  expect(faultsOf(all)).toEqual([]);
  const printed = changed(checks, { paper: { title: '反馈表', with: ['findings'] } });
  expect(faultsOf([printed, findings])).toEqual([]);
  const twice = changed(printed, { 'paper.with': ['findings', 'findings'] });
  expect(faultsOf([twice, findings])).toEqual(['duplicate-id registers[0].paper.with[1]']);
});

it.each<[string, Part, Part, string[]]>([
  ['two columns of one id', claims, { 'columns.1.id': 'matter' }, ['duplicate-id registers[0].columns[1].id']],
  ['a column called unit', witnesses, { 'columns.1.id': 'unit' }, ['duplicate-id registers[0].columns[1].id']],
  [
    'two choices of one id',
    claims,
    { 'columns.1.choices.1.id': 'adopted' },
    ['duplicate-id registers[0].columns[1].choices[1].id'],
  ],
  ['two states of one id', claims, { 'states.3.id': 'draft' }, ['duplicate-id registers[0].states[3].id']],
  ['two steps of one id', claims, { 'steps.2.id': 'claim' }, ['duplicate-id registers[0].steps[2].id']],
  ['a key with a column twice', claims, { key: ['matter', 'matter'] }, ['duplicate-id registers[0].key[1]']],
  [
    'a period that the scheme does not sum up to',
    claims,
    { of: 'year', effects: [] },
    ['register-period registers[0].of'],
  ],
  ['a shorter period than the cycle', witnesses, { of: 'day' }, ['out-of-range registers[0].of']],
  ['a group that is not there', checks, { group: 'nobody' }, ['unknown-reference registers[0].group']],
  [
    'a group by a column of another kind',
    checks,
    { group: { column: 'what' } },
    ['column-type registers[0].group.column'],
  ],
  ['a key of an unknown column', claims, { 'key.1': 'name' }, ['unknown-reference registers[0].key[1]']],
  ['a key with the unit where there is none', witnesses, { key: ['unit'] }, ['unknown-reference registers[0].key[0]']],
  [
    'a key column that later states write',
    claims,
    { 'states.1.write': ['office'] },
    ['key-column-writable registers[0].key[1]'],
  ],
  [
    'a key column that a later step fills',
    claims,
    { 'steps.1.needs': ['matter'] },
    ['key-column-writable registers[0].key[1]'],
  ],
  [
    'a key column with writers in a later state',
    claims,
    { 'columns.0.write': { in: ['claimed'] } },
    ['key-column-writable registers[0].key[1]'],
  ],
  [
    'a column written in an unknown state',
    witnesses,
    { 'columns.2.write.in': ['lost'] },
    ['unknown-reference registers[0].columns[2].write.in[0]'],
  ],
  [
    'a column written by an unknown person',
    witnesses,
    { 'columns.2.write.by': [{ person: 'whom' }] },
    ['unknown-reference registers[0].columns[2].write.by[0].person'],
  ],
  [
    'a column written by the heads of what is no unit',
    witnesses,
    { 'columns.2.write.by': [{ role: 'head', of: 'who' }] },
    ['column-type registers[0].columns[2].write.by[0].of'],
  ],
  [
    'bounds that leave nothing',
    claims,
    { 'columns.0': { id: 'matter', title: 'm', type: 'number', min: 2, max: 1 } },
    ['out-of-range registers[0].columns[0].max'],
  ],
  [
    'a place of an unknown component',
    claims,
    { 'columns.2': { id: 'achieved', title: 'a', type: 'place', of: ['x'] }, 'steps.0.within': undefined },
    ['unknown-reference registers[0].columns[2].of[0]'],
  ],
  [
    'a link to an unknown register',
    claims,
    { 'columns.2': { id: 'achieved', title: 'a', type: 'record', register: 'x' }, 'steps.0.within': undefined },
    ['unknown-reference registers[0].columns[2].register'],
  ],
  [
    'a state written by an unknown person',
    claims,
    { 'states.0.write': [{ person: 'x' }] },
    ['unknown-reference registers[0].states[0].write[0].person'],
  ],
  [
    'a deadline in an unknown column',
    claims,
    { 'states.1.due': { at: { column: 'x' } } },
    ['unknown-reference registers[0].states[1].due.at.column'],
  ],
  [
    'a deadline in a text',
    claims,
    { 'states.1.due': { at: { column: 'matter' } } },
    ['column-type registers[0].states[1].due.at.column'],
  ],
  [
    'days by a column without choices',
    claims,
    { 'states.1.due.at.days.column': 'matter' },
    ['column-type registers[0].states[1].due.at.days.column'],
  ],
  [
    'days by an unknown choice',
    claims,
    { 'states.1.due.at.days.days': { x: 3 } },
    ['unknown-reference registers[0].states[1].due.at.days.days.x'],
  ],
  [
    'days after a text',
    claims,
    { 'states.1.due.at.after': 'matter' },
    ['column-type registers[0].states[1].due.at.after'],
  ],
  [
    'a tale told to an unknown person',
    claims,
    { 'states.1.due.then': [{ days: 1, tell: [{ person: 'x' }] }] },
    ['unknown-reference registers[0].states[1].due.then[0].tell[0].person'],
  ],
  [
    'a step from an unknown state',
    claims,
    { 'steps.2.from': ['claimed', 'x'] },
    ['unknown-reference registers[0].steps[2].from[1]'],
  ],
  [
    'a step to an unknown state',
    claims,
    { 'steps.2.to': 'x' },
    ['unknown-reference registers[0].steps[2].to', 'state-unreachable registers[0].states[3]'],
  ],
  [
    'a step by an unknown person',
    claims,
    { 'steps.2.by': ['office', { person: 'x' }] },
    ['unknown-reference registers[0].steps[2].by[1].person'],
  ],
  [
    'a step signed by an unknown person',
    claims,
    { 'steps.2.by': { all: [{ person: 'x' }] } },
    ['unknown-reference registers[0].steps[2].by.all[0].person'],
  ],
  ['a step by nobody', claims, { 'steps.2.by': [] }, ['out-of-range registers[0].steps[2].by']],
  [
    'a step that needs an unknown column',
    claims,
    { 'steps.0.needs': ['kind', 'x'] },
    ['unknown-reference registers[0].steps[0].needs[1]'],
  ],
  [
    'a step apart from an unknown one',
    claims,
    { 'steps.1.apart': ['x'] },
    ['unknown-reference registers[0].steps[1].apart[0]'],
  ],
  [
    'a step if an unknown column says so',
    claims,
    { 'steps.1.if': { x: 'a' } },
    ['unknown-reference registers[0].steps[1].if.x'],
  ],
  [
    'a step if a choice is an unknown one',
    claims,
    { 'steps.1.if': { kind: 'x' } },
    ['unknown-reference registers[0].steps[1].if.kind'],
  ],
  [
    'a step if a date is some text',
    claims,
    { 'steps.1.if': { achieved: '2026-02-30' } },
    ['column-type registers[0].steps[1].if.achieved'],
  ],
  [
    'a step if a place is an unknown one',
    tasks,
    { 'steps.1.if': { at: 'work/x' } },
    ['unknown-reference registers[0].steps[1].if.at'],
  ],
  [
    'a step if several people are one',
    checks,
    { 'steps.0.if': { with: 'wang' } },
    ['column-type registers[0].steps[0].if.with'],
  ],
  [
    'a step if a choice is true',
    claims,
    { 'steps.1.if': { kind: true } },
    ['column-type registers[0].steps[1].if.kind'],
  ],
  [
    'a step in time after a text',
    claims,
    { 'steps.0.within.of': 'matter' },
    ['column-type registers[0].steps[0].within.of'],
  ],
  [
    'a step in time by an unknown choice',
    claims,
    { 'steps.0.within.days.days': { x: 1 } },
    ['unknown-reference registers[0].steps[0].within.days.days.x'],
  ],
  [
    'a step held by an unknown register',
    claims,
    { 'steps.1.linked': { register: 'x', in: [] } },
    ['unknown-reference registers[0].steps[1].linked.register'],
  ],
  [
    'an effect in an unknown state',
    claims,
    { 'effects.0.in': ['x'] },
    ['unknown-reference registers[0].effects[0].in[0]'],
  ],
  [
    'an effect at an unknown component',
    claims,
    { 'effects.0.at': 'x' },
    ['unknown-reference registers[0].effects[0].at'],
  ],
  [
    'an effect at an unknown indicator',
    claims,
    { 'effects.0.at': 'work/x' },
    ['unknown-reference registers[0].effects[0].at'],
  ],
  [
    'a line where points are given, not taken',
    claims,
    { 'effects.0.at': 'quality' },
    ['line-not-counted registers[0].effects[0].at'],
  ],
  [
    'a line where means are taken',
    claims,
    { 'effects.0.at': 'leaders' },
    ['line-not-counted registers[0].effects[0].at'],
  ],
  [
    'a place by an unknown choice',
    claims,
    { 'effects.0.at': { column: 'kind', places: { x: 'bonus' } } },
    ['unknown-reference registers[0].effects[0].at.places.x'],
  ],
  [
    'a place of a choice that is not there',
    claims,
    { 'effects.0.at': { column: 'kind', places: { adopted: 'x' } } },
    ['unknown-reference registers[0].effects[0].at.places.adopted'],
  ],
  [
    'a place in a text',
    claims,
    { 'effects.0.at': { column: 'matter' } },
    ['column-type registers[0].effects[0].at.column'],
  ],
  [
    'a reason in an unknown column',
    claims,
    { 'effects.0.reason': 'x' },
    ['unknown-reference registers[0].effects[0].reason'],
  ],
  [
    'points in a text',
    claims,
    { 'effects.0.points': { column: 'matter' } },
    ['column-type registers[0].effects[0].points.column'],
  ],
  [
    'an effect of what is everybody’s',
    claims,
    { about: 'period', key: undefined, opens: [] },
    ['effect-without-unit registers[0].effects[0]'],
  ],
  [
    'a gate on an unknown component',
    books,
    { 'effects.0.components': ['x'] },
    ['unknown-reference registers[0].effects[0].components[0]'],
  ],
  [
    'a gate during what is no time',
    books,
    { 'effects.0.during': ['focus', 'focus'] },
    ['column-type registers[0].effects[0].during[0]', 'column-type registers[0].effects[0].during[1]'],
  ],
  [
    'a draft with an unknown column',
    talks,
    { 'opens.0.set': { x: '1' } },
    ['unknown-reference registers[0].opens[0].set.x'],
  ],
  [
    'a draft with an unknown choice',
    claims,
    { 'opens.0.set': { kind: 'x' } },
    ['unknown-reference registers[0].opens[0].set.kind'],
  ],
  [
    'a draft from an unknown reward',
    claims,
    { opens: [{ from: 'reward', reward: 'x' }] },
    ['unknown-reference registers[0].opens[0].reward'],
  ],
  [
    'a draft from an unknown register',
    claims,
    { opens: [{ from: 'register', register: 'x', in: [] }] },
    ['unknown-reference registers[0].opens[0].register'],
  ],
  [
    'a draft of a unit where there is none',
    witnesses,
    { opens: [{ from: 'duty', duty: 'talk' }] },
    ['effect-without-unit registers[0].opens[0].from'],
  ],
  [
    'a draft for observers by an unknown column',
    witnesses,
    { opens: [{ from: 'observers', column: 'x' }] },
    ['unknown-reference registers[0].opens[0].column'],
  ],
  [
    'a draft for observers in a column of no person',
    witnesses,
    { opens: [{ from: 'observers', column: 'remarks' }] },
    ['column-type registers[0].opens[0].column'],
  ],
  [
    'a draft for observers of a unit',
    witnesses,
    { about: 'unit', opens: [{ from: 'observers', column: 'who' }] },
    ['observer-of-unit registers[0].opens[0].from'],
  ],
  [
    'working days of a day in a column',
    claims,
    { 'states.1.due.at': { column: 'achieved', working: true } },
    ['unknown-key registers[0].states[1].due.at.working'],
  ],
  [
    'a state that nothing leads to',
    claims,
    { 'states.4': { id: 'lost', title: 'l', end: 'done' } },
    ['state-unreachable registers[0].states[4]'],
  ],
  [
    'a state that nothing leads out of',
    claims,
    { 'states.2.end': undefined },
    ['state-without-way-out registers[0].states[2]'],
  ],
  [
    'days that are none',
    claims,
    { 'states.1.due.at.days': { column: 'kind', days: { adopted: -1 } } },
    ['out-of-range registers[0].states[1].due.at.days.days.adopted'],
  ],
  [
    'a paper with the records of an unknown register',
    checks,
    { paper: { title: '反馈表', with: ['x'] } },
    ['unknown-reference registers[0].paper.with[0]'],
  ],
  [
    'a paper with records that do not link to its own',
    checks,
    { paper: { title: '反馈表', with: ['checks'] } },
    ['nothing-links registers[0].paper.with[0]'],
  ],
  ['a prefix that is no name', claims, { prefix: 'B-1' }, ['bad-id registers[0].prefix']],
  [
    'a column of an unknown kind',
    claims,
    { 'columns.0.type': 'colour' },
    ['out-of-range registers[0].columns[0].type'],
  ],
  ['a key that the format lacks', claims, { 'steps.0.then': 'x' }, ['unknown-key registers[0].steps[0].then']],
])('%s', (_, register, changes, faults) => {
  // What refers to the mistaken part is mistaken with it.
  expect(faultsOf([changed(register, changes)])).toEqual(expect.arrayContaining(faults));
});

it('a column of any kind may be asked for exactly one value, and filled with it in a draft', () => {
  const columns = [
    { id: 'at', title: 'a', type: 'place' },
    { id: 'on', title: 'o', type: 'date' },
    { id: 'until', title: 'u', type: 'period' },
    { id: 'helper', title: 'h', type: 'unit' },
    { id: 'owner', title: 'w', type: 'person' },
    { id: 'check', title: 'c', type: 'record', register: 'checks' },
  ];
  const values = {
    at: 'work/plan',
    on: '2026-02-28',
    until: '2026-Q1',
    helper: 'd1',
    owner: 'wang',
    check: 'C-2026-02-1',
  };
  const kinds = { ...follow, columns, opens: [{ from: 'period', set: values }] };
  const steps = follow.steps.map((step) => ({ ...step, if: values, needs: [] }));
  expect(faultsOf([checks, findings, { ...kinds, steps }])).toEqual([]);
});

it('what two registers say of each other must fit, too', () => {
  const two = (other: Part, changes: Part) => faultsOf([findings, checks, changed(other, changes)]);
  expect(faultsOf([findings, checks, claims, { ...claims, prefix: 'D' }])).toEqual(['duplicate-id registers[3].id']);
  expect(faultsOf([checks, findings, { ...claims, prefix: 'F' }])).toEqual(['duplicate-id registers[2].prefix']);
  expect(two(follow, { columns: [{ id: 'note', title: 'n', type: 'text' }] })).toEqual([
    'nothing-links registers[2].opens[0].register',
  ]);
  expect(two(follow, { 'opens.0.in': ['x'] })).toEqual(['unknown-reference registers[2].opens[0].in[0]']);
  expect(faultsOf([changed(findings, { 'columns.0': { id: 'check', title: 'c', type: 'text' } }), checks])).toEqual([
    'nothing-links registers[1].steps[1].linked.register',
  ]);
  expect(faultsOf([findings, changed(checks, { 'steps.1.linked.in': ['x'] })])).toEqual([
    'unknown-reference registers[1].steps[1].linked.in[0]',
  ]);
  expect(faultsOf([books, changed(tasks, { 'columns.0.within': ['x'] })])).toEqual([
    'unknown-reference registers[1].columns[0].within[0]',
  ]);
});

it('a part lies in the period of its whole, and what counts in the cycle’s', () => {
  const rollups = [{ to: 'year', from: 'month', how: 'mean' }];
  const yearly = { of: 'year' };
  expect(faultsOf([books, changed(tasks, yearly)], { rollups })).toEqual([
    'part-of-other-period registers[1].columns[0].register',
    'effect-beyond-cycle registers[1].effects[0]',
  ]);
  expect(faultsOf([{ ...books, of: 'year' }], { rollups })).toEqual([]);
});

it('a place column that reaches what takes no lines is named where it does', () => {
  const at = { id: 'at', title: 'a', type: 'place', of: ['work', 'quality'] };
  expect(faultsOf([checks, changed(findings, { 'columns.2': at })])).toEqual([
    'line-not-counted registers[1].columns[2].of[1]',
  ]);
});
