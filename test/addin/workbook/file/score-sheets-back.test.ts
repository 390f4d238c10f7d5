// Score sheets come back from a file however they lie: their headers in full width, what records count beside them under the same headers.
import { createFileWorkbook } from '../../../../addin/workbook/file/file-workbook';
import { newFile } from '../../../../addin/workbook/file/new-file';
import { openFile } from '../../../../addin/workbook/file/open-file';
import { plannedTable } from '../../../../addin/score-workbook/planned-table';
import { languages } from '../../../../shared/scheme/text';
import { scoreLayouts } from '../../../../shared/sheets/matrix/score-layout';
import type { CountedThen } from '../../../../shared/sheets/counted-table';
import { readScoreTables } from '../../../../shared/sheets/read-score-tables';
import { planScoreWorkbook } from '../../../../shared/sheets/score-workbook';
import { schemeFrom } from '../../../shared/accepted';
import { bureau } from '../../../shared/bureau';

const scheme = schemeFrom(bureau);
const matrices = ['matrix', 'beside'] as const;
const counted = {
  postings: [
    {
      ...{ kind: 'line', unit: 'd1', component: 'work', indicator: 'plan', points: 1, reason: '迟到' },
      ...{ record: 'T-2026-10-001', register: 'tasks' },
    },
  ],
  ...{ gates: [], rows: [] },
} as unknown as CountedThen;

describe.each(languages)('in %s', (language) => {
  it.each(scoreLayouts)('by the name of its table, and by its header alone: %s', async (layout) => {
    const layouts = { work: layout };
    const plans = planScoreWorkbook({
      ...{ scheme, period: '2026-10', language, components: ['work'], layouts, counted },
    });
    const laid = createFileWorkbook(null);
    await laid.lay(plans);
    const file = await openFile(await newFile(laid.content()), 'a.xlsx', () => undefined);
    expect(file.tables.length).toBe(plans.flatMap(({ tables = [] }) => tables).length);
    for (const tables of [file.tables, []]) {
      const [table] = await createFileWorkbook({ ...file, tables }).read(['Score_work']);
      const planned = plannedTable(plans, 'Score_work');
      expect(table?.header).toEqual(planned.header);
      const { faults } = readScoreTables({
        ...{ scheme, tables: table === undefined ? [] : [table], components: ['work'], layouts },
      });
      expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['points-blank']));
    }
  });

  it.each(matrices)('with headers that another program has written in the other width: %s', (layout) => {
    const layouts = { work: layout };
    const plans = planScoreWorkbook({ scheme, period: '2026-10', language, components: ['work'], layouts });
    const table = plannedTable(plans, 'Score_work');
    const narrow = { ...table, header: table.header.map((text) => text.normalize('NFKC')) };
    const { faults } = readScoreTables({ scheme, tables: [narrow], components: ['work'], layouts });
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['points-blank']));
  });
});
