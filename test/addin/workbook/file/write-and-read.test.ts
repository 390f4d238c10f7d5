import { read, utils, type WorkBook } from '@e965/xlsx';
import { readFile } from '../../../../addin/workbook/file/read-file';
import { writeFile } from '../../../../addin/workbook/file/write-file';
import { preset, presetIds } from '../../../../shared/scheme/presets';
import { addressStart, cellAddress } from '../../../../shared/sheets/address';
import type { SheetGrid } from '../../../../shared/sheets/grid';
import type { SheetPlan } from '../../../../shared/sheets/plan';
import { planScoreWorkbook } from '../../../../shared/sheets/score-workbook';

interface Planned {
  readonly row: number;
  readonly column: number;
  readonly value: string | number;
}

/** Every value that a plan writes, with its place. */
const valuesOf = ({ blocks }: SheetPlan): Planned[] =>
  blocks.flatMap(({ at, cells }) => {
    const start = addressStart(at);
    if (start === null) throw new RangeError(at);
    return cells.flatMap((row, down) =>
      row.flatMap((value, across) =>
        value === null || value === '' || typeof value === 'object'
          ? []
          : [{ row: start.row + down, column: start.column + across, value }],
      ),
    );
  });

const inGrid = (grid: SheetGrid | undefined, { row, column }: Planned): unknown => {
  const cell = grid?.rows[row]?.[column];
  return cell?.kind === 'number' || cell?.kind === 'text' ? cell.value : cell;
};

const inOther = (book: WorkBook, name: string, { row, column }: Planned): unknown =>
  (book.Sheets[name]?.[utils.encode_cell({ r: row, c: column })] as { v?: unknown } | undefined)?.v;

describe.each(presetIds)('the score workbook of %s as a file', (id) => {
  const plans = planScoreWorkbook({ scheme: preset(id), period: '2026-10', language: 'zh-CN' });

  it('is read with every value where it was planned, by our reader and by another', async () => {
    const bytes = await writeFile(plans);
    const grids = await readFile(bytes, 'score.xlsx');
    const other = read(bytes);
    expect(grids.map(({ name }) => name)).toEqual(plans.map(({ name }) => name));
    expect(other.SheetNames).toEqual(plans.map(({ name }) => name));
    const differences = plans.flatMap((plan, index) =>
      valuesOf(plan).filter(
        (one) => inGrid(grids[index], one) !== one.value || inOther(other, plan.name, one) !== one.value,
      ),
    );
    expect(differences).toEqual([]);
    expect(plans.flatMap(valuesOf).length).toBeGreaterThan(200);
  });
});

describe('cells in a file', () => {
  it('keeps text as text, whatever it looks like', async () => {
    const texts = [
      '=1+1',
      '+1',
      '-1',
      '@x',
      '007',
      '1-2',
      '2026-10',
      '１２',
      ' 前后 ',
      '第一行\n第二行',
      '_x0041_',
      'a\u0001b',
      'a\rb',
      '\ud83d',
      '😀',
      '&lt;<>"\'',
    ];
    const bytes = await writeFile([
      { key: 'a', name: '文字', blocks: [{ at: 'B2', cells: texts.map((text) => [text]) }] },
    ]);
    const [grid] = await readFile(bytes, 'texts.xlsx');
    expect(grid?.rows.slice(1).map((row) => row[1])).toEqual(texts.map((value) => ({ kind: 'text', value })));
    const other = read(bytes);
    expect(texts.map((_, row) => other.Sheets['文字']?.[cellAddress(row + 1, 1)]?.v)).toEqual(texts);
  });
});
