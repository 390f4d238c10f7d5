// What a group has confirmed of its tables is kept in the browser, so that next month's table with the same headers is known again.
import { z } from 'zod';
import { headerFingerprint } from '../../shared/sheets/adopt/mapping';
import { adoptedTableSchema, type AdoptedTable } from './score-workbook';

/** Whose tables they are. */
export interface TableOwners {
  readonly organisation: string;
  readonly scheme: string;
  /** the group that fills them, or the host whose members they are about */
  readonly part: string;
}

const rememberedSchema = z.strictObject({
  component: z.string(),
  table: adoptedTableSchema,
  /** the day on which it was confirmed last */
  at: z.string(),
});
export type RememberedTable = z.infer<typeof rememberedSchema>;

/** More than any group keeps; the oldest go first. */
const most = 40;

const nameOf = ({ organisation, scheme, part }: TableOwners): string =>
  `scorebook.adopted:${JSON.stringify([organisation, scheme, part])}`;

/** The tables that were confirmed, the latest first; none where the browser keeps nothing. */
export function recallTables(owners: TableOwners): RememberedTable[] {
  try {
    const parsed = z.array(rememberedSchema).safeParse(JSON.parse(localStorage.getItem(nameOf(owners)) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

function keep(owners: TableOwners, tables: readonly RememberedTable[]): void {
  try {
    if (tables.length === 0) localStorage.removeItem(nameOf(owners));
    else localStorage.setItem(nameOf(owners), JSON.stringify(tables));
  } catch {
    // Where the browser keeps nothing, the next table is asked about again.
  }
}

const isSame = (one: RememberedTable, component: string, { mapping }: AdoptedTable): boolean =>
  one.component === component && headerFingerprint(one.table.mapping) === headerFingerprint(mapping);

export function rememberTable(owners: TableOwners, component: string, table: AdoptedTable, at: string): void {
  const others = recallTables(owners).filter((one) => !isSame(one, component, table));
  keep(owners, [{ component, table, at }, ...others].slice(0, most));
}

export function forgetTable(owners: TableOwners, component: string, table: AdoptedTable): void {
  keep(
    owners,
    recallTables(owners).filter((one) => !isSame(one, component, table)),
  );
}
