// Names for sheets and tables that are laid beside those of others.
import { freeTab } from '../../shared/sheets/labels';
import type { SheetPlan } from '../../shared/sheets/plan';

interface Named {
  readonly name: string;
}

/** The plans beside the sheets and tables of others. Their sheets name each other in no formula. */
export function underFreeNames(
  plans: readonly SheetPlan[],
  others: { readonly sheets: readonly Named[]; readonly tables: readonly Named[] },
): SheetPlan[] {
  const namesOf = (named: readonly Named[]) => new Set(named.map(({ name }) => name.toLowerCase()));
  const tabs = namesOf([...others.sheets, ...plans]);
  const taken = namesOf(others.sheets);
  const tables = namesOf(others.tables);
  const freeTable = (name: string): string => {
    let free = name;
    for (let number = 2; tables.has(free.toLowerCase()); number++) free = `${name}_${number}`;
    tables.add(free.toLowerCase());
    return free;
  };
  return plans.map((plan) => {
    const name = taken.has(plan.name.toLowerCase()) ? freeTab(plan.name, tabs) : plan.name;
    tabs.add(name.toLowerCase());
    return { ...plan, name, tables: (plan.tables ?? []).map((table) => ({ ...table, name: freeTable(table.name) })) };
  });
}
