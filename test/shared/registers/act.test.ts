// One change of one record: the order of its checks, who may write, what a step fills, parts, links, and what counts in which period.
import { draftOf } from '../../../shared/registers/record';
import { checks, findings, withRegisters } from './ledgers';
import { assessor, head, leader, of, office, person, secretary, story } from './story';

const scheme = withRegisters();
const finding = { register: 'findings', set: { what: '台账缺页', at: 'work/plan', points: 0.5 } };
const found = (told = story(scheme)) => ({ told, number: told.does(assessor, finding) });
const agreed = () => {
  const { told, number } = found();
  const one = { register: 'findings', number };
  told.does(assessor, { ...one, step: 'agree' });
  told.does(head, { ...one, step: 'agree' });
  return { told, one };
};

describe('a step is checked in the order of the contract', () => {
  it('asks for the state before it asks who', () => {
    const { told, number } = found();
    expect(told.says(secretary, { register: 'findings', number, step: 'close' })).toBe('wrong-state step');
    expect(told.says(secretary, { register: 'findings', number, step: 'agree' })).toBe('not-allowed step');
  });

  it('asks who before it asks whether the record is one for it, and that before what is missing', () => {
    const { told, number } = found();
    expect(told.says(head, { register: 'findings', number, step: 'forgive' })).toBe('not-allowed step');
    expect(told.says(assessor, { register: 'findings', number, step: 'forgive' })).toBe('not-now step');
    expect(told.says(assessor, { register: 'findings', number, set: { minor: true }, step: 'forgive' })).toBe('void');
  });

  it('names every column that is missing before it asks for the reason, and the reason before who took other steps', () => {
    const { told, one } = agreed();
    told.does(head, { ...one, set: { done: '已补' }, step: 'report' });
    expect(told.says(assessor, { ...one, step: 'close' })).toBe('columns-missing set.look-back');
    expect(told.says(assessor, { ...one, step: 'return' })).toBe('reason-missing reason');
    expect(told.says(assessor, { ...one, set: { 'look-back': '属实' }, step: 'close' })).toBe('same-person step');
  });

  it('takes a blank reason for none', () => {
    const { told, one } = agreed();
    const correct = { ...one, set: { points: 0.3 }, step: 'correct' };
    for (const reason of ['', ' \n']) expect(told.says(office, { ...correct, reason })).toBe('reason-missing reason');
    expect(told.says(office, { ...one, step: 'close', reason: ' ' })).toBe('wrong-state step');
  });

  it('looks at other records last', () => {
    const told = story(scheme);
    const check = told.does(assessor, { register: 'checks', set: { what: '查资料', with: ['li'] }, step: 'feed-back' });
    const number = told.does(assessor, { ...finding, set: { ...finding.set, check } });
    expect(told.says(assessor, { register: 'checks', number: check, step: 'agree' })).toBe('linked-open step');
    told.does(assessor, { register: 'findings', number, set: { minor: true }, step: 'forgive' });
    expect(told.says(assessor, { register: 'checks', number: check, step: 'agree' })).toBe('agreed');
  });

  it('refuses a step that the register lacks', () => {
    const { told, number } = found();
    expect(told.says(office, { register: 'findings', number, step: 'burn' })).toBe('not-now step');
  });
});

describe('a change names only what it changes', () => {
  it('writes nothing where one column is not theirs, and names that column', () => {
    const { told, number } = found();
    const asked = { register: 'findings', number, set: { what: '改', points: 3 } };
    expect(told.says(head, asked)).toBe('not-yours-to-write set.what set.points');
    expect(told.named(number).values).toEqual(finding.set);
  });

  it('is no change where the values are equal, whoever asks', () => {
    const { told, number } = found();
    const acted = told.ask(head, { register: 'findings', number, set: finding.set });
    expect(acted).toMatchObject({ ok: true, isChanged: false, record: { version: 1 } });
  });

  it('empties a column with null', () => {
    const { told, number } = found();
    told.does(assessor, { register: 'findings', number, set: { what: null } });
    expect(told.named(number).values).toEqual({ at: 'work/plan', points: 0.5 });
  });

  it('refuses values of another kind and columns that there are not', () => {
    const told = story(scheme);
    expect(told.says(assessor, { ...finding, set: { points: '0.5', at: 'nowhere', colour: 'red' } })).toBe(
      'values-refused set.points set.at set.colour',
    );
  });

  it('lets a column with writers of its own be written by them, in its states, and by nobody else', () => {
    const { told, one } = agreed();
    expect(told.says(assessor, { ...one, set: { done: '我' } })).toBe('not-yours-to-write set.done');
    expect(told.says(head, { ...one, set: { done: '已补' } })).toBe('agreed');
  });

  it('lets whoever takes a step fill what it needs, and nothing beside', () => {
    const { told, one } = agreed();
    expect(told.says(office, { ...one, set: { points: 0.3, what: '改' }, step: 'correct', reason: '复核' })).toBe(
      'not-yours-to-write set.what',
    );
    expect(told.says(office, { ...one, set: { points: 0.3 }, step: 'correct', reason: '复核' })).toBe('agreed');
    expect(told.says(office, { ...one, set: { points: 0.2 } })).toBe('not-yours-to-write set.points');
  });
});

describe('who somebody is to a record', () => {
  const stranger = person('mallory');

  it('does not follow from a name that they put into it with the step', () => {
    const told = story(scheme);
    const number = told.does(office, { register: 'witnesses', unit: null, set: { who: 'li', lead: 'd1' } });
    const asked = { register: 'witnesses', number, set: { who: 'mallory', remarks: '好' }, step: 'witness' };
    expect(told.says(stranger, asked)).toBe('not-allowed step');
    expect(told.says(secretary, { ...asked, set: { remarks: '好' } })).toBe('witnessed');
  });

  it('does not let a stranger make a record by naming themselves in it', () => {
    const told = story(scheme);
    expect(told.says(stranger, { register: 'findings', set: { owner: 'mallory', what: '假' } })).toBe('not-allowed');
    expect(told.says(stranger, { register: 'tasks', set: { owner: 'mallory', result: '好' }, step: 'finish' })).toBe(
      'not-allowed',
    );
  });

  it('lets whoever may write one column only fill that in an expected record, and make none', () => {
    const told = story(scheme);
    const note = { register: 'books', set: { note: '会前补' } };
    const draft = draftOf(told.registerOf('books').register, 'd1', {}, '2026-02-01');
    expect(told.says(office, note)).toBe('not-allowed');
    const focus = { register: 'books', set: { note: '会前补', focus: '安全' } };
    expect(told.ask(office, focus, draft)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(told.ask(office, note, draft)).toMatchObject({ ok: true, record: { author: 'zhao', version: 1 } });
  });

  it('is the head of the unit that a column names', () => {
    const told = story(scheme);
    const number = told.does(office, { register: 'witnesses', unit: null, set: { who: 'li', lead: 'd1' } });
    expect(told.says(head, { register: 'witnesses', number, set: { remarks: '好' } })).toBe('named');
    expect(told.says(person('wu', of('head', 'd2')), { register: 'witnesses', number, set: { remarks: '坏' } })).toBe(
      'not-yours-to-write set.remarks',
    );
  });

  it('is of the group of the place that the record names', () => {
    const told = story(scheme);
    const task = { register: 'tasks', set: { what: '建账', at: 'work/plan' } };
    expect(told.says(assessor, task)).toBe('set');
    expect(told.says(person('yan', of('assessor', 'other')), task)).toBe('not-allowed');
  });

  it('is its author, where whoever the register names may make one', () => {
    const told = story(scheme);
    const number = told.does(head, { register: 'findings', set: { what: '自查' } });
    expect(told.named(number).author).toBe('wang');
    expect(told.says(person('wu', of('head', 'd2')), { register: 'findings' })).toBe('not-allowed');
  });

  it('keeps whoever is of the unit, took the step before or made the record from what is apart', () => {
    const { told, one } = agreed();
    told.does(head, { ...one, set: { done: '已补' }, step: 'report' });
    const close = { ...one, set: { 'look-back': '属实' }, step: 'close' };
    expect(told.says(person('wang', of('office')), close)).toBe('same-person step');
    expect(told.says(person('he', of('office'), of('liaison', 'd1')), close)).toBe('same-person step');
    expect(told.says(assessor, close)).toBe('same-person step');
    expect(told.says(office, close)).toBe('closed');
  });
});

describe('what names a record', () => {
  it('is there from the first and never changes', () => {
    const told = story(scheme);
    expect(told.says(head, { register: 'claims' })).toBe('columns-missing set.matter');
    const number = told.does(head, { register: 'claims', set: { matter: '信息一号' } });
    expect(told.says(head, { register: 'claims', number, set: { matter: '信息二号' } })).toBe(
      'not-yours-to-write set.matter',
    );
    expect(told.says(head, { register: 'claims', number, set: { matter: '信息一号' } })).toBe('draft');
  });
});

describe('a part', () => {
  const signedBook = () => {
    const told = story(scheme);
    const book = told.does(head, { register: 'books', set: { focus: '安全' } });
    const task = told.does(head, { register: 'tasks', set: { book, what: '巡检', owner: 'wang' } });
    told.does(head, { register: 'books', number: book, step: 'sign' });
    told.does(secretary, { register: 'books', number: book, step: 'sign' });
    return { told, book, task };
  };

  it('is not made under a signed whole, not changed, not moved into it, not taken out of it', () => {
    const { told, book, task } = signedBook();
    expect(told.named(book).state).toBe('in-force');
    expect(told.says(head, { register: 'tasks', set: { book, what: '又一件' } })).toBe('wrong-state set.book');
    expect(told.says(head, { register: 'tasks', number: task, set: { what: '改' } })).toBe('wrong-state set.book');
    expect(told.says(head, { register: 'tasks', number: task, set: { book: null } })).toBe('wrong-state set.book');
    const other = told.does(head, { register: 'tasks', set: { what: '另一件' } });
    expect(told.says(head, { register: 'tasks', number: other, set: { book } })).toBe('wrong-state set.book');
  });

  it('goes its own steps, with what they need, and tells its progress under a signed whole', () => {
    const { told, book, task } = signedBook();
    expect(told.says(head, { register: 'tasks', number: task, set: { progress: '过半' } })).toBe('set');
    expect(told.says(head, { register: 'tasks', number: task, set: { result: '完成' }, step: 'finish' })).toBe('done');
    expect(told.named(book).signed).toHaveLength(2);
  });

  it('is not moved into a signed whole though its column has writers of its own', () => {
    const [bookColumn, ...others] = tasksColumns();
    const free = { ...bookColumn, write: { in: ['set'], by: ['head'] } };
    const told = story(withRegisters(changedTasks([free, ...others])));
    const book = told.does(head, { register: 'books', set: { focus: '安全' }, step: 'sign' });
    told.does(secretary, { register: 'books', number: book, step: 'sign' });
    const task = told.does(head, { register: 'tasks', set: { what: '巡检' } });
    expect(told.says(head, { register: 'tasks', number: task, set: { book } })).toBe('wrong-state set.book');
  });

  it('links to a record that is there', () => {
    const told = story(scheme);
    expect(told.says(head, { register: 'tasks', set: { book: 'TB-9' } })).toBe('values-refused set.book');
  });

  it('is no part of itself', () => {
    const after = { id: 'after', title: '前序', type: 'record', register: 'tasks', within: ['set'] };
    const told = story(withRegisters(changedTasks([...tasksColumns(), after])));
    const [first, then] = ['巡检', '检修'].map((what) => told.does(head, { register: 'tasks', set: { what } }));
    if (first === undefined || then === undefined) throw new Error();
    expect(told.says(head, { register: 'tasks', number: then, set: { after: first } })).toBe('set');
    expect(told.says(head, { register: 'tasks', number: then, set: { after: then } })).toBe('values-refused set.after');
  });
});

describe('what counts', () => {
  it('is the same however far its mending went', () => {
    const { told, one } = agreed();
    told.comes('2026-03-05', { periodState: 'closed' });
    told.does(head, { ...one, set: { done: '已补' }, step: 'report' });
    expect(told.says(office, { ...one, set: { 'look-back': '属实' }, step: 'close' })).toBe('closed');
  });

  it('changes in an open period only', () => {
    const { told, one } = agreed();
    const { number } = found(told);
    told.does(assessor, { register: 'findings', number, step: 'agree' });
    told.comes('2026-03-05', { periodState: 'closed' });
    expect(told.says(head, { register: 'findings', number, step: 'agree' })).toBe('period-not-open');
    expect(told.says(office, { ...one, set: { points: 0.3 }, step: 'correct', reason: '复核' })).toBe(
      'period-not-open',
    );
    expect(told.says(office, { ...one, set: { points: 0.5 }, step: 'correct', reason: '复核' })).toBe('agreed');
    told.comes('2026-03-06', { periodState: 'open' });
    expect(told.says(office, { ...one, set: { points: 0.3 }, step: 'correct', reason: '复核' })).toBe('agreed');
  });

  it('holds for gates, too', () => {
    const told = story(scheme);
    const book = told.does(head, { register: 'books', set: { focus: '安全' }, step: 'sign' });
    told.comes('2026-03-05', { periodState: 'closed' });
    expect(told.says(secretary, { register: 'books', number: book, step: 'sign' })).toBe('period-not-open');
  });

  it('passes the checks of a sheet’s line at the step that makes it count', () => {
    const told = story(scheme);
    const sign = (set: object) => {
      const number = told.does(assessor, { ...finding, set: { ...finding.set, ...set } });
      told.does(assessor, { register: 'findings', number, step: 'agree' });
      return told.ask(head, { register: 'findings', number, step: 'agree' });
    };
    expect(sign({ points: 41 })).toMatchObject({ refusal: { code: 'values-refused' } });
    expect(sign({ at: 'quality/speed' })).toMatchObject({ refusal: { code: 'values-refused' } });
    expect(sign({ points: 30 })).toMatchObject({ ok: true });
  });

  it('stays within the marks though one record counts several lines', () => {
    const [line, hold] = findings.effects;
    const told = story(withRegisters([checks, { ...findings, effects: [line, line, hold] }]));
    const agree = (points: number) => {
      const number = told.does(assessor, { ...finding, set: { ...finding.set, points } });
      told.does(assessor, { register: 'findings', number, step: 'agree' });
      return told.ask(head, { register: 'findings', number, step: 'agree' });
    };
    expect(agree(25)).toMatchObject({ refusal: { faults: [{ code: 'points-beyond-marks' }] } });
    expect(agree(20)).toMatchObject({ ok: true });
  });
});

describe('in time', () => {
  const claim = {
    register: 'claims',
    set: { matter: '信息一号', kind: 'adopted', achieved: '2026-01-10' },
    step: 'claim',
  };

  it('is so long after a date, the last day included, by kind', () => {
    expect(story(scheme, '2026-02-10').says(head, claim)).toBe('claimed');
    expect(story(scheme, '2026-02-11').says(head, claim)).toBe('too-late step');
    expect(story(scheme, '2026-02-11').says(head, { ...claim, set: { ...claim.set, kind: 'spread' } })).toBe('claimed');
    expect(story(scheme).says(head, { ...claim, set: { matter: '信息一号', kind: 'adopted' } })).toBe(
      'columns-missing set.achieved',
    );
  });

  it('is an appeal within the days after the latest publication; dropping it is free', () => {
    const told = story(scheme);
    const number = told.does(head, { register: 'appeals', set: { grounds: '数据有误' } });
    told.comes('2026-03-16', { periodState: 'published', publishedOn: '2026-03-10' });
    expect(told.says(head, { register: 'appeals', number, step: 'file' })).toBe('too-late step');
    told.comes('2026-03-16', { publishedOn: '2026-03-11' });
    expect(told.says(head, { register: 'appeals', number, step: 'file' })).toBe('filed');
    const other = told.does(head, { register: 'appeals' });
    told.comes('2026-04-16');
    expect(told.says(head, { register: 'appeals', number: other, step: 'drop' })).toBe('dropped');
  });
});

it('who asks for nothing changes nothing', () => {
  const { told, number } = found();
  expect(told.ask(leader, { register: 'findings', number })).toMatchObject({ ok: true, isChanged: false });
});

function tasksColumns() {
  const { columns = [] } = (withRegisters().registers ?? [])[1] ?? {};
  return columns;
}

function changedTasks(columns: readonly unknown[]) {
  return (withRegisters().registers ?? []).map((one) => (one.id === 'tasks' ? { ...one, columns } : one));
}
