// Signatures of a record: of a content that they die with, one of each person, taken by the last of them.
import { books, talks, withRegisters } from './ledgers';
import { head, leader, of, office, person, secretary, story } from './story';
import { draftOf } from '../../../shared/registers/record';

const scheme = withRegisters();
const book = () => {
  const told = story(scheme);
  return { told, one: { register: 'books', number: told.does(head, { register: 'books', set: { focus: '安全' } }) } };
};

it('a book signed by one person in two roles is not in force', () => {
  const { told, one } = book();
  const both = person('wang', of('head', 'd1'), of('secretary', 'd1'));
  expect(told.says(both, { ...one, step: 'sign' })).toBe('draft');
  expect(told.says(both, { ...one, step: 'sign' })).toBe('already-signed step');
  expect(told.says(secretary, { ...one, step: 'sign' })).toBe('in-force');
});

it('who has signed does not sign again, nor does another in the same place', () => {
  const { told, one } = book();
  told.does(head, { ...one, step: 'sign' });
  expect(told.says(head, { ...one, step: 'sign' })).toBe('already-signed step');
  expect(told.says(person('feng', of('head', 'd1')), { ...one, step: 'sign' })).toBe('already-signed step');
  expect(told.says(office, { ...one, step: 'sign' })).toBe('not-allowed step');
});

it('a changed column takes the first signature back, one with writers of its own as well', () => {
  const { told, one } = book();
  told.does(head, { ...one, step: 'sign' });
  told.does(secretary, { ...one, set: { focus: '质量' } });
  expect(told.named(one.number).signed).toEqual([]);
  told.does(head, { ...one, step: 'sign' });
  told.does(office, { ...one, set: { note: '收到' } });
  expect(told.named(one.number).signed).toEqual([]);
});

it('who changes what they sign with the same act signs the new content, and takes their own earlier signature back', () => {
  const { told, one } = book();
  told.does(head, { ...one, step: 'sign' });
  expect(told.says(head, { ...one, set: { focus: '质量' }, step: 'sign' })).toBe('draft');
  expect(told.named(one.number).signed).toHaveLength(1);
  expect(told.says(secretary, { ...one, set: { focus: '服务' }, step: 'sign' })).toBe('draft');
  expect(told.named(one.number).signed).toMatchObject([{ as: 'secretary', by: 'li' }]);
});

it('a new part, and a changed one, take the signatures of the whole back', () => {
  const { told, one } = book();
  told.does(head, { ...one, step: 'sign' });
  const task = told.does(head, { register: 'tasks', set: { book: one.number, what: '巡检' } });
  expect(told.named(one.number).signed).toEqual([]);
  told.does(head, { ...one, step: 'sign' });
  told.does(head, { register: 'tasks', number: task, set: { progress: '过半' } });
  expect(told.named(one.number).signed).toHaveLength(1);
  told.does(head, { register: 'tasks', number: task, set: { what: '夜间巡检' } });
  expect(told.named(one.number).signed).toEqual([]);
});

it('what was shown by another content by now is not signed', () => {
  const { told, one } = book();
  const shown = told.saysOf(told.named(one.number));
  const task = told.does(head, { register: 'tasks', set: { book: one.number, what: '巡检' } });
  expect(told.says(secretary, { ...one, step: 'sign', says: shown })).toBe('stale says');
  const again = told.saysOf(told.named(one.number));
  told.does(head, { register: 'tasks', number: task, set: { progress: '过半' } });
  expect(told.says(secretary, { ...one, step: 'sign', says: again })).toBe('draft');
});

it('what was shown is held against what was there before the signer’s own change of it', () => {
  const { told, one } = book();
  const shown = told.saysOf(told.named(one.number));
  expect(told.says(secretary, { ...one, set: { focus: '质量' }, step: 'sign', says: shown })).toBe('draft');
});

it('the last signature takes the step for everybody, each at their own time and with their own words', () => {
  const { told, one } = book();
  told.does(head, { ...one, step: 'sign', reason: '同意' });
  told.comes('2026-02-12');
  told.does(secretary, { ...one, step: 'sign' });
  const { taken, entered } = told.named(one.number);
  expect(taken).toEqual([
    { step: 'sign', by: 'wang', at: '2026-02-10T08:00:00Z', reason: '同意' },
    { step: 'sign', by: 'li', at: '2026-02-12T08:00:00Z' },
  ]);
  expect(entered).toBe('2026-02-12T08:00:00Z');
});

it('a step back takes them all, and the book is signed anew', () => {
  const { told, one } = book();
  told.does(head, { ...one, step: 'sign' });
  told.does(secretary, { ...one, step: 'sign' });
  told.does(office, { ...one, step: 'reopen', reason: '漏项' });
  expect(told.named(one.number)).toMatchObject({ state: 'draft', signed: [] });
  expect(told.says(head, { ...one, step: 'sign' })).toBe('draft');
});

it('a step that several sign and that leads nowhere leaves the signatures of other steps as they are', () => {
  const note = { id: 'note', title: '阅', from: ['draft'], by: { all: ['liaison', 'office'] } };
  const told = story(withRegisters([{ ...books, steps: [...books.steps, note] }]));
  const one = {
    register: 'books',
    number: told.does(head, { register: 'books', set: { focus: '安全' }, step: 'sign' }),
  };
  told.does(person('feng', of('liaison', 'd1')), { ...one, step: 'note' });
  told.does(office, { ...one, step: 'note' });
  expect(told.named(one.number).signed.map(({ step, by }) => `${step} ${by}`)).toEqual([
    'sign wang',
    'note feng',
    'note zhao',
  ]);
  expect(told.says(secretary, { ...one, step: 'sign' })).toBe('in-force');
});

it('two of one kind sign as two people', () => {
  const pair = { ...books, steps: [{ ...books.steps[0], by: { all: ['head', 'head'] } }, ...books.steps.slice(1)] };
  const told = story(withRegisters([pair]));
  const number = told.does(head, { register: 'books', set: { focus: '安全' }, step: 'sign' });
  expect(told.says(head, { register: 'books', number, step: 'sign' })).toBe('already-signed step');
  expect(told.says(person('feng', of('head', 'd1')), { register: 'books', number, step: 'sign' })).toBe('in-force');
});

it('an expected draft is signed by people who name it and may not write what names it', () => {
  const told = story(withRegisters([talks]));
  const draft = draftOf({ id: 'talks', states: talks.states }, 'd1', { kind: 'list' }, '2026-02-10T08:00:00Z');
  const asked = { register: 'talks', set: { kind: 'list', minutes: '谈话记录' }, step: 'hold' };
  const acted = told.ask(head, asked, draft);
  expect(acted).toMatchObject({ ok: true, record: { state: 'due', signed: [{ as: 'head', by: 'wang' }] } });
  expect(told.says(leader, { register: 'talks', number: 'K-1', step: 'hold' })).toBe('held');
});
