import fc from 'fast-check';
import type { Component } from '../../../../shared/scheme/scheme';
import { namedTexts } from '../../../../shared/sheets/matrix/named-texts';
import { schemeFrom } from '../../accepted';
import { bureau } from '../../bureau';

const scheme = schemeFrom(bureau);
const work = scheme.components.find(({ id }) => id === 'work') as Component;
const codec = namedTexts(work, 'zh-CN');
const saidIn = (text: string) => {
  const { byIndicator, unnamed } = codec.read(text);
  return { ...Object.fromEntries(byIndicator), ...(unnamed === '' ? {} : { unnamed }) };
};

describe('reasons in one cell', () => {
  it.each([
    ['计划：逾期', { plan: '逾期' }],
    ['计划：逾期；报告：漏报', { plan: '逾期', report: '漏报' }],
    ['计划: 逾期\n 报告 ： 漏报；', { plan: '逾期', report: '漏报' }],
    ['计划：逾期；又漏报\n报告：无', { plan: '逾期；又漏报', report: '无' }],
    ['计划：第一次；计划：第二次', { plan: '第一次；第二次' }],
    ['report: late; plan: early', { report: 'late', plan: 'early' }],
    ['逾期', { unnamed: '逾期' }],
    ['逾期；报告：漏报', { unnamed: '逾期', report: '漏报' }],
    ['计划：卫生：地面脏', { plan: '卫生：地面脏' }],
    ['计划：', {}],
    ['计划："报告：一\\n二"；报告：三', { plan: '报告：一\n二', report: '三' }],
    ['计划：\u201c逾期\u201d', { plan: '\u201c逾期\u201d' }],
  ])('%j says %j', (text, said) => {
    expect(saidIn(text)).toEqual(said);
  });

  it('are told where a name only looks like an indicator’s', () => {
    const alike = namedTexts(
      { ...work, indicators: [{ id: 'a', title: 'PM' }, ...(work.indicators ?? [])] } as Component,
      'zh-CN',
    );
    expect(alike.read('\u0420M：超标').doubtful).toEqual([{ kind: 'alike', text: '\u0420M' }]);
  });

  it('are written one after another, in the order of the indicators', () => {
    const texts = new Map([
      ['report', '漏报'],
      ['plan', '逾期；又逾期'],
    ]) as unknown as Parameters<typeof codec.write>[0];
    expect(codec.write(texts)).toBe('计划：逾期；又逾期；报告：漏报');
    expect(namedTexts(work, 'en-US').write(texts)).toBe('计划: 逾期；又逾期; 报告: 漏报');
  });

  it('come back whatever they say', () => {
    const piece = fc.constantFrom('计划', '报告', '：', ':', '；', ';', '\n', '"', '\\', ' ', '逾期', 'a', '\t');
    const text = fc
      .array(piece, { minLength: 1, maxLength: 8 })
      .map((pieces) => pieces.join(''))
      .filter((one) => one.trim() === one && one !== '');
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('plan', 'report'), text), (texts) => {
        const map = new Map(Object.entries(texts)) as unknown as Parameters<typeof codec.write>[0];
        const { byIndicator, unnamed } = codec.read(codec.write(map));
        expect([Object.fromEntries(byIndicator), unnamed]).toEqual([texts, '']);
      }),
      { numRuns: 500 },
    );
  });
});
