// The progress of a period (上报进度) as a chart with its words, group by group.
import type { Progress } from '../../../shared/api/periods';
import { groupProgress, sheetsDone } from '../office/progress-table';
import { drawBars } from './charts/draw-bars';
import { numbers, type ChartTold, type Teller } from './teller';

export function tellProgress({ say, titleOf }: Teller, cells: Progress['cells']): ChartTold {
  const groups = groupProgress(cells);
  const figures = (done: number, all: number): string => say('dashboard.progress.figures', { done, all });
  const { accepted, all } = sheetsDone(cells);
  const table = {
    columns: [
      { title: say('dashboard.progress.group') },
      ...numbers(say('dashboard.progress.done'), say('dashboard.progress.owed')),
    ],
    rows: groups.map((group) => [
      titleOf('group', group.group),
      String(group.accepted),
      String(group.all - group.accepted),
    ]),
  };
  const title = say('dashboard.progress');
  if (all === 0) return { title, says: [say('dashboard.progress.none')], notes: [], drawing: null, table };
  return {
    title,
    says: [say('today.accepted', { accepted, all })],
    notes: [say('dashboard.progress.key')],
    drawing: drawBars(
      groups.map((group) => ({
        title: titleOf('group', group.group),
        figures: figures(group.accepted, group.all),
        solid: group.accepted,
        hatched: group.all - group.accepted,
      })),
    ),
    table,
  };
}
