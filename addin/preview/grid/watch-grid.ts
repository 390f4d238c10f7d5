// Tells the host what happens in the Univer grid, and refuses what protection forbids a person to do.
import type { Injector, IRange } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { ISheetClipboardService, SheetsSelectionsService } from '@univerjs/preset-sheets-core';
import { bounding } from '../address';
import type { Rect } from '../address';
import { entryOf } from '../host/members/cell-entry';
import type { GridEvents } from './grid';
import { TextPaste } from './text-paste';
import type { UniverGrid } from './univer-grid';
import { toRect } from './univer-range';

const VALUES = 'sheet.mutation.set-range-values';
const RESTRUCTURING = [
  'sheet.mutation.insert-row',
  'sheet.mutation.insert-col',
  'sheet.mutation.remove-rows',
  'sheet.mutation.remove-col',
  'sheet.mutation.move-rows',
  'sheet.mutation.move-columns',
  'sheet.mutation.add-worksheet-merge',
  'sheet.mutation.remove-worksheet-merge',
  'sheet.mutation.set-worksheet-name',
  'sheet.mutation.remove-sheet',
  'sheet.mutation.move-range',
  'sheet.mutation.reorder-range',
];
const LINES_MOVED: Record<string, { along: 'row' | 'column'; sign: 1 | -1 }> = {
  'sheet.mutation.insert-row': { along: 'row', sign: 1 },
  'sheet.mutation.insert-col': { along: 'column', sign: 1 },
  'sheet.mutation.remove-rows': { along: 'row', sign: -1 },
  'sheet.mutation.remove-col': { along: 'column', sign: -1 },
};

interface MutationParams {
  subUnitId?: string;
  from?: { subUnitId?: string };
  range?: IRange;
  cellValue?: Record<number, Record<number, Record<string, unknown> | null> | null>;
}

function changedRects(params: MutationParams, counts: (cell: Record<string, unknown>) => boolean): Rect[] {
  return Object.entries(params.cellValue ?? {}).flatMap(([row, line]) =>
    Object.entries(line ?? {})
      .filter(([, cell]) => cell === null || counts(cell))
      .map(([column]) => ({ row: Number(row), column: Number(column), rows: 1, columns: 1 })),
  );
}

const isContent = (cell: Record<string, unknown>) => ['v', 'f', 'p', 'si'].some((key) => key in cell);

/** Enters what is pasted as if it were typed, from the selected cell on; where the selection is a multiple of it, all over it. */
function takePastes(clipboard: ISheetClipboardService, grid: UniverGrid, events: GridEvents): void {
  if (!(clipboard instanceof TextPaste)) throw new Error('the grid was started with another clipboard');
  clipboard.enter = (cells) => {
    const { sheet, rect: selected } = grid.selection();
    const size = { rows: cells.length, columns: Math.max(...cells.map((line) => line.length)) };
    const repeats = selected.rows % size.rows === 0 && selected.columns % size.columns === 0;
    const rect = repeats ? selected : { ...selected, ...size };
    if (!events.mayEdit(sheet, [rect])) return;
    const entry = (row: number, column: number) => {
      const numberFormat = grid.numberFormat(sheet, rect.row + row, rect.column + column);
      return entryOf(cells[row % size.rows]?.[column % size.columns] ?? '', numberFormat);
    };
    const across = Array.from({ length: rect.columns }, (_, column) => column);
    const entries = Array.from({ length: rect.rows }, (_, row) => across.map((column) => entry(row, column)));
    grid.enter(sheet, rect, entries);
    grid.select(sheet, rect);
  };
}

export function watchGrid(api: FUniver, injector: Injector, grid: UniverGrid, events: GridEvents): void {
  api.addEvent(api.Event.BeforeSheetEditStart, (edit) => {
    const cell = { row: edit.row, column: edit.column, rows: 1, columns: 1 };
    if (!events.mayEdit(edit.worksheet.getSheetId(), [cell])) edit.cancel = true;
  });
  api.addEvent(api.Event.BeforeCommandExecute, (command) => {
    if (grid.isHostWriting || command.options?.fromFormula) return;
    const params: MutationParams = command.params ?? {};
    if (command.id === VALUES) {
      const rects = changedRects(params, () => true);
      if (rects.length > 0 && !events.mayEdit(params.subUnitId ?? '', rects)) command.cancel = true;
    } else if (RESTRUCTURING.includes(command.id)) {
      if (!events.mayRestructure(params.subUnitId ?? params.from?.subUnitId ?? '')) command.cancel = true;
    }
  });
  api.addEvent(api.Event.CommandExecuted, (command) => {
    const params: MutationParams = command.params ?? {};
    const moved = LINES_MOVED[command.id];
    if (moved && params.range) {
      grid.touch();
      const rect = toRect(params.range);
      const count = moved.along === 'row' ? rect.rows : rect.columns;
      events.moved(params.subUnitId ?? '', moved.along, rect[moved.along], moved.sign * count);
    }
    if (command.id !== VALUES || command.options?.fromFormula) return;
    const rects = changedRects(params, isContent);
    if (rects.length === 0) return;
    grid.touch();
    events.changed(params.subUnitId ?? '', rects.reduce(bounding), grid.isHostWriting);
  });
  takePastes(injector.get(ISheetClipboardService), grid, events);
  injector.get(SheetsSelectionsService).selectionChanged$.subscribe((selections) => {
    const range = selections?.[0]?.range;
    if (range) events.selected({ sheet: grid.activeSheet(), rect: toRect(range) });
  });
  api.getFormula().calculationEnd(() => events.calculated());
}
