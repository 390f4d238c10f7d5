// A score workbook goes out as a file, other programs fill it in and save it, and it comes back as the same sheets.
import { createFileWorkbook, type FileWorkbook } from '../../../../addin/workbook/file/file-workbook';
import { openFile } from '../../../../addin/workbook/file/open-file';
import { newFile } from '../../../../addin/workbook/file/new-file';
import { layOut } from '../../../../addin/score-workbook/lay-out';
import { readScores } from '../../../../addin/score-workbook/read-scores';
import { recallScoreWorkbook } from '../../../../addin/score-workbook/score-workbook';
import { exact } from '../../../../shared/exact/exact';
import { sheetScore } from '../../../../shared/scoring/sheet-score';
import { preset, presetIds, type PresetId } from '../../../../shared/scheme/presets';
import { componentsNamed, tableName } from '../../../../shared/sheets/score-table';
import { cellAddress } from '../../../../shared/sheets/address';
import { readCode } from '../../../../shared/sheets/workbook-code';
import { nothingThen } from '../../../../shared/sheets/counted-table';
import { filledIn, otherProgram, type Typed } from './other-program';

const office = otherProgram === 'LibreOffice' ? test : test.skip;

async function template(id: PresetId): Promise<FileWorkbook> {
  const scheme = preset(id);
  const workbook = createFileWorkbook(null);
  const components = componentsNamed(scheme).map((one) => one.id as string);
  await layOut(
    workbook,
    {
      scheme,
      period: { scheme: scheme.id, period: '2026-10', version: scheme.version },
      components,
      groups: scheme.groups.slice(0, 1).map((group) => group.id),
      host: null,
      layouts: {},
      language: 'zh-CN',
      accepted: [],
      counted: nothingThen,
      before: null,
      assessor: 'a-1',
    },
    new AbortController().signal,
  );
  return workbook;
}

/** What somebody types: the points of every row in sight, one in four with a reason. */
async function typedInto(workbook: FileWorkbook, id: PresetId): Promise<Typed[]> {
  const scheme = preset(id);
  const tables = await workbook.read(componentsNamed(scheme).map((one) => tableName(one.id)));
  return tables.flatMap(({ sheet, top, left, rows }) =>
    rows.flatMap((row, at): Typed[] => {
      const [key, , , , marks] = row;
      if (key?.kind !== 'text') return [];
      const most = marks?.kind === 'number' ? marks.value : 1;
      const points = at % 4 === 1 ? Math.min(most, 0.25) : 0;
      const place = (column: number): string => cellAddress(top + 1 + at, left + column);
      const reason = { tab: sheet, address: place(7), value: `=第${at}行，1-2` };
      return [{ tab: sheet, address: place(5), value: points }, ...(points > 0 ? [reason] : [])];
    }),
  );
}

async function sheetsOf(workbook: FileWorkbook, id: PresetId) {
  const scheme = preset(id);
  const components = componentsNamed(scheme).map((one) => one.id as string);
  const kept = { scheme: scheme.id, period: '2026-10', components, layouts: {}, base: {}, adopted: {} };
  const { sheets, faults } = await readScores(workbook, kept, scheme, 'a-1', null);
  return { sheets, faults: faults.map(({ code, place }) => [code, place.sheet, place.address]) };
}

/** The same typed into the workbook itself, without any file. */
async function expected(id: PresetId) {
  const workbook = await template(id);
  for (const { tab, address, value } of await typedInto(workbook, id)) {
    await workbook.write({ sheet: tab, address }, [[value]]);
  }
  return sheetsOf(workbook, id);
}

/** The scores that the program shows beside the points, without any custom function. */
async function showsScores(workbook: FileWorkbook, id: PresetId): Promise<void> {
  for (const component of componentsNamed(preset(id))) {
    const [table] = await workbook.read([tableName(component.id)]);
    const shown = (table?.rows ?? []).flatMap(([, , , , marks, points, score]) =>
      marks?.kind === 'number' && points?.kind === 'number' && score?.kind === 'number'
        ? [[score.value, sheetScore(component.method, exact(marks.value), [{ points: points.value }]).round(4)]]
        : [],
    );
    expect(shown.map(([score]) => score)).toEqual(shown.map(([, score]) => score));
    const hasMarks = (table?.rows ?? []).some(([, , , , marks]) => marks?.kind === 'number');
    expect([component.id, shown.length > 0]).toEqual([component.id, hasMarks]);
  }
}

const opened = async (bytes: Uint8Array, name: string): Promise<FileWorkbook> =>
  createFileWorkbook(await openFile(bytes, name, () => undefined));

describe.each(presetIds)('the score workbook of %s', (id) => {
  test(`comes back from ${otherProgram} as the same sheets, with what it keeps and its code`, async () => {
    const made = await template(id);
    const bytes = await newFile(made.content());
    const back = await opened(filledIn(bytes, await typedInto(made, id)), '评分表.xlsx');
    expect(await sheetsOf(back, id)).toEqual(await expected(id));
    expect(await recallScoreWorkbook(back)).toEqual(await recallScoreWorkbook(made));
    if (otherProgram === 'LibreOffice') await showsScores(back, id);
    const codes = back
      .content()
      .sheets.flatMap(({ rows }) =>
        rows.flat().flatMap((cell) => (cell.kind === 'text' ? (readCode(cell.value, [preset(id).id]) ?? []) : [])),
      );
    expect(codes.length).toBe(1 + componentsNamed(preset(id)).length);
  }, 300_000);

  office(
    'comes back as .xls as the same sheets',
    async () => {
      const made = await template(id);
      const back = await opened(
        filledIn(await newFile(made.content()), await typedInto(made, id), 'xls'),
        '评分表.xls',
      );
      expect(await sheetsOf(back, id)).toEqual(await expected(id));
      expect(await recallScoreWorkbook(back)).toEqual(await recallScoreWorkbook(made));
    },
    300_000,
  );
});
