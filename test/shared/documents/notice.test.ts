// The notice of results says what the results say, in the order in which it is read, and leaves out what there is none of.
import { noticeOf, payAmount } from '../../../shared/documents/notice';
import type { WrittenDocument, WrittenTable } from '../../../shared/documents/written';
import { languages, type Language } from '../../../shared/scheme/text';
import { scoreText } from '../../../addin/ui/score-text';
import { isRanked } from '../../../shared/scoring/results';
import { digest, origin, dayOf, publishedCase, type PublishedCase } from './published-case';

const notice = (
  of: PublishedCase,
  language: Language = 'zh-CN',
  today = '2026-11-06',
  number: string | null = null,
): WrittenDocument => noticeOf({ ...of, language, number, today, dayOf });

const partsOf = ({ papers }: WrittenDocument) => papers[0]?.parts ?? [];
const headings = (document: WrittenDocument) =>
  partsOf(document).flatMap((part) => (part.kind === 'heading' ? [part.text] : []));
const paragraphs = (document: WrittenDocument) =>
  partsOf(document).flatMap((part) => (part.kind === 'paragraph' ? [part.text] : []));
const tables = (document: WrittenDocument): WrittenTable[] =>
  partsOf(document).flatMap((part) => (part.kind === 'table' ? [part.table] : []));

describe('the notice of Luan’s month', () => {
  const luan = publishedCase('luan-month', 'zh-CN');
  const document = notice(luan, 'zh-CN', '2026-11-06', '绩考〔2026〕11号');

  test('has a red head, its number, whom it goes to, and who issues it when', () => {
    expect(document.papers[0]).toMatchObject({
      head: '绩效考核办公室文件',
      number: '绩考〔2026〕11号',
      title: '关于2026年10月后勤中心月度考核结果的通报',
      to: '各被考核单位：',
      closing: ['绩效考核办公室', '2026年11月5日'],
    });
  });

  test('sums up, and goes on by numbered headings; there is no board, since nobody stands on one', () => {
    expect(paragraphs(document)[0]).toBe(
      '根据《后勤中心月度考核》（第 1 版），2026年10月考核已完成汇总和签批，现将结果通报如下。本期共有 43 个单位参加考核，43 个单位参加排名，平均 95.91 分，最高 98.52 分，最低 91.96 分。',
    );
    expect(headings(document)).toEqual(['一、考核排名', '二、兑现情况', '三、跟进事项']);
  });

  test('ranks each category by place, with the scores of the results', () => {
    const [production, , branches, rewards] = tables(document);
    expect([production?.caption, branches?.caption, production?.rows.length, branches?.rows.length]).toEqual([
      '生产型',
      '党支部',
      13,
      10,
    ]);
    const ranked = luan.results.units.filter(isRanked).filter(({ category }) => category === 'production');
    const inOrder = [...ranked]
      .sort((a, b) => a.place - b.place)
      .map(({ place, final }) => [String(place), scoreText(luan.scheme, final, 'zh-CN')]);
    expect(production?.rows.map((row) => [row[0], row[2]])).toEqual(inOrder);
    expect(rewards?.columns.map(({ title }) => title)).toEqual([
      '被考核单位',
      '兑现项目',
      '正职奖金比例',
      '副职奖金比例',
      '兑现内容',
    ]);
    expect(rewards?.rows[0]?.slice(1, 4)).toEqual(['月度兑现（第 1 名）', '+20%', '+20%']);
  });

  test('names the lines of its imprint with names and days, the digest and where it is compared', () => {
    expect(document.imprint).toEqual({
      organisation: '绩效考核办公室',
      lines: [
        { as: '制表', name: '王考核', on: '2026年11月3日' },
        { as: '审核', name: null, on: null },
        { as: '签批（领导）', name: '赵领导', on: '2026年11月4日' },
      ],
      digest: digest.slice(0, 12),
      page: `${origin}/proof.html?scheme=luan-case&period=2026-10`,
      address: `${origin}/proof.html?scheme=luan-case&period=2026-10&digest=${digest}`,
      standing: null,
      day: '2026年11月5日',
    });
  });
});

test('a unit of which something is missing is named, and has no place', () => {
  const document = notice(publishedCase('luan-month', 'zh-CN', { without: 'b01' }));
  expect(paragraphs(document)[1]).toBe(
    '5 个单位考核未齐，没有名次：第1党支部、生产单位1、生产单位11、非生产单位8、非生产单位18。',
  );
});

test('what is not signed yet is a draft and says so; what is signed and not published, too', () => {
  const draft = publishedCase('luan-month', 'zh-CN', { state: 'consolidated', signatures: [] });
  expect(notice(draft).imprint).toMatchObject({ standing: '草稿，尚未签批', day: '2026年11月3日' });
  expect(paragraphs(notice(draft))[0]).toContain('本稿仅供审阅');
  expect(notice(draft).imprint.lines.map(({ name }) => name)).toEqual(['王考核', null, null]);
  expect(notice(publishedCase('luan-month', 'zh-CN', { state: 'signed' })).imprint.standing).toBe('已签批，尚未通报');
});

test('the red and the blue board are told in words', () => {
  const document = notice(publishedCase('baiyin-quarter', 'zh-CN'));
  expect(headings(document)).toContain('三、红蓝榜');
  expect(paragraphs(document).filter((text) => /^列入(红|蓝)榜：/.test(text))).toHaveLength(2);
});

describe('appeals', () => {
  const liuzhou = (more: Parameters<typeof publishedCase>[2] = {}) => publishedCase('liuzhou-month', 'zh-CN', more);
  const withDays = (days: number | null, working = false): PublishedCase => {
    const of = liuzhou();
    const calendar = days === null ? {} : { appealDays: days, ...(working && { appealWorking: true as const }) };
    return { ...of, scheme: { ...of.scheme, calendar } };
  };
  const last = (of: PublishedCase, today?: string): string | undefined => paragraphs(notice(of, 'zh-CN', today)).at(-1);

  test('may be made until their last day, and are over after it', () => {
    expect(last(withDays(5), '2026-11-10')).toContain('请于 2026年11月10日前向考核办公室申诉。');
    expect(last(withDays(5), '2026-11-11')).toContain('申诉期已于 2026年11月10日结束。');
    const told = withDays(5, true);
    expect(last({ ...told, period: { ...told.period, appealsUntil: '2026-11-12' } })).toContain('2026年11月12日');
  });

  test('in days where nobody knows the last one yet; without end where the scheme gives none; no more once it is final', () => {
    expect(last(withDays(5, true))).toContain('在通报后 5 个工作日内');
    const signed = liuzhou({ state: 'signed' });
    expect(last({ ...signed, scheme: { ...signed.scheme, calendar: { appealDays: 5 } } })).toContain('在通报后 5 天内');
    expect(last(withDays(null))).toContain('请向考核办公室提出');
    expect(last(liuzhou({ state: 'final' }))).toContain('不再受理申诉');
  });
});

test.each(languages)('in %s nothing is left unsaid', (language) => {
  const document = notice(publishedCase('xunyang-year', language), language);
  const all = JSON.stringify(document);
  expect(all).not.toMatch(/[{—]\w*[}—]|undefined|null分|NaN/);
  if (language === 'en-US') {
    expect(headings(document)[0]).toBe('1. Rankings');
    expect(paragraphs(document)[0]).toMatch(
      /^Under “.+” \(version 1\) the results of 2026 have been consolidated and signed/,
    );
  }
});

test('pays are told with their sign', () => {
  expect(payAmount({ role: 'chief', measure: 'percent' }, -0.125)).toBe('-12.5%');
  expect(payAmount({ role: 'unit', measure: 'cash' }, 30_000)).toBe('+30,000');
  expect(payAmount({ role: 'unit', measure: 'points' }, null)).toBe('');
});
