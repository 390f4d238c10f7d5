// The progress of a period as the office looks at it: group by group, within a group unit by unit.
import type { Period, Progress } from '../../../shared/api/periods';
import { useServices } from '../../session/services';
import { useAsked } from '../../ui/use-asked';

export function useProgress({ scheme, period }: Pick<Period, 'scheme' | 'period'>) {
  const { api } = useServices();
  return useAsked(['progress', scheme, period], (signal) =>
    api.ask('progress', { params: { s: scheme, p: period }, signal }),
  );
}

type Cell = Progress['cells'][number];

/** The components of a cell whose sheets a group still owes: what it says it does not assess, it has answered. */
export function owedIn({ missing, notAssessed = [] }: Pick<Cell, 'missing' | 'notAssessed'>): string[] {
  const answered = new Set(notAssessed.map(({ component }) => component));
  return missing.filter((component) => !answered.has(component));
}

/** How many score sheets there are and have to be; additions and penalties without a sheet count as zero and are not asked for. */
export function sheetsDone(cells: readonly Cell[]): { accepted: number; all: number } {
  const all = cells.reduce((sum, { accepted, missing }) => sum + accepted.length + missing.length, 0);
  return { accepted: all - cells.reduce((sum, cell) => sum + owedIn(cell).length, 0), all };
}

export interface GroupProgress {
  readonly group: string;
  readonly accepted: number;
  readonly all: number;
  /** units with missing sheets first, each in the order of the scheme */
  readonly cells: readonly Cell[];
}

export function groupProgress(cells: readonly Cell[]): GroupProgress[] {
  return [...new Set(cells.map(({ group }) => group))].map((group) => {
    const own = cells.filter((cell) => cell.group === group);
    const [open, done] = [
      own.filter((cell) => owedIn(cell).length > 0),
      own.filter((cell) => owedIn(cell).length === 0),
    ];
    return { group, ...sheetsDone(own), cells: [...open, ...done] };
  });
}
