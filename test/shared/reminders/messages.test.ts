// Digests and notices: what stands in them in both languages, how much of it, and what never does.
import { digestOf, noticeOf, type RecordAt } from '../../../shared/reminders/digest';
import { digestMail, noticeText, urgingMail } from '../../../shared/reminders/messages';
import { withRegisters } from '../registers/ledgers';
import { assessor, head, story } from '../registers/story';

const languages = ['zh-CN', 'en-US'] as const;
const link = 'https://scorebook.example.cn/pane';
const both = { languages, link };
const headOfD1 = { id: 'wang', roles: ['head:bureau/d1'] };

/** Tasks with these days, as they stand on the 20th of February. */
function tasksDue(days: readonly string[], today = '2026-02-20') {
  const told = story(withRegisters());
  const numbers = days.map((deadline) => told.does(head, { register: 'tasks', set: { what: '保密事项', deadline } }));
  told.comes(today);
  const at = (number: string): RecordAt => {
    const record = told.named(number);
    return { plan: told.plan, register: told.registerOf(record.register), record, calendar: told.around() };
  };
  return { told, at, records: numbers.map(at) };
}

it('tells a person what is due and theirs, the most urgent first, in both languages', () => {
  const { records } = tasksDue(['2026-02-22', '2026-02-20', '2026-02-11', '2026-03-20']);
  const digest = digestOf(headOfD1, records);
  expect(digest?.counts).toEqual({ red: 1, yellow: 1, blue: 1 });
  const { subject, text } = digestMail(digest as never, both);
  expect(subject).toBe('2026-02-20 待办提醒：3 项 / 3 due on 2026-02-20');
  const [chinese, english, ...rest] = text.split('\n\n').map((block) => block.split('\n'));
  expect(chinese?.map((line) => line.slice(0, 3))).toEqual(['202', '【红】', '【黄】', '【蓝】']);
  expect(english?.[0]).toBe('2026-02-20: 3 matters of yours: red 1 · yellow 1 · blue 1');
  expect(english?.[1]).toBe('[Red] 任务 T-3 一处 (Bureau): set, 2026-02-11, 9 days ago');
  expect(rest[0]).toEqual([link]);
  expect(text).not.toContain('保密事项');
});

it('is nothing for whom nothing is due, whose unit is another one, or before it is soon', () => {
  const { records } = tasksDue(['2026-02-22', '2026-03-20']);
  expect(digestOf({ id: 'he', roles: ['head:bureau/d2'] }, records)).toBeNull();
  expect(digestOf({ id: 'he', roles: ['head:other/d1'] }, records)).toBeNull();
  expect(digestOf(headOfD1, records.slice(1))).toBeNull();
  expect(digestOf(headOfD1, [])).toBeNull();
});

it('tells of fifty at most, and how many more there are', () => {
  const { records } = tasksDue(Array<string>(53).fill('2026-02-20'));
  const { text } = digestMail(digestOf(headOfD1, records) as never, { languages: ['en-US'], link: null });
  expect(text.match(/^\[Yellow\]/gm)).toHaveLength(50);
  expect(text).toContain('3 more: see Today in the pane.');
});

it('tells a group how much of which register, and no unit, number or person', () => {
  const { records } = tasksDue(['2026-02-22', '2026-02-20', '2026-02-11']);
  const notice = noticeOf(records);
  const lines = noticeText(notice as never, both).lines(9);
  expect(lines[1]).toMatch(/^任务（.+）：红 1 · 黄 1 · 蓝 1$/);
  expect(lines[3]).toMatch(/^任务 \(.+\): Red 1 · Yellow 1 · Blue 1$/);
  for (const word of ['一处', 'T-1', 'wang', '保密事项']) expect(lines.join('\n')).not.toContain(word);
});

it('tells a group nothing of what is not yet shown to its unit', () => {
  const { told, at } = tasksDue([]);
  const number = told.does(assessor, { register: 'checks', unit: 'd1', set: { what: '暗访' } });
  told.comes('2026-02-25');
  expect(digestOf({ id: 'sun', roles: ['assessor:bureau/office'] }, [at(number)])).not.toBeNull();
  expect(noticeOf([at(number)])).toBeNull();
});

it('leaves registers out where a channel takes fewer, and says how many', () => {
  const { records } = tasksDue(['2026-02-20']);
  const text = noticeText(noticeOf(records) as never, { languages: ['zh-CN'], link });
  expect([text.registers, text.lines(1).length, text.lines(0)[1]]).toEqual([1, 2, '另有 1 本台账。']);
});

it('a reminder says who sends it, in whose words, and where the record stands', () => {
  const { records } = tasksDue(['2026-03-20']);
  const said = { at: records[0] as RecordAt, line: null, by: '考核办', words: '请抓紧' };
  const { subject, text } = urgingMail(said, { languages: ['zh-CN'], link: null });
  expect(subject).toMatch(/^催办：任务 T-1 一处$/);
  expect(text.split('\n').slice(0, 3)).toEqual([
    expect.stringMatching(/^考核办 催办：任务 T-1 一处$/),
    '留言：请抓紧',
    '现在：set',
  ]);
});
