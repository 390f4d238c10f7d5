// What a sheet holds beside its cells: protection, rules on entries, marks by condition, charts and pictures, print set-up.
import { contains, shifted } from '../address';
import type { Rect } from '../address';
import type { WholeCheck } from '../../workbook/file/whole-book';

export interface LockRecord {
  readonly rect: Rect;
  readonly locked: boolean;
}

/** What may be entered: the rule as the add-in gives it, and the box that a cell shows when it is gone to. */
export interface ValidationRecord {
  readonly rect: Rect;
  readonly rule: WholeCheck['rule'];
  prompt?: NonNullable<WholeCheck['prompt']>;
  alert?: NonNullable<WholeCheck['alert']>;
}

/** Cells that look different while a condition holds; it is meant for the first cell and moves with the others. */
export interface MarkRecord {
  readonly rect: Rect;
  formula: string;
  fill?: string;
  fontColor?: string;
  bold?: boolean;
}

/** A chart over a block: its first row names the series, its first column the labels. */
export interface ChartRecord {
  readonly name: string;
  readonly kind: 'column' | 'bar';
  readonly source: Rect;
  title: string;
  rect: Rect;
}

/** A picture over the cells; places in points from the first cell's corner. */
export interface PictureRecord {
  readonly id: string;
  /** In base64. */
  readonly png: string;
  name: string;
  alt: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface SheetRecord {
  protection: { readonly options: Record<string, unknown>; readonly password: string } | null;
  locks: LockRecord[];
  validations: ValidationRecord[];
  marks: MarkRecord[];
  charts: ChartRecord[];
  pictures: PictureRecord[];
  print: { landscape: boolean; titleRows: string | null; footer: string };
}

export function newSheetRecord(): SheetRecord {
  return {
    protection: null,
    locks: [],
    validations: [],
    marks: [],
    charts: [],
    pictures: [],
    print: { landscape: false, titleRows: null, footer: '' },
  };
}

/** The rule that an entry into this cell is under; what was said last counts. */
export function validationAt({ validations }: SheetRecord, cell: Rect): ValidationRecord | null {
  return validations.findLast(({ rect }) => contains(rect, cell)) ?? null;
}

/** Carries everything along when rows or columns come or go. */
export function shiftRecord(record: SheetRecord, along: 'row' | 'column', at: number, count: number): void {
  const carried = <Item extends { readonly rect: Rect }>(items: readonly Item[]): Item[] =>
    items.flatMap((item) => {
      const rect = shifted(item.rect, along, at, count);
      return rect ? [{ ...item, rect }] : [];
    });
  record.locks = carried(record.locks);
  record.validations = carried(record.validations);
  record.marks = carried(record.marks);
  record.charts = carried(record.charts).flatMap((chart) => {
    const source = shifted(chart.source, along, at, count);
    return source ? [{ ...chart, source }] : [];
  });
}
