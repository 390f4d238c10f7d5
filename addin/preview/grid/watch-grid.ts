// Tells the host what happens in the Univer grid, and refuses what protection forbids a person to do.
import type { Injector, IRange } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { SheetsSelectionsService } from '@univerjs/preset-sheets-core';
import { bounding } from '../address';
import type { Rect } from '../address';
import type { GridEvents } from './grid';
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
  injector.get(SheetsSelectionsService).selectionChanged$.subscribe((selections) => {
    const range = selections?.[0]?.range;
    if (range) events.selected({ sheet: grid.activeSheet(), rect: toRect(range) });
  });
  api.addEvent(api.Event.ActiveSheetChanged, ({ activeSheet }) => events.activated(activeSheet.getSheetId()));
  api.getFormula().calculationEnd(() => events.calculated());
}
