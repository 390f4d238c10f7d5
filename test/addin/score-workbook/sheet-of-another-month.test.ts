// A score sheet of another month in the place of this month's: it is never read as this month's, in a file or in Excel.
import { layOut } from '../../../addin/score-workbook/lay-out';
import { readScores } from '../../../addin/score-workbook/read-scores';
import { recallScoreWorkbook, type ScoreWorkbook } from '../../../addin/score-workbook/score-workbook';
import { createFileWorkbook } from '../../../addin/workbook/file/file-workbook';
import { newFile } from '../../../addin/workbook/file/new-file';
import { openFile } from '../../../addin/workbook/file/open-file';
import type { OpenedFile } from '../../../addin/workbook/file/opened-file';
import type { Workbook } from '../../../addin/workbook/port';
import { faultSentence } from '../../../shared/text/sentences';
import { nothingThen } from '../../../shared/sheets/counted-table';
import { schemeFrom } from '../../shared/accepted';
import { bureau } from '../../shared/bureau';
import { openOfficeWorkbook } from '../workbook/office-workbook';

const scheme = schemeFrom(bureau);
const { signal } = new AbortController();

const lay = async (workbook: Workbook, period: string, before: ScoreWorkbook | null = null): Promise<ScoreWorkbook> => {
  await layOut(
    workbook,
    {
      ...{ scheme, period: { scheme: scheme.id, period, version: 1 }, components: ['work', 'quality'] },
      ...{ groups: ['office'], host: null, layouts: {}, language: 'zh-CN', accepted: [], counted: nothingThen },
      ...{ before, assessor: 'a-1' },
    },
    signal,
  );
  const kept = await recallScoreWorkbook(workbook);
  if (kept === null) throw new Error('no score workbook');
  return kept;
};

/** The file of a month. */
async function fileOf(period: string): Promise<{ file: OpenedFile; kept: ScoreWorkbook; tab: string }> {
  const workbook = createFileWorkbook(null);
  const kept = await lay(workbook, period);
  const file = await openFile(await newFile(workbook.content()), 'template.xlsx', () => undefined);
  const tab = workbook.content().sheets.find(({ key }) => key === 'score:work')?.name ?? '';
  return { file, kept, tab };
}

const read = (workbook: Workbook, kept: ScoreWorkbook) => readScores(workbook, kept, scheme, 'a-1', null);

const isForeign = ({ code }: { readonly code: string }): boolean => code === 'table-of-other-workbook';

describe('in a file', () => {
  it.each([true, false])('with the names of its tables kept: %s', async (isNamed) => {
    const [september, october] = [await fileOf('2026-09'), await fileOf('2026-10')];
    const { tab } = october;
    const moved = september.file.sheets.find(({ name }) => name === tab);
    if (moved === undefined) throw new Error('no sheet to move');
    const workbook = createFileWorkbook({
      ...october.file,
      sheets: [...october.file.sheets.filter(({ name }) => name !== tab), moved],
      tables: isNamed ? october.file.tables : [],
    });
    const { faults, sheets, tables } = await read(workbook, october.kept);
    const [fault, another] = faults.filter(isForeign);
    expect(another).toBeUndefined();
    expect(fault).toMatchObject({
      place: { sheet: tab },
      detail: { component: 'work', sheet: tab, period: '2026-10' },
    });
    for (const language of ['zh-CN', 'en-US'] as const) {
      const sentence = fault && faultSentence(language, fault, (_, id) => id);
      expect(sentence).toContain(tab);
      expect(sentence).toContain(`SB-${scheme.id}-2026-09-office-`);
    }
    expect(sheets.filter(({ component }) => component === 'work')).toEqual([]);
    expect(tables.map(({ name }) => name)).toEqual(expect.not.arrayContaining([expect.stringMatching(/work/i)]));
    expect(faults.some(({ code }) => code === 'table-missing')).toBe(false);

    // The sheet that was laid for it is read.
    expect((await read(createFileWorkbook(october.file), october.kept)).faults.some(isForeign)).toBe(false);
  });

  it('is not carried over into the sheets that are laid anew', async () => {
    const workbook = createFileWorkbook(null);
    await lay(workbook, '2026-09');
    await workbook.write({ sheet: 'score:work', address: 'F5' }, [[1]]);
    const kept = await recallScoreWorkbook(workbook);
    if (kept === null) throw new Error('no score workbook');
    const pointsOf = async (from: Workbook, of: ScoreWorkbook) =>
      (await read(from, of)).tables.flatMap(({ rows }) =>
        rows.flatMap((row) => (row[5]?.kind === 'number' ? [1] : [])),
      );
    expect(await pointsOf(workbook, kept)).toEqual([1]);
    // What is kept says October; what stands there is September's.
    const october = await lay(workbook, '2026-10', { ...kept, period: '2026-10' });
    expect(await pointsOf(workbook, october)).toEqual([]);
  });

  it('of another scheme of the same month', async () => {
    const { file, kept } = await fileOf('2026-10');
    const { faults, sheets } = await read(createFileWorkbook(file), { ...kept, scheme: 'other' });
    expect(faults.filter(isForeign)).toHaveLength(2);
    expect(sheets).toEqual([]);
  });
});

describe('in Excel', () => {
  it('is told by what its sheet prints, without one more round trip', async () => {
    const office = openOfficeWorkbook();
    const kept = await lay(office.workbook, '2026-09');
    office.refuseAfter(null);
    const own = await read(office.workbook, kept);
    expect(office.batches()).toBe(3);
    expect(own.faults.some(isForeign)).toBe(false);
    const other = await read(office.workbook, { ...kept, period: '2026-10' });
    expect(other.faults.filter(isForeign)).toHaveLength(2);
    expect(other.sheets).toEqual([]);
  });
});
