// What can be said of a table of somebody's own (表格用语): how it lies, and what a column of it holds.

/** How a table lies: a row for each unit and indicator; a column for each indicator, or for each unit; one unit alone. */
export const layouts = ['list', 'matrix', 'units-in-columns', 'form'] as const;
export type Layout = (typeof layouts)[number];

/** What a column holds. */
export const columnRoles = [
  'unit',
  'category',
  'indicator',
  'marks',
  'points',
  'reason',
  'evidence',
  'total',
  'place',
  'ignore',
] as const;
export type ColumnRole = (typeof columnRoles)[number];
