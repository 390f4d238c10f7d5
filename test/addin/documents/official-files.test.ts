// Official documents in their files, as programs that are not ours find them: what is merged, drawn, repeated and counted, and where.
import { read } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { base64Of, qrPng } from '../../../addin/documents/qr-png';
import { writeDocx } from '../../../addin/documents/write-docx';
import { writeFile } from '../../../addin/workbook/file/write-file';
import { noticeOf } from '../../../shared/documents/notice';
import { payoutOf } from '../../../shared/documents/payout/payout';
import { paidRoles } from '../../../shared/documents/payout/roster';
import { resultLetters } from '../../../shared/documents/result-letter';
import { languages } from '../../../shared/scheme/text';
import { planPayoutSheets } from '../../../shared/sheets/payout-people-sheets';
import { viewResults } from '../../../shared/sheets/results-columns';
import { planResultsWorkbook } from '../../../shared/sheets/results-workbook';
import { message } from '../../../shared/text/sentences';
import { dayOf, publishedCase } from '../../shared/documents/published-case';

const partsOf = (file: Uint8Array): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(unzipSync(file)).flatMap(([name, part]) =>
      /\.(xml|rels)$/.test(name) ? [[name, strFromU8(part)] as const] : [],
    ),
  );

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe.each(languages)('the results workbook in %s', (language) => {
  const { scheme, results, explanations, imprint } = publishedCase('luan-month', language);
  const qr = base64Of(qrPng(imprint.address));
  const plans = planResultsWorkbook({ scheme, results, language, explanations, imprint: { of: imprint, qr } });
  let parts: ReadonlyMap<string, string>;
  let sheets: string[];
  let file: Uint8Array;

  beforeAll(async () => {
    file = await writeFile(plans);
    parts = partsOf(file);
    sheets = plans.map((_, index) => parts.get(`xl/worksheets/sheet${index + 1}.xml`) ?? '');
  });

  test('has on each sheet the title over the whole table, whose it is, and in what it is counted', () => {
    const book = read(file);
    for (const [index, { name, tables }] of plans.entries()) {
      const sheet = book.Sheets[name];
      const last = /:([A-Z]+)/.exec(tables?.[0]?.at ?? '')?.[1] ?? '';
      const merges = matches(sheets[index] ?? '', /<mergeCell ref="([^"]+)"/g);
      expect([name, merges[0]]).toEqual([name, `A1:${last}1`]);
      expect(String((sheet?.['A1'] as { v?: unknown } | undefined)?.v)).toContain(
        language === 'zh-CN' ? '2026年10月' : 'October 2026',
      );
      expect(String((sheet?.['A2'] as { v?: unknown } | undefined)?.v)).toContain(imprint.organisation ?? '');
    }
  });

  test('repeats the header on each page and counts the pages, on A4, as wide as one', () => {
    const names = matches(parts.get('xl/workbook.xml') ?? '', /<definedName name="_xlnm.Print_Titles"[^>]*>([^<]+)</g);
    expect(names).toHaveLength(plans.length);
    for (const sheet of sheets) {
      expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*fitToWidth="1" fitToHeight="0"/);
      const footer = message(language, 'document.page', { page: '&amp;P', pages: '&amp;N' });
      expect(sheet).toContain(`<oddFooter>&amp;C${footer}</oddFooter>`);
    }
  });

  test('ends with who made, checked and signed it, and the digest', () => {
    const book = read(file);
    for (const { name } of plans) {
      const texts = Object.values(book.Sheets[name] ?? {}).flatMap((cell: { v?: unknown }) =>
        typeof cell?.v === 'string' ? [cell.v] : [],
      );
      expect(texts.slice(-2).join('\n')).toContain('王考核');
      expect(texts.slice(-1)[0]).toContain(imprint.digest);
    }
  });

  test('draws the code as a square of its own size, a little inside of the first cell', () => {
    const drawings = [...parts].filter(([name]) => /^xl\/drawings\/[^/]+\.xml$/.test(name));
    expect(drawings).toHaveLength(plans.length);
    for (const [, drawing] of drawings) {
      expect(drawing).toMatch(
        /<xdr:oneCellAnchor><xdr:from><xdr:col>0<\/xdr:col><xdr:colOff>25400<\/xdr:colOff><xdr:row>0<\/xdr:row><xdr:rowOff>25400<\/xdr:rowOff><\/xdr:from><xdr:ext cx="762000" cy="762000"\/><xdr:pic>/,
      );
      expect(drawing).toContain('descr=');
    }
    // A chart stays tied to the cells that it stands on.
    expect(drawings.filter(([, drawing]) => drawing.includes('<xdr:graphicFrame')).length).toBe(1);
  });

  test('names a serif font first and says of what kind it is, so that another one of its kind takes its place', () => {
    const styles = parts.get('xl/styles.xml') ?? '';
    const fonts = matches(styles, /<font>((?:(?!<\/font>).)*)<\/font>/g);
    const title = fonts.find((font) => font.includes('<sz val="20"/>'));
    expect(title).toContain(language === 'zh-CN' ? '方正小标宋简体' : 'Times New Roman');
    expect(title).toContain('<family val="1"/>');
    expect(title?.includes('<charset val="134"/>')).toBe(language === 'zh-CN');
  });
});

test('without an imprint the sheets say neither who signed nor what proves them', async () => {
  const { scheme, results } = publishedCase('luan-month', 'zh-CN');
  const plans = planResultsWorkbook({ scheme, results, language: 'zh-CN' });
  const parts = partsOf(await writeFile(plans));
  expect([...parts].some(([, part]) => part.includes('制表：') || part.includes('proof.html'))).toBe(false);
  expect([...parts.keys()].some((name) => name.startsWith('xl/media/'))).toBe(false);
});

test.each(languages)('in %s the payout holds its sums as figures below its tables', async (language) => {
  const { scheme, results, imprint } = publishedCase('xunyang-year', language);
  const roster = scheme.units.flatMap(({ id }) =>
    paidRoles.map((role) => ({ unit: id, name: `=${role}`, role, base: 1234.56 })),
  );
  const payout = payoutOf(scheme, results, roster);
  const official = { language, period: results.period, imprint, qr: null };
  const plans = planPayoutSheets(viewResults(scheme, results, language), payout, official);
  const book = read(await writeFile(plans));
  const [people, units] = plans.map(
    ({ name }) => Object.values(book.Sheets[name] ?? {}) as { v?: unknown; f?: unknown; t?: string }[],
  );
  for (const cells of [people, units]) {
    expect(cells?.some(({ v }) => v === payout.overall.change)).toBe(true);
    expect(cells?.some(({ v }) => v === payout.overall.after)).toBe(true);
    // A name that looks like a formula is a name.
    expect(cells?.every(({ f }) => f === undefined)).toBe(true);
  }
  expect(people?.filter(({ v }) => v === '=chief')).toHaveLength(scheme.units.length);
});

describe.each(languages)('written documents in %s', (language) => {
  const { scheme, results, period, explanations, imprint } = publishedCase('luan-month', language);
  const of = { scheme, results, period, imprint, language, today: '2026-11-06', dayOf };
  const qr = qrPng(imprint.address);

  test('the notice has a red head, repeats the headers of its tables, counts its pages, and holds the code once', async () => {
    const file = await writeDocx(noticeOf({ ...of, number: 'No. 11' }), language, qr);
    const parts = partsOf(file);
    const body = parts.get('word/document.xml') ?? '';
    expect(body).toContain('w:val="C00000"');
    expect(matches(body, /(<w:tblHeader\/>)/g).length).toBe(4);
    const footer = [...parts].find(([name]) => /^word\/footer\d+\.xml$/.test(name))?.[1] ?? '';
    expect(footer).toContain('PAGE</w:instrText>');
    expect(footer).toContain('NUMPAGES</w:instrText>');
    expect(
      Object.entries(unzipSync(file))
        .filter(([name]) => name.startsWith('word/media/'))
        .map(([, image]) => Buffer.from(image).equals(Buffer.from(qr))),
    ).toEqual([true]);
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  });

  test('each letter is a section of its own, whose pages are counted anew', async () => {
    const units = results.units.slice(0, 5).map(({ unit }) => unit);
    const parts = partsOf(await writeDocx(resultLetters({ ...of, explanations, units }), language, qr));
    const body = parts.get('word/document.xml') ?? '';
    expect(matches(body, /(<w:sectPr)/g)).toHaveLength(units.length);
    expect(matches(body, /<w:pgNumType w:start="(1)"/g)).toHaveLength(units.length);
  });

  test('what closes a letter stands on no page alone: its last paragraph and all below it keep together', async () => {
    const units = results.units.slice(0, 1).map(({ unit }) => unit);
    const letters = resultLetters({ ...of, explanations, units });
    const [letter] = letters.papers;
    const body = partsOf(await writeDocx(letters, language, qr)).get('word/document.xml') ?? '';
    const last = letter?.parts.at(-1);
    const closing = [last?.kind === 'paragraph' ? last.text : '', ...(letter?.closing ?? [])];
    const paragraphs = body.split('</w:p>');
    for (const text of closing) {
      expect(text).not.toBe('');
      expect(paragraphs.find((one) => one.includes(`>${text}<`))).toContain('<w:keepNext/>');
    }
  });

  test('a text that looks like markup stays text', async () => {
    const file = await writeDocx(noticeOf({ ...of, number: '<w:p>&"\u0001' }), language, qr);
    const body = partsOf(file).get('word/document.xml') ?? '';
    expect(body).toContain('&lt;w:p&gt;&amp;');
    // eslint-disable-next-line no-control-regex -- what no document may hold
    expect(body).not.toMatch(/\u0001/);
  });
});
