// Open records (未办结事项) as charts with their words: by register, and the units that have most.
import type { OpenFigures, OpenLine } from '../../../shared/dashboard/open-figures';
import { drawBars } from './charts/draw-bars';
import { numbers, type ChartTold, type Teller } from './teller';

export function tellOpen(teller: Teller, figures: OpenFigures): ChartTold[] {
  const { say, titleOf } = teller;
  const { open, overdue, registers, units, otherUnits } = figures;
  const chart = (
    title: string,
    part: 'register' | 'unit',
    lines: readonly OpenLine[],
    words: Pick<ChartTold, 'says' | 'notes'>,
  ): ChartTold => ({
    title,
    ...words,
    drawing:
      lines.length === 0
        ? null
        : drawBars(
            lines.map((line) => ({
              title: titleOf(part, line.id),
              figures: say('dashboard.open.figures', { open: line.open, overdue: line.overdue }),
              solid: line.open - line.overdue,
              hatched: line.overdue,
            })),
          ),
    table: {
      columns: [
        { title: part === 'unit' ? say('results.unit') : say('dashboard.open.register') },
        ...numbers(say('dashboard.open.count'), say('dashboard.open.overdue')),
      ],
      rows: lines.map((line) => [titleOf(part, line.id), String(line.open), String(line.overdue)]),
    },
  });
  if (open === 0) {
    const says = [say('dashboard.open.none')];
    return [chart(say('dashboard.open.registers'), 'register', [], { says, notes: [] })];
  }
  const byRegister = chart(say('dashboard.open.registers'), 'register', registers, {
    says: [say('dashboard.open.of', { open, overdue })],
    notes: [say('dashboard.open.key')],
  });
  if (units.length < 2) return [byRegister];
  const rest = otherUnits === 0 ? [] : [say('dashboard.open.otherUnits', { count: otherUnits })];
  return [
    byRegister,
    chart(say('dashboard.open.units'), 'unit', units, { says: [say('dashboard.open.units')], notes: rest }),
  ];
}
