// What somebody changes of a guess before they confirm it (修改对应关系): roles, meanings, the layout, who is who.
import { hasIndicators } from '../score-table';
import type { Component, Scheme } from '../../scheme/scheme';
import type { ColumnRole, Layout } from './table-terms';
import { topicText } from './header-text';
import type { MappedColumn, Mapping } from './mapping';
import type { PointsMeaning } from './points-meaning';

/** Stands for a name whose rows are not to be read. */
export const leftOutName = '';

const once: readonly ColumnRole[] = ['unit', 'indicator', 'marks', 'evidence'];
const hasTopics = (layout: Layout): boolean => layout === 'matrix' || layout === 'units-in-columns';

/** A column without what belonged to another role. */
function bare({ column, title, half }: MappedColumn, role: ColumnRole): MappedColumn {
  return { column, title, role, ...(half === undefined ? {} : { half }) };
}

const leafOf = (title: string): string => title.split(' / ').at(-1) ?? title;

/** Each column of points of a matrix is about what its header names; elsewhere the row says what points are for. */
function withTopics({ layout, ...mapping }: Mapping): Mapping {
  const columns = mapping.columns.map((column): MappedColumn => {
    if (column.role !== 'points') return column;
    if (hasTopics(layout)) return { ...column, about: column.about ?? topicText(leafOf(column.title)).slice(0, 2000) };
    const means = column.means === undefined ? {} : { means: column.means };
    return { ...bare(column, 'points'), ...means };
  });
  return { ...mapping, layout, columns };
}

/**
 * A mapping in which a column holds something else (改列含义). Of unit, indicator, full marks and evidence, and in lists of points, there is one for each
 * part of a table: the column that held it is not read any more. The mapping has to be confirmed anew.
 */
export function withRole(mapping: Mapping, column: number, role: ColumnRole): Mapping {
  const own = mapping.columns.find((one) => one.column === column);
  const isSingle = once.includes(role) || (role === 'points' && !hasTopics(mapping.layout));
  const columns = mapping.columns.map((one): MappedColumn => {
    if (one.column === column) return one.role === role ? one : bare(one, role);
    const gives = isSingle && one.role === role && (one.half ?? 0) === (own?.half ?? 0);
    return gives ? bare(one, 'ignore') : one;
  });
  return withTopics({ ...mapping, columns, confirmed: false });
}

/** A mapping whose column of points means this; null: what header and title say. */
export function withMeaning(mapping: Mapping, column: number, means: PointsMeaning | null): Mapping {
  const columns = mapping.columns.map((one): MappedColumn => {
    if (one.column !== column) return one;
    const about = one.about === undefined ? {} : { about: one.about };
    return { ...bare(one, one.role), ...about, ...(means === null ? {} : { means }) };
  });
  return { ...mapping, columns, confirmed: false };
}

/** A mapping that lies in another way. */
export function withLayout(mapping: Mapping, layout: Layout): Mapping {
  return withTopics({ ...mapping, layout, confirmed: false });
}

/** A mapping in which a name of the table is a part of the scheme, is left out (`leftOutName`), or is looked for again (null). */
export function withName(mapping: Mapping, kind: 'units' | 'indicators', text: string, id: string | null): Mapping {
  const others = Object.entries(mapping.names[kind]).filter(([name]) => name !== text);
  const names = { ...mapping.names, [kind]: Object.fromEntries(id === null ? others : [...others, [text, id]]) };
  return { ...mapping, names, confirmed: false };
}

/** What was confirmed of a table before its headers changed, proposed for the columns that are still called so. */
export function proposedFrom(before: Mapping, found: Mapping): Mapping {
  const known = new Map(before.columns.map((column) => [column.title, column]));
  if (!found.columns.some(({ title }) => known.has(title))) return { ...found, names: before.names, confirmed: false };
  const columns = found.columns.map((column): MappedColumn => {
    const old = known.get(column.title);
    if (old === undefined) return column;
    return { ...old, column: column.column, ...(column.half === undefined ? {} : { half: column.half }) };
  });
  // A role that the old columns have already is not given to a new one beside them.
  const taken = new Set(columns.filter(({ title }) => known.has(title)).map(({ role, half = 0 }) => `${role} ${half}`));
  const single = columns.map((column): MappedColumn => {
    const isNew = !known.has(column.title);
    const isTwice = once.includes(column.role) && taken.has(`${column.role} ${column.half ?? 0}`);
    return isNew && isTwice ? bare(column, 'ignore') : column;
  });
  return withTopics({ ...found, layout: before.layout, columns: single, names: before.names, confirmed: false });
}

/** Whether nothing in the table but what stands over it says whose it is: a form of one unit. */
export const needsUnit = ({ columns, layout, sections }: Mapping): boolean =>
  layout !== 'units-in-columns' && sections !== 'unit' && !columns.some(({ role }) => role === 'unit');

/**
 * A mapping without names that somebody matched with parts that are not there: of another version of the scheme, or of another component. They are
 * looked for again, so that no line is lost unseen.
 */
export function withPartsThere(mapping: Mapping, scheme: Scheme, component: Component): Mapping {
  const indicators = hasIndicators(component) ? component.indicators : [];
  const there = (names: Readonly<Record<string, string>>, parts: readonly { readonly id: string }[]) => {
    const ids = new Set([leftOutName, ...parts.map(({ id }) => id)]);
    return Object.fromEntries(Object.entries(names).filter(([, id]) => ids.has(id)));
  };
  const { names } = mapping;
  return {
    ...mapping,
    names: { units: there(names.units, scheme.units), indicators: there(names.indicators, indicators) },
  };
}
