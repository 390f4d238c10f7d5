// What the scheme check says of registers: steps that nobody takes, states nobody leaves, gates nothing opens, points that come twice.
import { checkScheme, type WarningCode } from '../../../shared/scheme/check-scheme';
import { bureau } from '../bureau';
import { schemeFrom } from '../accepted';
import { books, checks, claims, findings, registers, tasks, withRegisters, witnesses } from '../registers/ledgers';

const codes: readonly WarningCode[] = ['step-by-nobody', 'state-without-leaver', 'gate-never-opens', 'fed-twice'];
const warned = (of: readonly unknown[], more: object = {}) =>
  checkScheme(schemeFrom({ ...bureau, ...more, registers: of }))
    .filter(({ code }) => codes.includes(code))
    .map(({ code, path }) => `${code} ${path}`);
const idle = { groups: [...bureau.groups, { id: 'idle', title: '闲组' }] };

it('registers whose people are all there have none', () => {
  const found = checkScheme(withRegisters(registers.filter(({ id }) => id !== 'claims')));
  expect(found.filter(({ code }) => codes.includes(code))).toEqual([]);
});

it('a step of the assessors of a group that fills no component is taken by nobody, and nothing gets past it', () => {
  const steps = [checks.steps[0], { ...checks.steps[1], by: { all: ['assessor', 'office'] } }];
  expect(warned([{ ...checks, group: 'idle', steps }, findings], idle)).toEqual([
    'step-by-nobody registers[0].steps[1]',
    'state-without-leaver registers[0].states[1]',
  ]);
  expect(
    warned(
      [{ ...checks, group: 'idle', steps: [steps[0], { ...steps[1], by: ['assessor', 'office'] }] }, findings],
      idle,
    ),
  ).toEqual([]);
});

it('a step of whom a column names is taken by nobody where only they fill it', () => {
  const bare = { ...witnesses, states: [{ ...witnesses.states[0], write: [] }, witnesses.states[1]] };
  expect(warned([bare])).toEqual([
    'step-by-nobody registers[0].steps[0]',
    'state-without-leaver registers[0].states[0]',
  ]);
  expect(warned([witnesses])).toEqual([]);
});

it('a gate without a step into its states that somebody takes never opens', () => {
  const signed = { ...books.steps[0], by: { all: ['head', 'group-leader'] } };
  expect(warned([{ ...books, group: 'idle', steps: [signed, books.steps[1]] }], idle)).toEqual([
    'step-by-nobody registers[0].steps[0]',
    'state-without-leaver registers[0].states[0]',
    'gate-never-opens registers[0].effects[0]',
  ]);
  expect(warned([books, tasks])).toEqual([]);
});

it('an addition that sheets and records bring is named; one that records alone bring is not, nor a deduction', () => {
  expect(warned([claims])).toEqual(['fed-twice components[4]']);
  const components = bureau.components.map((one) => (one.id === 'bonus' ? { ...one, sheets: false } : one));
  expect(warned([claims], { components })).toEqual([]);
  expect(warned([{ ...claims, effects: [{ ...claims.effects[0], at: 'work/plan' }] }])).toEqual([]);
});
