// Whose matter a record is now, how urgent it is by its colour, and who may remind others of it.
import { awaits, colourOf, mayRemind } from '../../../shared/registers/awaited';
import { dueOf } from '../../../shared/registers/due';
import { books, tasks, withRegisters } from './ledgers';
import { assessor, head, leader, of, office, person, secretary, story } from './story';

const scheme = withRegisters();
const liaison = person('hu', of('liaison', 'd1'));
const stranger = person('he', of('head', 'd2'));

const task = () => {
  const told = story(scheme);
  const number = told.does(head, { register: 'tasks', set: { what: '巡检', deadline: '2026-02-20' } });
  const record = () => told.named(number);
  const register = told.registerOf('tasks');
  const why = (who: typeof head) => awaits(told.plan, register, record(), who, told.around());
  const colour = () => {
    const due = dueOf(told.plan, register, record(), told.around());
    return due && colourOf(register, record(), due, told.around().today);
  };
  return { ...told, register, record, why, colour };
};

it('waits for whoever may take it on, and is told to those above once it stands too long', () => {
  const told = task();
  const whose = () => [head, leader, office, stranger].map(told.why);
  expect(whose()).toEqual(['step', null, null, null]);
  told.comes('2026-03-01');
  expect(whose()).toEqual(['step', null, null, null]);
  told.comes('2026-03-02');
  expect(whose()).toEqual(['step', 'told', null, null]);
});

it('is told to the liaison of its unit as soon as it is due, and to no other', () => {
  const told = task();
  const other = person('hua', of('liaison', 'd2'));
  const on = (day: string) => {
    told.comes(day);
    return [liaison, other].map(told.why);
  };
  expect(['2026-02-16', '2026-02-17', '2026-02-21'].map(on)).toEqual([
    [null, null],
    ['told', null],
    ['told', null],
  ]);
});

it('is blue before its day, yellow from it on, red once somebody above is told', () => {
  const told = task();
  const on = (day: string) => {
    told.comes(day);
    return told.colour();
  };
  // The head, who is told first, may step; the leader is told ten days after.
  expect(['2026-02-16', '2026-02-17', '2026-02-19', '2026-02-20', '2026-02-21'].map(on)).toEqual([
    ...[null, 'blue', 'blue'],
    ...['yellow', 'red'],
  ]);
});

it('is yellow as long as nobody above is to be told yet, and red at once where nobody ever is', () => {
  const withThen = (then?: { days: number; tell: 'leader'[] }[]) => {
    const due = { at: { column: 'deadline' }, ...(then && { then }) };
    const states = tasks.states.map((state) => ('end' in state ? state : { ...state, due }));
    const told = story(withRegisters([books, { ...tasks, states }]));
    const number = told.does(head, { register: 'tasks', set: { what: '巡检', deadline: '2026-02-20' } });
    const register = told.registerOf('tasks');
    return (day: string) => {
      told.comes(day);
      const due = dueOf(told.plan, register, told.named(number), told.around());
      return due && colourOf(register, told.named(number), due, day);
    };
  };
  const days = ['2026-02-20', '2026-02-21', '2026-02-24', '2026-02-25'];
  expect(days.map(withThen([{ days: 5, tell: ['leader'] }]))).toEqual(['yellow', 'yellow', 'yellow', 'red']);
  expect(days.map(withThen())).toEqual(['yellow', 'red', 'red', 'red']);
});

it('is nobody’s any more once it has ended', () => {
  const told = task();
  const { number } = told.record();
  told.does(head, { register: 'tasks', number: number ?? '', set: { owner: 'owner', result: '已办' }, step: 'finish' });
  told.comes('2026-04-01');
  expect([head, leader, office].map(told.why)).toEqual([null, null, null]);
});

it('may be reminded of by the office, leaders and the unit’s liaison, and nobody else', () => {
  const told = task();
  const may = [office, leader, liaison, head, secretary, assessor, stranger, person('x', of('liaison', 'd2'))].map(
    (who) => mayRemind(told.plan, told.register, told.record(), who),
  );
  expect(may).toEqual([true, true, true, false, false, false, false, false]);
});

it('may be reminded of by the head of the department that leads it, on what others owe', () => {
  const lead = { id: 'lead', title: '承办部门', type: 'unit' as const };
  const write = { in: ['set'], by: [{ role: 'head' as const, of: 'lead' }] };
  const columns = [...tasks.columns, lead, { id: 'watch', title: '督导', type: 'text' as const, write }];
  const told = story(withRegisters([books, { ...tasks, columns }]));
  const number = told.does(head, { register: 'tasks', set: { what: '巡检', deadline: '2026-02-20', lead: 'd2' } });
  const asked = told.registerOf('tasks');
  expect(
    [stranger, person('y', of('head', 'd3'))].map((who) => mayRemind(told.plan, asked, told.named(number), who)),
  ).toEqual([true, false]);
});
