// A single sheet of a workbook of several, saved as CSV, comes back in the browser that made it: it is checked and submitted alone.
import { layOut } from '../../../addin/score-workbook/lay-out';
import { readScores } from '../../../addin/score-workbook/read-scores';
import { keepOnlyWhatIsThere } from '../../../addin/score-workbook/restore-scores';
import { recallScoreWorkbook } from '../../../addin/score-workbook/score-workbook';
import { createFileWorkbook } from '../../../addin/workbook/file/file-workbook';
import { openFile } from '../../../addin/workbook/file/open-file';
import { csvText } from '../../../shared/sheets/export/csv';
import { nothingThen } from '../../../shared/sheets/counted-table';
import { schemeFrom } from '../../shared/accepted';
import { bureau } from '../../shared/bureau';

const scheme = schemeFrom(bureau);
const components = ['work', 'quality'];

it.each(['work', 'quality'])('%s', async (alone) => {
  const template = createFileWorkbook(null);
  const period = { scheme: scheme.id, period: '2026-10', version: 1 };
  await layOut(
    template,
    {
      ...{ scheme, period, components, groups: ['office'], host: null, layouts: { work: 'matrix' as const } },
      ...{ language: 'zh-CN', accepted: [], counted: nothingThen, before: null, assessor: 'a-1' },
    },
    new AbortController().signal,
  );
  const { sheets, kept } = template.content();
  const sheet = sheets.find(({ key }) => key === `score:${alone}`);
  const rows = (sheet?.rows ?? []).map((row) => row.map((cell) => (cell.kind === 'blank' ? null : String(cell.value))));
  const csv = new TextEncoder().encode(csvText({ key: 'a', tab: 'a', titles: [], rows }).replace(/^\uFEFF\r\n/, ''));
  const workbook = createFileWorkbook(await openFile(csv, `${sheet?.name}.csv`, () => undefined));
  workbook.keepAll(kept);
  await keepOnlyWhatIsThere(workbook);
  const narrowed = await recallScoreWorkbook(workbook);
  expect(narrowed?.components).toEqual([alone]);
  if (narrowed === null) return;
  const { faults } = await readScores(workbook, narrowed, scheme, 'a-1', null);
  expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['points-blank']));
});
