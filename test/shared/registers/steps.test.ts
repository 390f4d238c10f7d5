// What is open to whom, whom a record waits for, who sees it.
import { stepsOpenTo, waitsFor } from '../../../shared/registers/steps';
import { maySee, mayMake, type Asker } from '../../../shared/registers/who';
import { draftOf } from '../../../shared/registers/record';
import { appeals, withRegisters } from './ledgers';
import { assessor, head, leader, of, office, person, secretary, story } from './story';

const scheme = withRegisters();
const told = story(scheme);
const finding = { what: '台账缺页', at: 'work/plan', points: 0.5 };

const open = (asker: Asker, number: string) => {
  const record = told.named(number);
  return stepsOpenTo(told.plan, told.registerOf(record.register), record, asker);
};
const waits = (number: string) => waitsFor(told.registerOf(told.named(number).register), told.named(number));
const sees = (asker: Asker, number: string) => {
  const record = told.named(number);
  return maySee(told.plan.scheme, told.registerOf(record.register), record, asker);
};

it('a step is open to those whom it names, with the columns that are missing', () => {
  const number = told.does(assessor, { register: 'findings', set: { what: '缺页' } });
  expect(open(assessor, number)).toEqual([{ step: 'agree', missing: ['at', 'points'] }]);
  expect(open(office, number)).toEqual([]);
  told.does(assessor, { register: 'findings', number, set: { minor: true } });
  expect(open(assessor, number).map(({ step }) => step)).toEqual(['agree', 'forgive']);
});

it('a step is open no longer to whoever signed it, nor to those who are apart', () => {
  const number = told.does(assessor, { register: 'findings', set: finding });
  const one = { register: 'findings', number };
  told.does(assessor, { ...one, step: 'agree' });
  expect(open(assessor, number)).toEqual([]);
  told.does(head, { ...one, step: 'agree' });
  told.does(head, { ...one, set: { done: '已补' }, step: 'report' });
  expect(open(assessor, number).map(({ step }) => step)).toEqual(['return']);
  expect(open(office, number).map(({ step }) => step)).toEqual(['close', 'correct']);
});

it('a record waits for those who take it on, less those who have signed; not for a way back', () => {
  const number = told.does(assessor, { register: 'findings', set: finding });
  const one = { register: 'findings', number };
  expect(waits(number)).toEqual(['assessor', 'head']);
  told.does(head, { ...one, step: 'agree' });
  expect(waits(number)).toEqual(['assessor']);
  told.does(assessor, { ...one, step: 'agree' });
  expect(waits(number)).toEqual(['head', { person: 'owner' }]);
  told.does(head, { ...one, set: { done: '已补' }, step: 'report' });
  expect(waits(number)).toEqual(['assessor', 'office']);
  told.does(office, { ...one, set: { 'look-back': '属实' }, step: 'close' });
  expect(waits(number)).toEqual([]);
});

it('a record waits for a step with a reason where it is the only way on and leads to an end that is done', () => {
  const decide = { ...appeals.steps[1], reason: true };
  const back = { ...decide, id: 'back', to: 'draft', by: ['office'] };
  const steps = [appeals.steps[0], decide, back, appeals.steps[2]];
  const reasoned = story(withRegisters([{ ...appeals, steps }]));
  const number = reasoned.does(head, { register: 'appeals', set: { grounds: '已补' }, step: 'file' });
  const record = () => reasoned.named(number);
  expect(waitsFor(reasoned.registerOf('appeals'), record())).toEqual(['leader']);
  reasoned.does(leader, { register: 'appeals', number, set: { decision: '维持' }, step: 'decide', reason: '属实' });
  expect(waitsFor(reasoned.registerOf('appeals'), record())).toEqual([]);
});

it('what is inside is shown to the unit with the step out of it, and to those who work on it before', () => {
  const check = { what: '查资料', with: ['li'] };
  const number = told.does(assessor, { register: 'checks', set: check });
  const observer = person('zhou', of('observer'));
  const other = person('yan', of('assessor', 'office'));
  expect([head, secretary].map((asker) => sees(asker, number))).toEqual([false, false]);
  expect([assessor, office, leader, observer, other].map((asker) => sees(asker, number))).toEqual([
    ...[true, true, true, true, true],
  ]);
  told.does(assessor, { register: 'checks', number, step: 'feed-back' });
  expect([head, secretary].map((asker) => sees(asker, number))).toEqual([true, true]);
});

it('a unit sees no other unit’s records; everybody with a role sees what is everybody’s', () => {
  const number = told.does(assessor, { register: 'findings', set: { ...finding, owner: 'hu' } });
  const [other, stranger] = [person('wu', of('head', 'd2')), person('mallory')];
  expect([head, other, stranger, person('hu')].map((asker) => sees(asker, number))).toEqual([true, false, false, true]);
  const common = told.does(office, { register: 'witnesses', unit: null });
  expect([other, stranger].map((asker) => sees(asker, common))).toEqual([true, false]);
});

it('nobody is made the author of an expected draft by looking at it', () => {
  const checks = told.registerOf('checks');
  const draft = draftOf(checks.register, 'd1', {}, '2026-02-10T08:00:00Z');
  expect(stepsOpenTo(told.plan, checks, draft, assessor).map(({ step }) => step)).toEqual(['feed-back']);
  expect(stepsOpenTo(told.plan, checks, draft, head)).toEqual([]);
  expect(mayMake(told.plan.scheme, checks, draft, head)).toBe(false);
});
