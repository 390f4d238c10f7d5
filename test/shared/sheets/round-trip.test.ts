// Scheme → score workbook → filled cells → sheets → results: what the cells say is what is consolidated.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import { parseCyclePeriod } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import { languages } from '../../../shared/scheme/text';
import { consolidate } from '../../../shared/scoring/consolidate';
import { parseSheets } from '../../../shared/scoring/parse-sheets';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import type { Sheet } from '../../../shared/scoring/sheet';
import { readScoreTables } from '../../../shared/sheets/read-score-tables';
import { planScoreWorkbook } from '../../../shared/sheets/score-workbook';
import { fillIn, readBackTables } from './filled-tables';

const folder = path.join(__dirname, '../../cases');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

const accept = <Value>(parsed: { ok: true; value: Value } | { ok: false; faults: unknown }): Value => {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
};

const caseIn = (file: string) => {
  const { scheme: input, period, sheets, expected } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const scheme = accept(parseScheme(input));
  return {
    scheme,
    period: accept(parseCyclePeriod(scheme, period)),
    sheets: accept(parseSheets(planScheme(scheme), sheets)),
    expected,
  };
};

/** Each assessor fills a workbook of their own; what only one sheet is wanted of stands in everybody's first. */
function throughWorkbooks(scheme: Scheme, sheets: readonly Sheet[], language: (typeof languages)[number]): Sheet[] {
  const assessors = [...new Set(sheets.map(({ assessor }) => assessor))];
  return assessors.flatMap((assessor) => {
    const own = sheets.filter((sheet) => sheet.assessor === assessor);
    const components = scheme.components
      .map(({ id }) => id as string)
      .filter((id) => own.some((sheet) => sheet.component === id));
    const plans = planScoreWorkbook({ scheme, period: '2026-10', language, components });
    const tables = fillIn(scheme, readBackTables(plans), own);
    const read = readScoreTables({ scheme, tables, ...(assessor === undefined ? {} : { assessor }) });
    // A unit without a sheet is not scored: its cells are blank, and that is all there is to say.
    expect(read.faults.filter(({ code }) => code !== 'points-blank')).toEqual([]);
    for (const { detail } of read.faults) {
      expect(own.some((sheet) => sheet.unit === detail.unit && sheet.component === detail.component)).toBe(false);
    }
    return read.sheets;
  });
}

describe.each(files)('the case %s', (file) => {
  const { scheme, period, sheets, expected } = caseIn(file);

  it.each(languages)('comes back exact from workbooks laid out in %s', (language) => {
    const results = consolidate(scheme, period, throughWorkbooks(scheme, sheets, language));
    expect(results).toMatchObject(expected);
  });
});
