// Tables whose rows are parts of the parts of another table: each names its owner, and joins the list within it.
import { cellIn, type ReadRow } from '../table/read-rows';
import { isGroup, valueAt, without, type Group } from '../table/value-path';
import type { SchemeDraft } from './scheme-cell-fault';

/** A part with the rows that make it; the first is the part's own. */
export interface GatheredPart {
  readonly value: Group;
  readonly row: ReadRow;
  /** Parts within it that have rows: where each stands in it, and under which key of its row. */
  readonly inner?: readonly {
    readonly path: readonly (string | number)[];
    readonly row: ReadRow;
    readonly under: string;
  }[];
}

interface Within {
  /** the table, for faults of its rows */
  readonly key: string;
  readonly owners: 'components' | 'registers';
  /** the key of a row that names its owner */
  readonly by: string;
  readonly list: string;
  /** the list is there without rows, too */
  readonly required?: boolean;
  readonly partsIn?: (rows: readonly ReadRow[]) => readonly GatheredPart[];
}

/** Whether a row says that its owner's list is given, but empty. */
const saysNone = (part: Group): boolean => {
  const said = Object.values(part);
  return said.length === 1 && Array.isArray(said[0]) && said[0].length === 0;
};

/** Puts the rows into the lists of their owners; a row of an owner that is not there is refused. */
export function gatherWithin(
  rows: readonly ReadRow[],
  draft: SchemeDraft,
  { key, owners, by, list, required = false, partsIn }: Within,
): void {
  const found = draft.at(owners);
  const parts = (Array.isArray(found) ? found : []).map((one: unknown) => (isGroup(one) ? one : {}));
  const indexOf = new Map<unknown, number>();
  parts.forEach((part, index) => indexOf.set(part.id, indexOf.get(part.id) ?? index));
  const rowsOf = new Map<number, ReadRow[]>();
  rows.forEach((row, index) => {
    const owner = valueAt(row.value, [by]);
    const part = indexOf.get(owner);
    if (owner === undefined || part === undefined) {
      const { place } = cellIn(row, [by]);
      if (draft.hasRefused(place)) return;
      const code = owner === undefined ? 'missing' : 'unknown-reference';
      draft.refuse(code, [key, index, by], place, { id: String(owner ?? '') });
      return;
    }
    rowsOf.set(part, [...(rowsOf.get(part) ?? []), row]);
  });
  if (parts.length === 0) return;
  const plain = (own: readonly ReadRow[]) => own.map((row) => ({ value: without(row.value, by), row }));
  draft.set(
    owners,
    parts.map((part, index) => {
      const own = rowsOf.get(index);
      const [first] = own ?? [];
      if (own === undefined || first === undefined) return required ? { ...part, [list]: [] } : part;
      const path = [owners, index, list] as const;
      draft.mark(path, first.cells[1]?.place ?? cellIn(first, [by]).place);
      const gathered: readonly GatheredPart[] = partsIn?.(own) ?? plain(own);
      const filled = gathered.filter(({ value }) => !saysNone(value));
      filled.forEach(({ row, inner = [] }, at) => {
        draft.markRow([...path, at], row);
        for (const one of inner) {
          for (const cell of one.row.cells.filter(({ path: [head] }) => head === one.under)) {
            draft.mark([...path, at, ...one.path, ...cell.path.slice(1)], cell.place);
          }
        }
      });
      return { ...part, [list]: filled.map(({ value }) => value) };
    }),
  );
}
