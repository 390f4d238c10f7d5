// What somebody confirms of a table of their own (表格对应关系): where it is, what its columns hold, who is who; kept and used again.
import { z } from 'zod';
import { columnRoles, layouts } from './table-terms';
import { headerPrint, plainWriting } from './header-text';
import { pointsMeaning, pointsMeanings } from './points-meaning';

const mostColumns = 2000;
const mostNames = 20_000;
const row = z.int().min(0).max(1_048_575);
const text = z.string().max(2000);
const names = z.record(z.string().max(2000), z.string().max(64)).refine((all) => Object.keys(all).length <= mostNames);

const columnSchema = z.strictObject({
  /** Counted from 0. */
  column: z.int().min(0).max(16_383),
  title: text,
  role: z.enum(columnRoles),
  /** The indicator or the unit that a column of points or reasons is about, as the header names it. */
  about: text.optional(),
  /** What the points of the column mean, where somebody has said so by hand; else header and title say it. */
  means: z.enum(pointsMeanings).optional(),
  /** Of tables that are continued beside themselves, which part; the first is 0. */
  half: z.int().min(0).max(20).optional(),
});

export const mappingSchema = z.strictObject({
  format: z.literal(1),
  sheet: z.string().max(255),
  layout: z.enum(layouts),
  /** First and last row of the header band, counted from 0. */
  header: z.strictObject({ first: row, last: row }),
  /** The last row that belongs to the table. */
  last: row,
  columns: z.array(columnSchema).max(mostColumns),
  /** The one unit of a form, as the sheet names it. */
  unit: text.optional(),
  /** What the sheet itself said of whose it is, when it was read for `unit`; somebody may have chosen another. */
  unitSaid: text.optional(),
  /** Whether rows that hold nothing but a name say whose rows follow. */
  sections: z.enum(['unit', 'indicator']).optional(),
  /** The text above the table, which may say what its points are. */
  heading: text.optional(),
  /** Names of the table → ids of the scheme, where somebody has said so by hand. */
  names: z.strictObject({ units: names, indicators: names }),
  /** Whether somebody has looked at it and agreed; nothing is submitted by a mapping that nobody has. */
  confirmed: z.boolean(),
});

/** A table of somebody's own, as it is read. */
export type Mapping = z.infer<typeof mappingSchema>;
export type MappedColumn = Mapping['columns'][number];

/**
 * By what a table is recognised again (表头指纹): its headers in one writing, from left to right. What is below and where it stands on
 * the sheet does not count.
 * @example headerFingerprint({ columns: [{ column: 1, title: '单 位', role: 'unit' }, { column: 2, title: '得分（40%）', role: 'points' }] }) // '单位|得分'
 */
export function headerFingerprint({ columns }: Pick<Mapping, 'columns'>): string {
  return columns.map(({ title }) => title.split(' / ').map(headerPrint).join('/')).join('|');
}

/** Whether points that nobody has spoken for by hand mean what they meant, by their headers and what stands above. */
const meansSame = (kept: Mapping, found: Mapping): boolean =>
  kept.columns.every(({ role, title, means }, at) => {
    if (role !== 'points' || means !== undefined) return true;
    const now = found.columns[at]?.title ?? '';
    return pointsMeaning(title, kept.heading ?? '') === pointsMeaning(now, found.heading ?? '');
  });

/** Whether the sheet says of itself whose it is as it did. */
const saysSameUnit = (kept: Mapping, found: Mapping): boolean => {
  // Where it was not kept what the sheet said, the unit was.
  const before = kept.unitSaid ?? (found.unit === undefined ? undefined : kept.unit);
  return kept.unit === undefined || plainWriting(before ?? '') === plainWriting(found.unit ?? '');
};

/**
 * The mapping of a table as it was confirmed before (沿用对应关系), on the table as it stands now: its roles and names, where the headers
 * are the same; null where they are not, so that somebody is asked. It is to be confirmed anew where the sheet names another unit, or says
 * otherwise what the points are.
 */
export function mappingAgain(kept: Mapping, found: Mapping): Mapping | null {
  if (headerFingerprint(kept) !== headerFingerprint(found)) return null;
  const columns = found.columns.map(({ column, title }, at): MappedColumn => {
    return { ...kept.columns[at], column, title, role: kept.columns[at]?.role ?? 'ignore' };
  });
  const isSameUnit = saysSameUnit(kept, found);
  const unit = isSameUnit ? kept.unit : (found.unit ?? kept.unit);
  return {
    ...found,
    ...(unit === undefined ? {} : { unit }),
    layout: kept.layout,
    columns,
    sections: kept.sections,
    names: kept.names,
    confirmed: kept.confirmed && isSameUnit && meansSame(kept, found),
  };
}
