// Deadlines of records: from entering a state, a date, a choice or the calendar with its months' ends; who is told when they pass.
import { appealsEnd, dayPlus, dueOf, toldOf } from '../../../shared/registers/due';
import { books, tasks, withRegisters } from './ledgers';
import { head, office, story } from './story';

const scheme = withRegisters();

const due = (told: ReturnType<typeof story>, number: string) => {
  const record = told.named(number);
  return dueOf(told.plan, told.registerOf(record.register), record, told.around());
};

it('is soon, due and overdue by the day of a column, and nothing before', () => {
  const told = story(scheme);
  const number = told.does(head, { register: 'tasks', set: { what: '巡检', deadline: '2026-02-20' } });
  const on = (today: string) => {
    told.comes(today);
    return due(told, number)?.is ?? null;
  };
  expect(['2026-02-16', '2026-02-17', '2026-02-19', '2026-02-20', '2026-02-21'].map(on)).toEqual([
    ...[null, 'soon', 'soon'],
    ...['due', 'overdue'],
  ]);
});

it('is nothing where its date is blank, and where the state knows no end', () => {
  const told = story(scheme);
  expect(due(told, told.does(head, { register: 'tasks', set: { what: '巡检' } }))).toBeNull();
  expect(due(told, told.does(head, { register: 'findings' }))).toBeNull();
});

it('is nothing once it has ended, however long ago its day was', () => {
  const states = tasks.states.map((state) => ({ ...state, due: { at: { column: 'deadline' } } }));
  const told = story(withRegisters([books, { ...tasks, states }]));
  const set = { what: '巡检', deadline: '2026-02-20', owner: 'owner', result: '已办' };
  const number = told.does(head, { register: 'tasks', set });
  told.comes('2026-03-20');
  expect(due(told, number)?.is).toBe('overdue');
  told.does(head, { register: 'tasks', number, step: 'finish' });
  expect(due(told, number)).toBeNull();
});

it('counts days from entering the state, over the end of a month, as many as the choice says', () => {
  const told = story(scheme, '2026-02-27');
  const claim = (kind: string) =>
    told.does(head, { register: 'claims', set: { matter: kind, kind, achieved: '2026-02-20' }, step: 'claim' });
  const [adopted, spread] = [claim('adopted'), claim('spread')];
  told.comes('2026-03-02');
  expect(due(told, adopted)).toEqual({ on: '2026-03-02', is: 'due' });
  expect(due(told, spread)).toEqual({ on: '2026-03-04', is: 'soon' });
});

it('ends with the last day that can be written', () => {
  expect([dayPlus('9999-12-01', 30), dayPlus('9999-12-20', 30)]).toEqual(['9999-12-31', '9999-12-31']);
});

it('takes the last day of a month that lacks the calendar’s day', () => {
  const told = story(scheme, '2026-01-28');
  const book = told.does(head, { register: 'books' });
  // Tasks of February are issued on the 30th of January.
  expect(due(told, book)).toEqual({ on: '2026-01-30', is: 'soon' });
  const talk = told.does(office, { register: 'talks', set: { kind: 'list' } });
  told.comes('2026-03-31');
  expect(due(told, talk)).toEqual({ on: '2026-03-31', is: 'due' });
  const march = { ...told.around(), period: '2026-03' as never, today: '2026-02-26' };
  expect(dueOf(told.plan, told.registerOf('books'), told.named(book), march)?.on).toBe('2026-02-28');
});

it('takes the month before a longer period and the one after it', () => {
  const told = story(scheme);
  const [book, talk] = [
    told.does(head, { register: 'books' }),
    told.does(office, { register: 'talks', set: { kind: 'a' } }),
  ];
  const of = (number: string, period: string) =>
    dueOf(told.plan, told.registerOf(told.named(number).register), told.named(number), {
      ...told.around(),
      ...{ period: period as never, today: '2030-01-01' },
    })?.on;
  expect([of(book, '2026'), of(book, '2026-Q2'), of(talk, '2026'), of(talk, '2026-H1')]).toEqual([
    ...['2025-12-30', '2026-03-30'],
    ...['2027-01-31', '2026-07-31'],
  ]);
});

it('of an appeal begins with the latest publication', () => {
  const told = story(scheme);
  const number = told.does(head, { register: 'appeals' });
  expect(due(told, number)).toBeNull();
  told.comes('2026-03-12', { publishedOn: '2026-03-10' });
  expect(due(told, number)).toEqual({ on: '2026-03-15', is: 'soon' });
});

it('tells more people the longer it is over', () => {
  const told = story(scheme);
  const number = told.does(head, { register: 'tasks', set: { what: '巡检', deadline: '2026-02-20' } });
  const toldOn = (today: string) => {
    told.comes(today);
    return toldOf(told.plan, told.registerOf('tasks'), told.named(number), told.around());
  };
  expect(['2026-02-20', '2026-02-21', '2026-03-01', '2026-03-02'].map(toldOn)).toEqual([
    ...[[], ['head'], ['head']],
    ['head', 'leader'],
  ]);
});

describe('in working days', () => {
  const working = withRegisters([
    {
      ...tasks,
      id: 'works',
      columns: [
        ...tasks.columns.filter(({ id }) => id !== 'book'),
        { id: 'kind', title: '类', type: 'choice', choices: [{ id: 'a', title: 'a' }] },
      ],
      states: [
        {
          ...{ id: 'set', title: 's', write: ['head'] },
          due: {
            at: { days: 5, working: true },
            then: [
              { days: 2, working: true, tell: ['office'] },
              { days: 2, tell: ['leader'] },
            ],
          },
        },
        { id: 'done', title: 'd', end: 'done' },
      ],
      steps: [
        { id: 'finish', title: 'f', from: ['set'], to: 'done', by: ['head'], within: { days: 15, of: 'deadline' } },
        {
          id: 'soon',
          title: 'f',
          from: ['set'],
          to: 'done',
          by: ['head'],
          within: { days: 5, working: true, of: 'deadline' },
        },
      ],
      effects: [],
    },
  ]);

  it('five working days stand beside fifteen days in one scheme', () => {
    const told = story(working, '2026-02-13');
    const number = told.does(head, { register: 'works', set: { what: '巡检', deadline: '2026-02-13' } });
    told.comes('2026-02-27');
    expect(due(told, number)).toEqual({ on: '2026-02-27', is: 'due' });
    told.comes('2026-02-28');
    expect(told.says(head, { register: 'works', number, step: 'soon' })).toBe('too-late step');
    expect(told.says(head, { register: 'works', number, step: 'finish' })).toBe('done');
  });

  it('whom delays are told is counted in working days where the scheme says so', () => {
    const told = story(working, '2026-09-21');
    const number = told.does(head, { register: 'works', set: { what: '巡检', deadline: '2026-09-21' } });
    // Due on the 29th: the 25th to the 27th are off. Then 30 September, and after the holidays 8 October.
    const toldOn = (today: string) => {
      told.comes(today);
      return toldOf(told.plan, told.registerOf('works'), told.named(number), told.around());
    };
    expect(due(told, number)).toBeNull();
    expect(['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08'].map(toldOn)).toEqual([
      ...[[], [], ['leader'], ['leader'], ['office', 'leader']],
    ]);
  });

  it('the days for appeals end with the last working day', () => {
    const scheme = withRegisters([], { appealDays: 3, appealWorking: true });
    const ends = (publishedOn: string | null) => appealsEnd(scheme, { ...story(scheme).around(), publishedOn });
    expect(['2026-04-30', '2026-03-10', null].map(ends)).toEqual(['2026-05-08', '2026-03-13', null]);
  });
});
