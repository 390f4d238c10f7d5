// What a file workbook itself keeps within its file: which file it is, which tabs were laid for which plans, which tables.
import { z } from 'zod';
import type { SheetPlan } from '../../../shared/sheets/plan';
import type { LaidTable } from './find-table';
import { areaOf } from './plan-area';

const laidSchema = z.strictObject({
  /** tabs by the key of their plan */
  tabs: z.record(z.string(), z.string()),
  tables: z.array(
    z.strictObject({ name: z.string(), sheet: z.string(), header: z.array(z.string()), first: z.string() }),
  ),
});

/** What was laid into a file. */
export interface Laid {
  readonly tabs: Readonly<Record<string, string>>;
  readonly tables: readonly LaidTable[];
}

/** The name that it is kept under. */
export const laidName = 'file/laid/';

/** From its kept text; one that is none of ours counts as nothing, since tables are found by their names, too. */
export function parseLaid(text: string | undefined): Laid {
  if (text === undefined) return { tabs: {}, tables: [] };
  try {
    return laidSchema.parse(JSON.parse(text));
  } catch {
    return { tabs: {}, tables: [] };
  }
}

const textAt = ({ blocks }: SheetPlan, row: number, column: number): string => {
  for (const { at, cells } of blocks) {
    const { top, left } = areaOf(at);
    const cell = cells[row - top]?.[column - left];
    if (typeof cell === 'string' || typeof cell === 'number') return String(cell);
  }
  return '';
};

function laidTables(plan: SheetPlan): LaidTable[] {
  return (plan.tables ?? []).map(({ name, at }) => {
    const { top, left, right } = areaOf(at);
    const header = Array.from({ length: right - left + 1 }, (_, index) => textAt(plan, top, left + index));
    return { name, sheet: plan.name, header, first: textAt(plan, top + 1, left) };
  });
}

/** What is laid once these plans are, too. */
export function withPlans(before: Laid, plans: readonly SheetPlan[]): Laid {
  const tables = plans.flatMap(laidTables);
  const names = new Set(tables.map(({ name }) => name));
  const anew = new Set(plans.map(({ key }) => before.tabs[key]));
  return {
    tabs: { ...before.tabs, ...Object.fromEntries(plans.map(({ key, name }) => [key, name])) },
    tables: [...before.tables.filter(({ name, sheet }) => !names.has(name) && !anew.has(sheet)), ...tables],
  };
}
