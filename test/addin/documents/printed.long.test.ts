// The documents as they come out of a printer: LibreOffice prints them where it is installed; elsewhere these tests are skipped.
import { base64Of, qrPng } from '../../../addin/documents/qr-png';
import { writeDocx } from '../../../addin/documents/write-docx';
import { writeFile } from '../../../addin/workbook/file/write-file';
import { noticeOf } from '../../../shared/documents/notice';
import { payoutOf } from '../../../shared/documents/payout/payout';
import { paidRoles } from '../../../shared/documents/payout/roster';
import { resultLetters } from '../../../shared/documents/result-letter';
import type { Language } from '../../../shared/scheme/text';
import { planPayoutSheets } from '../../../shared/sheets/payout-people-sheets';
import { viewResults } from '../../../shared/sheets/results-columns';
import { planResultsWorkbook } from '../../../shared/sheets/results-workbook';
import { speaker } from '../../../shared/sheets/words';
import { message } from '../../../shared/text/sentences';
import { dayOf, publishedCase } from '../../shared/documents/published-case';
import { canPrint, printedPages } from './printing';

/** Where spaces stand in a printed line is the font's business. */
const bare = (text = ''): string => text.replace(/\s+/g, '');

const printed = canPrint ? describe : describe.skip;

printed.each<[Language, string, RegExp]>([
  ['zh-CN', '第 1 页 共', /制表：王考核 2026年11月3日/],
  ['en-US', 'Page 1 of', /Prepared: 王考核 November 3, 2026/],
])('in %s', (language, firstPage, made) => {
  test('each sheet of the results workbook has its title once, its header on every page, and who signed it at its end', async () => {
    const { scheme, results, explanations, imprint } = publishedCase('luan-month', language);
    const qr = base64Of(qrPng(imprint.address));
    const plans = planResultsWorkbook({ scheme, results, language, explanations, imprint: { of: imprint, qr } });
    const pages = printedPages(`results-${language}.xlsx`, await writeFile(plans));
    expect(pages.length).toBeGreaterThanOrEqual(plans.length);
    expect(bare(pages[0])).toContain(bare(firstPage));
    expect(pages[0]).toMatch(made);
    // The explanations go on over many pages: each of them names the columns again.
    const columns = bare(['level', 'figure', 'value'].map((word) => speaker(language)(word as 'level')).join(''));
    const first = pages.findIndex((page) => bare(page).includes(columns));
    expect(pages.length - first).toBeGreaterThan(5);
    expect(pages.slice(first).every((page) => bare(page).includes(columns))).toBe(true);
  }, 120_000);

  test('the notice of results is written', async () => {
    const { scheme, results, period, imprint } = publishedCase('luan-month', language);
    const of = { scheme, results, period, imprint, language, today: '2026-11-06', dayOf };
    const notice = noticeOf({ ...of, number: language === 'zh-CN' ? '绩考〔2026〕11号' : 'No. 2026-11' });
    const pages = printedPages(`notice-${language}.docx`, await writeDocx(notice, language, qrPng(imprint.address)));
    expect(bare(pages[0])).toContain(bare(firstPage));
  }, 120_000);

  test('each letter begins on a page of its own', async () => {
    const { scheme, results, period, imprint, explanations } = publishedCase('luan-month', language);
    const of = { scheme, results, period, imprint, language, today: '2026-11-06', dayOf };
    const units = scheme.units.slice(0, 12).map(({ id }) => id);
    const letters = resultLetters({ ...of, explanations, units });
    const pages = printedPages(`letters-${language}.docx`, await writeDocx(letters, language, qrPng(imprint.address)));
    expect(pages.length).toBeGreaterThanOrEqual(units.length);
  }, 120_000);

  test('the payout of people fits the width of its page, with its sums and its rule', async () => {
    const { scheme, results, imprint } = publishedCase('xunyang-year', language);
    const roster = scheme.units
      .slice(0, 30)
      .flatMap(({ id }) =>
        paidRoles.map((role, at) => ({ unit: id, name: `人员${at + 1}`, role, base: 3200.05 + at * 100 })),
      );
    const payout = payoutOf(scheme, results, roster);
    const official = { language, period: results.period, imprint, qr: base64Of(qrPng(imprint.address)) };
    const plans = planPayoutSheets(viewResults(scheme, results, language), payout, official);
    const pages = printedPages(`payout-${language}.xlsx`, await writeFile(plans));
    const text = bare(pages.join(''));
    expect(text).toContain(bare(message(language, 'payout.rule')).slice(0, 20));
    expect(text).toContain(payout.overall.after.toLocaleString('en-US', { minimumFractionDigits: 2 }));
  }, 120_000);
});
