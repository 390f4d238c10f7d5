// What may be entered into a matrix, cell by cell: which cells are open, what Excel checks there, and what it marks as faulty.
import type { Address, FaultMarkPlan, ValidationPlan } from '../plan';
import { headerWord, needsReason } from '../score-table';
import { saysNotAssessed } from '../score-formulas';
import { addressStart, cellAddress } from '../address';
import type { MatrixCells, MatrixRows } from './matrix-cells';
import { indicatorsOf, type Limit } from './matrix-table';

const anyPoints = 1_000_000;
const longestText = 2000;
// What a cell of Excel holds.
const longestCell = 32_767;

/** Rows that follow one another and have the same limits. */
export interface AlikeRows extends MatrixRows {
  readonly limits: readonly Limit[];
}

export interface MatrixEntry {
  readonly validations: readonly ValidationPlan[];
  readonly faultMarks: readonly FaultMarkPlan[];
  /** cells that take text */
  readonly texts: readonly Address[];
  /** those of them that may become long */
  readonly longTexts: readonly Address[];
  readonly inputs: readonly Address[];
}

const firstOf = (at: Address): Address => at.split(':')[0] ?? at;

/** The condition that points are as the service takes them, for the first cell of a block. */
const isFaulty = (cell: Address, limit: number | null): string =>
  `=IF(ISNUMBER(${cell}),OR(${cell}<0,${cell}>${limit ?? anyPoints},ROUND(${cell},10)<>ROUND(${cell},4)),` +
  `AND(${cell}<>"",NOT(${saysNotAssessed(cell)})))`;

/** The column of points whose reasons stand in the next one: marked where there are points and no reason. */
function reasonMarks(cells: MatrixCells, all: MatrixRows): FaultMarkPlan[] {
  if (!needsReason(cells.component.method)) return [];
  if (cells.layout === 'matrix') {
    const at = cells.down(cells.columnAt({ kind: 'reason' }), all);
    const state = `$${cells.cell(all.first, { kind: 'state' })}`;
    return [{ at, condition: `=${state}="${cells.say('rowNeedsReason')}"` }];
  }
  return indicatorsOf(cells.component).map((_, index) => {
    const at = cells.down(cells.pointsAt(index) + 1, all);
    const points = cells.pointsCell(all.first, index);
    const asks = `OR(AND(ISNUMBER(${points}),${points}>0),${saysNotAssessed(points)})`;
    return { at, condition: `=AND(TRIM(${firstOf(at)})="",${asks})` };
  });
}

/** What may be entered (填写规则): `alike` are all rows, `named` those of which an assessor names the unit. */
export function matrixEntry(
  cells: MatrixCells,
  {
    alike,
    all,
    named,
    units,
  }: {
    readonly alike: readonly AlikeRows[];
    readonly all: MatrixRows;
    readonly named: MatrixRows | null;
    readonly units: string;
  },
): MatrixEntry {
  const { component, layout, say } = cells;
  const title = say(headerWord('points', component.method));
  const limited = alike.flatMap((rows) => cells.blocks(rows, rows.limits, 'limit'));
  const points = limited.map(({ at, limit }): ValidationPlan => {
    const cell = firstOf(at);
    return {
      at,
      rule: {
        kind: 'custom',
        condition: `=IF(ISNUMBER(${cell}),AND(${cell}>=0,${cell}<=${limit ?? anyPoints}),${saysNotAssessed(cell)})`,
      },
      title,
      message: limit === null ? say('pointsOpenMessage') : say('pointsMessage', { most: limit }),
    };
  });
  const besides =
    layout === 'matrix' ? [] : alike.flatMap((rows) => cells.blocks(rows, rows.limits).map(({ at }) => beside(at)));
  const evidence = cells.down(cells.columnAt({ kind: 'evidence' }), all);
  const reasons = layout === 'matrix' ? [cells.down(cells.columnAt({ kind: 'reason' }), all)] : [];
  const names = named === null ? [] : [cells.down(cells.columnAt({ kind: 'unit' }), named)];
  const text = (at: Address, most: number, heading: string, message: string): ValidationPlan => ({
    at,
    rule: { kind: 'text', max: most },
    title: heading,
    message,
  });
  const longTexts = [...besides, ...reasons, evidence];
  return {
    validations: [
      ...points,
      ...besides.map((at) => text(at, longestText, say('reason'), say('textMessage'))),
      ...reasons.map((at) => text(at, longestCell, say('reason'), say('reasonsMessage'))),
      text(evidence, longestCell, say('evidence'), say('evidenceMessage')),
      ...names.map((at): ValidationPlan => ({
        at,
        rule: { kind: 'list', source: `=${units}` },
        title: say('unit'),
        message: say('unitMessage'),
      })),
    ],
    faultMarks: [
      ...limited.map(({ at, limit }) => ({ at, condition: isFaulty(firstOf(at), limit) })),
      ...reasonMarks(cells, all),
      ...names.map((at) => ({
        at,
        condition: `=$${cells.cell(named?.first ?? 0, { kind: 'state' })}="${say('rowUnknownUnit')}"`,
      })),
    ],
    texts: [...names, ...longTexts],
    longTexts,
    inputs: [...names, ...alike.flatMap((rows) => cells.blocks(rows, rows.limits).map(({ at }) => at)), ...longTexts],
  };
}

/** The cells to the right of a block of one column. */
function beside(at: Address): Address {
  return at
    .split(':')
    .map((corner) => {
      const { row, column } = addressStart(corner) ?? { row: 0, column: 0 };
      return cellAddress(row, column + 1);
    })
    .join(':');
}
