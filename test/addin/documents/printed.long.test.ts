// The documents as they come out of a printer: LibreOffice prints them where it is installed; elsewhere these tests are skipped.
import { base64Of, qrPng } from '../../../addin/documents/qr-png';
import { writeFile } from '../../../addin/workbook/file/write-file';
import type { Language } from '../../../shared/scheme/text';
import { planResultsWorkbook } from '../../../shared/sheets/results-workbook';
import { publishedCase } from '../../shared/documents/published-case';
import { canPrint, printedPages } from './printing';

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
    expect(pages[0]).toContain(firstPage);
    expect(pages[0]).toMatch(made);
  }, 120_000);
});
