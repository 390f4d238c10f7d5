// Open records (未办结事项) of each register: how many there are, how many of them are overdue, and which units have most.

/** What the service counts of one register, row by row of what is open there; `unit` null for records about no unit. */
export interface OpenCounts {
  readonly register: string;
  readonly rows: readonly { readonly unit: string | null; readonly open: number; readonly overdue: number }[];
}

export interface OpenLine {
  readonly id: string;
  readonly open: number;
  readonly overdue: number;
}

export interface OpenFigures {
  readonly open: number;
  readonly overdue: number;
  /** in the scheme's order; those with nothing open are left out */
  readonly registers: readonly OpenLine[];
  /** those with the most overdue first, then with the most open */
  readonly units: readonly OpenLine[];
  readonly otherUnits: number;
}

const summed = (id: string, rows: readonly Omit<OpenLine, 'id'>[]): OpenLine => ({
  id,
  open: rows.reduce((sum, { open }) => sum + open, 0),
  overdue: rows.reduce((sum, { overdue }) => sum + overdue, 0),
});

/**
 * Open records by register and by unit (未办结事项), of the units that are meant; records about no unit belong to the scheme as a
 * whole, and count where no units are named (`isMeant` null).
 * @example openFigures([], null, 10).open // 0
 */
export function openFigures(
  counts: readonly OpenCounts[],
  isMeant: ((unit: string) => boolean) | null,
  mostUnits: number,
): OpenFigures {
  const meant = counts.map(({ register, rows }) => ({
    register,
    rows: rows.filter(({ unit }) => isMeant === null || (unit !== null && isMeant(unit))),
  }));
  const byUnit = new Map<string, { open: number; overdue: number }[]>();
  for (const row of meant.flatMap(({ rows }) => rows)) {
    if (row.unit === null) continue;
    const known = byUnit.get(row.unit);
    if (known === undefined) byUnit.set(row.unit, [row]);
    else known.push(row);
  }
  const units = [...byUnit]
    .map(([unit, rows]) => summed(unit, rows))
    .filter(({ open }) => open > 0)
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open);
  const registers = meant.map(({ register, rows }) => summed(register, rows)).filter(({ open }) => open > 0);
  const { open, overdue } = summed('', registers);
  return {
    open,
    overdue,
    registers,
    units: units.slice(0, mostUnits),
    otherUnits: Math.max(units.length - mostUnits, 0),
  };
}
