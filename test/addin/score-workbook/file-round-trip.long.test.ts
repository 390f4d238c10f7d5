// Every template of every preset, however its sheets lie, goes out as a file with what is accepted and comes back as the same sheets.
import fc from 'fast-check';
import { layOut } from '../../../addin/score-workbook/lay-out';
import { readScores } from '../../../addin/score-workbook/read-scores';
import { createFileWorkbook, type FileWorkbook } from '../../../addin/workbook/file/file-workbook';
import { newFile } from '../../../addin/workbook/file/new-file';
import { openFile } from '../../../addin/workbook/file/open-file';
import type { AcceptedSheet } from '../../../shared/api/submissions';
import { preset, presetIds } from '../../../shared/scheme/presets';
import { languages } from '../../../shared/scheme/text';
import { sheetKey } from '../../../shared/scoring/sheet';
import { scoreLayouts, type ScoreLayout } from '../../../shared/sheets/matrix/score-layout';
import { componentsNamed, hasIndicators } from '../../../shared/sheets/score-table';
import { sheetsFrom } from '../../shared/accepted';
import { months } from '../../shared/sheets/matrix/random-sheets';

const cases = presetIds.flatMap((id) =>
  scoreLayouts.flatMap((layout) => languages.map((language) => [id, layout, language] as const)),
);

test.each(cases)('%s · %s · %s', async (id, layout, language) => {
  const scheme = preset(id);
  const components = componentsNamed(scheme).map((one) => one.id as string);
  const layouts = Object.fromEntries(components.map((one): [string, ScoreLayout] => [one, layout]));
  const made = componentsNamed(scheme)
    .filter(hasIndicators)
    .map((component) => fc.sample(months(scheme, component), { numRuns: 1, seed: 11 })[0])
    .flatMap((month) => month ?? []);
  const counted = { postings: [], gates: [], rows: made.flatMap((month) => month.counted.rows) };
  const accepted = sheetsFrom(
    scheme,
    made.flatMap(({ sheets }) => sheets),
  ).map((sheet) => ({ key: sheetKey(sheet), etag: '"1"', sheet }) as AcceptedSheet);

  const workbook = createFileWorkbook(null);
  const period = { scheme: scheme.id, period: '2026-10', version: scheme.version };
  const group = scheme.groups.slice(0, 1).map((one) => one.id);
  await layOut(
    workbook,
    {
      ...{ scheme, period, components, groups: group, host: null, layouts, language, accepted, counted },
      ...{ before: null, assessor: 'a-1' },
    },
    new AbortController().signal,
  );
  const read = async (from: FileWorkbook) => {
    const { sheets, faults } = await readScores(
      from,
      { scheme: scheme.id, period: period.period, components, adopted: {}, layouts, base: {} },
      scheme,
      'a-1',
      null,
    );
    return { sheets, faults: faults.map(({ code, place }) => [code, place.sheet, place.address]) };
  };
  const laid = await read(workbook);
  const lines = accepted.reduce((sum, { sheet }) => sum + sheet.lines.length, 0);
  expect(lines).toBeGreaterThan(0);
  expect(laid.sheets.reduce((sum, sheet) => sum + sheet.lines.length, 0)).toBeGreaterThanOrEqual(lines);

  const file = await openFile(await newFile(workbook.content()), 'template.xlsx', () => undefined);
  expect(await read(createFileWorkbook(file))).toEqual(laid);
  expect(await read(createFileWorkbook({ ...file, tables: [] }))).toEqual(laid);
});
