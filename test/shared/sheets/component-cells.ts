// What the cells of components on 试算 come to, calculated from the cells of the workbook as Excel does.
import { sheetScoreOf } from '../../../addin/customfunctions/sheet';
import { addressStart } from '../../../shared/sheets/address';
import type { Cell, ReadTable, SheetPlan } from '../../../shared/sheets/plan';

type Scalar = string | number | boolean | null;
type Matrix = readonly (readonly Scalar[])[];
type Value = Scalar | Matrix;

const notAvailable = '#N/A';
const isMatrix = (value: Value): value is Matrix => Array.isArray(value);
const matrix = (value: Value): Matrix => (isMatrix(value) ? value : [[value]]);

/** Applies to each cell of whichever of the arguments are ranges. */
function each(values: readonly Value[], apply: (scalars: readonly Scalar[]) => Scalar): Value {
  const shape = values.find(isMatrix);
  if (shape === undefined) return apply(values as readonly Scalar[]);
  return shape.map((row, r) =>
    row.map((_, c) => apply(values.map((value) => (isMatrix(value) ? (value[r]?.[c] ?? null) : value)))),
  );
}

const blank = (value: Scalar): Scalar => value ?? '';

function called(name: string, args: readonly Value[]): Value {
  const [first = null, second = null, third = null] = args;
  switch (name) {
    case 'NA':
      return notAvailable;
    case 'IF':
      return each([first, second, third], ([is, then, otherwise]) => (is === true ? (then ?? 0) : (otherwise ?? 0)));
    case 'IFNA':
      return first === notAvailable ? second : first;
    case 'COUNTIF':
      return matrix(first)
        .flat()
        .filter((cell) => cell === second).length;
    case 'JX.SHEETSCORE':
      try {
        const [points, extra, recorded] = args.slice(2).map((value) => matrix(value) as unknown[][]);
        return sheetScoreOf(first, [[second]], points ?? [], extra, recorded);
      } catch {
        return notAvailable;
      }
    default:
      throw new Error(`not calculated here: ${name}`);
  }
}

/** The value of a formula; `range` gives the cells of a reference. */
function valueOf(formula: string, range: (sheet: string | null, address: string) => Value): Value {
  const tokens =
    formula.match(
      /"[^"]*"|(?:'[^']+'!)?\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|[A-Z][A-Z.]*(?=\()|\d+(?:\.\d+)?|[(),=>+]/g,
    ) ?? [];
  let at = 0;
  const primary = (): Value => {
    const token = tokens[at++] ?? '';
    if (token.startsWith('"')) return token.slice(1, -1);
    if (/^\d/.test(token)) return Number(token);
    if (tokens[at] !== '(') {
      const [, sheet = null, address = ''] = /^(?:'([^']+)'!)?(.+)$/.exec(token.replaceAll('$', '')) ?? [];
      return range(sheet, address);
    }
    at += 1;
    const args: Value[] = [];
    while (tokens[at] !== ')') {
      args.push(comparison());
      if (tokens[at] === ',') at += 1;
    }
    at += 1;
    return called(token, args);
  };
  const sum = (): Value => {
    let left = primary();
    while (tokens[at] === '+') {
      at += 1;
      const right = primary();
      left = [left, right].includes(notAvailable) ? notAvailable : Number(left) + Number(right);
    }
    return left;
  };
  const comparison = (): Value => {
    const left = sum();
    const operator = tokens[at];
    if (operator !== '=' && operator !== '>') return left;
    at += 1;
    const right = sum();
    return each([left, right], ([a = null, b = null]) =>
      operator === '=' ? blank(a) === blank(b) : Number(a) > Number(b),
    );
  };
  return comparison();
}

/** A cell of 试算, calculated: `tables` hold what was typed, and the plans everything else. */
export function calculated(plans: readonly SheetPlan[], tables: readonly ReadTable[], address: string): Value {
  const cellAt = (sheet: string, row: number, column: number): Cell => {
    for (const { sheet: of, top, left, rows } of tables) {
      const typed = of === sheet ? rows[row - top - 1]?.[column - left] : undefined;
      if (typed !== undefined) return typed.kind === 'blank' ? null : (typed.value as string | number);
    }
    for (const { at, cells } of plans.find(({ name }) => name === sheet)?.blocks ?? []) {
      const start = addressStart(at);
      const cell = start && cells[row - start.row]?.[column - start.column];
      if (cell !== undefined) return cell;
    }
    return null;
  };
  const trial = plans.find(({ key }) => key === 'trial')?.name ?? '';
  const range = (sheet: string | null, block: string): Value => {
    const [from = '', to = from] = block.split(':');
    const [start, end] = [addressStart(from), addressStart(to)];
    if (start === null || end === null) throw new Error(`not an address: ${block}`);
    const cells = Array.from({ length: end.row - start.row + 1 }, (_, row) =>
      Array.from({ length: end.column - start.column + 1 }, (__, column) => {
        const cell = cellAt(sheet ?? trial, start.row + row, start.column + column);
        return cell !== null && typeof cell === 'object' ? null : cell;
      }),
    );
    return to === from ? (cells[0]?.[0] ?? null) : cells;
  };
  const { row, column } = addressStart(address) ?? { row: 0, column: 0 };
  const cell = cellAt(trial, row, column);
  return cell !== null && typeof cell === 'object' ? valueOf(cell.formula.slice(1), range) : cell;
}
