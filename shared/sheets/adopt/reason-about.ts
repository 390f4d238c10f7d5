// The reason that belongs to points (原因归属): beside them, or in the one column of the row, there behind the name of what they are for.
import { headerForm } from './header-text';
import type { MappedColumn } from './mapping';

interface Reason {
  readonly text: string;
  readonly column: number | null;
}

/** A reason for each of several: `安全：未开会；环境：积水`, one a line or parted by semicolons. */
function partsOf(text: string): { readonly about: string; readonly text: string }[] {
  return text.split(/[;；\n]+/u).flatMap((piece) => {
    const [, about, rest] = /^\s*([^:：]{1,30})[:：]\s*(.+)$/su.exec(piece) ?? [];
    return about === undefined || rest === undefined ? [] : [{ about: headerForm(about), text: rest.trim() }];
  });
}

/** The reason of a column's points in one row; `textAt` gives what the row holds. */
export function reasonAbout(
  { points, reasons }: { readonly points: readonly MappedColumn[]; readonly reasons: readonly MappedColumn[] },
  column: MappedColumn,
  textAt: (column: number) => string,
): Reason {
  const own = reasons.find(({ about }) => about !== undefined && about === column.about);
  if (own !== undefined) return { text: textAt(own.column), column: own.column };
  const shared = reasons.find(({ about }) => about === undefined);
  if (shared === undefined) return { text: '', column: null };
  const text = textAt(shared.column);
  if (points.length === 1 || text === '') return { text, column: shared.column };
  const parts = partsOf(text);
  const topics = points.map(({ about = '' }) => headerForm(about));
  const areNamed = parts.length > 0 && parts.every(({ about }) => topics.includes(about));
  if (!areNamed) return { text, column: shared.column };
  const mine = parts.filter(({ about }) => about === headerForm(column.about ?? ''));
  return { text: mine.map((part) => part.text).join('；'), column: shared.column };
}
