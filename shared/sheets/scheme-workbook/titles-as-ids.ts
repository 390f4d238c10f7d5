// Who edits a scheme thinks in titles: where a cell means a part of another table, its title is taken for its id.
import type { Text } from '../../scheme/text';
import { finder, type Found } from '../labels';
import type { Field } from '../table/field';
import { cellIn, type Mapping, type ReadRow } from '../table/read-rows';
import { isGroup, valueAt, withValue } from '../table/value-path';
import type { SchemeDraft } from './scheme-cell-fault';
import type { SchemeTable } from './scheme-table';

/** A table as it was read. */
interface ReadTableRows {
  readonly table: SchemeTable;
  readonly mapping: Mapping<Field>;
  readonly rows: readonly ReadRow[];
}

function titleOf(value: unknown): Text | null {
  if (typeof value === 'string') return value;
  if (!isGroup(value) || typeof value['zh-CN'] !== 'string') return null;
  const english = value['en-US'];
  return { 'zh-CN': value['zh-CN'], ...(typeof english === 'string' ? { 'en-US': english } : {}) };
}

/** Finds the part of a table that is meant; an id is always meant as such, so that titles are compared only where one is typed. */
function meantIn(rows: readonly ReadRow[]): (typed: string) => Found<string> {
  const ids = new Set(rows.map(({ value }) => valueAt(value, ['id'])));
  const byTitle = () =>
    finder(
      rows.flatMap(({ value }) => {
        const [id, title] = [valueAt(value, ['id']), titleOf(valueAt(value, ['title']))];
        return typeof id === 'string' && title !== null ? [{ id, title }] : [];
      }),
    );
  let find: ReturnType<typeof byTitle> | undefined;
  return (typed) => {
    if (ids.has(typed)) return { kind: 'one', id: typed };
    find ??= byTitle();
    return find(typed);
  };
}

/** Parts of registers are known by names within their register only. */
const within = ['inRegister'];
const isOwner = ({ path }: Field): boolean => path[0] === within[0];

/**
 * The rows with ids where titles stood (名称代编号). A title that several parts have is refused at its cell; what names nothing stays as
 * it is, for the scheme's own check to refuse.
 */
export function titlesAsIds<Read extends ReadTableRows>(read: readonly Read[], draft: SchemeDraft): Read[] {
  const finders = new Map<string, (typed: string) => Found<string>>();
  const finderOf = (tables: readonly Read[], { entry, scope = within }: Field, row: ReadRow) => {
    const table = entry.kind === 'id-of' || entry.kind === 'several' ? entry.table : undefined;
    const named = tables.find((one) => one.table.key === table);
    if (named === undefined) return undefined;
    const isWithin = [...named.mapping.keys()].some(isOwner);
    const owner = isWithin ? valueAt(row.value, scope) : undefined;
    const key = `${String(table)} ${String(owner)}`;
    const known = finders.get(key);
    if (known !== undefined) return known;
    const find = meantIn(isWithin ? named.rows.filter(({ value }) => valueAt(value, within) === owner) : named.rows);
    finders.set(key, find);
    return find;
  };
  const meant = (row: ReadRow, { path }: Field, typed: unknown, find: (typed: string) => Found<string>): unknown => {
    if (typeof typed !== 'string') return typed;
    const found = find(typed);
    if (found.kind === 'many') {
      draft.refuse('ambiguous-title', path, cellIn(row, path).place, { text: typed, ids: found.ids.join(', ') });
    }
    return found.kind === 'one' ? found.id : typed;
  };
  const resolved = (tables: readonly Read[], isMeant: (field: Field) => boolean): Read[] => {
    const withIds = (row: ReadRow, field: Field): ReadRow => {
      const value = valueAt(row.value, field.path);
      const find = value === undefined || !isMeant(field) ? undefined : finderOf(tables, field, row);
      if (find === undefined) return row;
      const ids = Array.isArray(value)
        ? value.map((one: unknown) => meant(row, field, one, find))
        : meant(row, field, value, find);
      return { ...row, value: withValue(row.value, field.path, ids) };
    };
    return tables.map((one) => ({
      ...one,
      rows: one.rows.map((row) => [...one.mapping.keys()].reduce(withIds, row)),
    }));
  };
  const owned = resolved(read, isOwner);
  return resolved(owned, (field) => !isOwner(field));
}
