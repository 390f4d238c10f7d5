// Lost points (失分热力图) as a chart with its words.
import type { HeatColumn, HeatFigures, HeatRow } from '../../../shared/dashboard/heat-figures';
import { drawHeat } from './charts/draw-heat';
import { numbers, type ChartTold, type Teller } from './teller';

function causeOf({ say, titleOf }: Teller, { component, indicator }: HeatRow): string {
  const title = titleOf('component', component);
  return indicator === null
    ? title
    : say('lost.cause', { component: title, indicator: titleOf('indicator', indicator) });
}

function notesOf({ say, score }: Teller, { of, columns, otherRows, otherUnits }: HeatFigures): string[] {
  return [
    say(of === 'means' ? 'dashboard.heat.means' : 'dashboard.heat.key'),
    ...(otherUnits === null
      ? []
      : [
          say('dashboard.heat.otherUnits', {
            shown: columns.length,
            count: otherUnits.count,
            points: score(otherUnits.lost.value),
          }),
        ]),
    ...(otherRows === null
      ? []
      : [say('dashboard.heat.otherRows', { count: otherRows.count, points: score(otherRows.lost.value) })]),
  ];
}

/** `title` is that of the category, or says that it is all of them. */
export function tellHeat(teller: Teller, figures: HeatFigures, title: string): ChartTold {
  const { say, score, titleOf } = teller;
  const { rows, columns, lost, scored } = figures;
  const [worst] = rows;
  const columnOf = ({ kind, id }: HeatColumn): string => titleOf(kind, id);
  const table = {
    columns: [
      { title: say('dashboard.heat.cause') },
      ...numbers(say('dashboard.heat.total'), ...columns.map(columnOf)),
    ],
    rows: rows.map((row) => [
      causeOf(teller, row),
      score(row.lost.value),
      ...row.cells.map((cell) => score(cell?.value ?? null)),
    ]),
  };
  if (worst === undefined) {
    const says = scored === 0 ? 'dashboard.heat.unscored' : 'dashboard.heat.none';
    return { title, says: [say(says, { category: title })], notes: [], drawing: null, table };
  }
  return {
    title,
    says: [
      say('dashboard.heat.of', { category: title, lost: score(lost.value) }),
      say('dashboard.heat.most', { cause: causeOf(teller, worst), points: score(worst.lost.value) }),
    ],
    notes: notesOf(teller, figures),
    drawing: drawHeat({
      columns: columns.map(columnOf),
      rows: rows.map((row) => {
        // In the column of names the component would take the room of the indicator.
        const short = row.indicator === null ? causeOf(teller, row) : titleOf('indicator', row.indicator);
        return {
          title: short,
          cells: row.cells.map((cell, at) => {
            const column = columns[at];
            if (cell === null || column === undefined) return null;
            const figure = score(cell.value);
            // Many cells lost nothing: shorter, they let the others be seen.
            return {
              value: cell.value,
              figure: cell.value === 0 ? '0' : figure,
              told: `${causeOf(teller, row)}\n${columnOf(column)}\n${figure}`,
            };
          }),
        };
      }),
    }),
    table,
  };
}
