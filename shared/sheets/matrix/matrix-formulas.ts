// What calculates in a row of a matrix: its score, and its state in words.
import { takesLines } from '../../scheme/defaults';
import { cellAddress, fixed } from '../address';
import { labelsOf } from '../labels';
import type { Cell } from '../plan';
import { blankMeansNothing, needsReason, notAssessedWords } from '../score-table';
import type { Word } from '../words';
import type { MatrixCells } from './matrix-cells';
import type { Limit } from './matrix-table';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 1 ? (conditions[0] ?? 'FALSE') : `OR(${conditions.join(',')})`;
// Less than the fourth decimal, and more than the noise of binary arithmetic.
const noise = '0.0000005';

/** One row for its formulas; `limits` say where points may stand, and the most that they may be. */
interface Row {
  readonly cells: MatrixCells;
  readonly at: number;
  readonly limits: readonly Limit[];
}

/** How often each cell of these points says that the unit is not assessed. */
const notAssessedIn = (points: string): string =>
  `(${notAssessedWords.map((word) => `(${points}=${quoted(word)})`).join('+')})`;

/** What is counted, and asked, of the cells of a row. */
function partsOf({ cells, at, limits }: Row) {
  const points = cells.points({ first: at, count: 1 });
  const constant = cells.limits(limits);
  const isOpen = `(${constant}>=0)`;
  const isNumber = `${isOpen}*ISNUMBER(${points})`;
  return {
    points,
    isOpen,
    notAssessed: `SUMPRODUCT(${isOpen}*${notAssessedIn(points)})`,
    filled: `SUMPRODUCT(${isNumber})`,
    texts: `SUMPRODUCT(${isOpen}*(${points}<>"")*(1-ISNUMBER(${points})))`,
    isNegative: `SUMPRODUCT(${isNumber}*(${points}<0))>0`,
    // The days of this century, as Excel counts them.
    isDay: `SUMPRODUCT(${isNumber}*(${points}>=36526)*(${points}<=73415))>0`,
    isBeyond: `SUMPRODUCT(${isNumber}*(${points}>${constant}+${noise}))>0`,
    isAbove: `${isNumber}*(${points}>0)`,
    asked: limits.filter((limit) => limit !== undefined).length,
  };
}

const isTooFine = ({ cells, at, limits }: Row): string =>
  anyOf(
    cells
      .runs(at, limits)
      .map((run) =>
        run.includes(':') ? `SUMPRODUCT(1*(ROUND(${run},10)<>ROUND(${run},4)))>0` : `ROUND(${run},10)<>ROUND(${run},4)`,
      ),
  );

/** The points above zero of a unit in one column of some rows. */
function pointsOfUnit(cells: MatrixCells, at: number, index: number, rows: MatrixCells['own']): string {
  const units = fixed(cells.down(cells.columnAt({ kind: 'unit' }), rows));
  const points = fixed(cells.down(cells.pointsAt(index), rows));
  return `SUMPRODUCT((${units}=$${cells.cell(at, { kind: 'unit' })})*(${points}>0),${points})`;
}

/** Whether points are beyond the marks, where they are limited: all of the unit on one indicator together. */
function isBeyond(row: Row): string {
  const { cells, at, limits } = row;
  const { own, further, component } = cells;
  // A penalty takes off no more than the marks, however often; each line of it keeps within them.
  if (further === null || component.method === 'penalty') return partsOf(row).isBeyond;
  if (at >= own.first + own.count) {
    // What its unit's own row says of all lines together.
    const [units, states] = (['unit', 'state'] as const).map((kind) =>
      fixed(cells.down(cells.columnAt({ kind }), own)),
    );
    const unit = cells.cell(at, { kind: 'unit' });
    return `SUMPRODUCT((${units}=${unit})*(${states}=${quoted(cells.say('rowBeyond'))}))>0`;
  }
  const conditions = limits.flatMap((limit, index) => {
    if (limit === undefined || limit === null) return [];
    return [`ROUND(${cells.pointsCell(at, index)}+${pointsOfUnit(cells, at, index, further)},6)>${limit}`];
  });
  return conditions.length === 0 ? 'FALSE' : anyOf(conditions);
}

// Stands at the start of each text, where the names of indicators are looked for.
const start = '¶';

/** A text of a cell as names are looked for in it: each at the start of a text, in capitals, without blanks. */
const lookedThrough = (cell: string): string => {
  const divided = ['CHAR(10)', 'CHAR(13)', '";"', '"；"'].reduce(
    (text, divider) => `SUBSTITUTE(${text},${divider},"${start}")`,
    `SUBSTITUTE(SUBSTITUTE(UPPER(${cell}),":","：")," ","")`,
  );
  return `"${start}"&${divided}`;
};

/** Whether points above zero have no reason. */
function lacksReason(row: Row): string {
  const { cells, at } = row;
  const { isAbove } = partsOf(row);
  if (cells.layout === 'beside') {
    return `SUMPRODUCT(${isAbove}*(LEN(TRIM(${cells.besides({ first: at, count: 1 })}))=0))>0`;
  }
  const reason = cells.cell(at, { kind: 'reason' });
  const labels = [...labelsOf(cells.component.indicators ?? [], cells.language).values()];
  const names = cells.texts(
    (index) => `${start}${(labels[index] ?? '').toUpperCase().replaceAll(' ', '').replaceAll(':', '：')}：`,
  );
  const unnamed = `SUMPRODUCT(${isAbove}*ISERROR(FIND(${names},${lookedThrough(reason)})))>0`;
  return `IF(SUMPRODUCT(${isAbove})>1,${unnamed},AND(SUMPRODUCT(${isAbove})=1,TRIM(${reason})=""))`;
}

/** Whether a row that says that its unit is not assessed says not why. */
function lacksWhy({ cells, at, limits }: Row): string {
  if (cells.layout === 'matrix') return `TRIM(${cells.cell(at, { kind: 'reason' })})=""`;
  const { points, isOpen } = partsOf({ cells, at, limits });
  const besides = cells.besides({ first: at, count: 1 });
  return `SUMPRODUCT(${isOpen}*${notAssessedIn(points)}*(LEN(TRIM(${besides}))>0))=0`;
}

/** Whether nothing is written in a row but its points and its unit. */
function isSilent({ cells, at }: Row): string {
  const evidence = `${cells.cell(at, { kind: 'evidence' })}=""`;
  if (cells.layout === 'matrix') return `AND(${cells.cell(at, { kind: 'reason' })}="",${evidence})`;
  const last = cells.component.indicators?.length ?? 1;
  const besides = Array.from({ length: last }, (_, index) => `LEN(${cellAddress(at, cells.pointsAt(index) + 1)})`);
  return `AND(${besides.join('+')}=0,${evidence})`;
}

type Step = readonly [condition: string, then: string];
const chosen = (steps: readonly Step[], otherwise: string): string =>
  steps.reduceRight((rest, [condition, then]) => `IF(${condition},${then},${rest})`, otherwise);

/** What is wrong with the points of a row, from what is surest on. */
function pointSteps(row: Row, word: (name: Word) => string): readonly Step[] {
  const { isDay } = partsOf(row);
  const { method } = row.cells.component;
  return [
    [isDay, word('rowDate')],
    [isBeyond(row), word('rowBeyond')],
    [isTooFine(row), word('rowTooFine')],
    ...(needsReason(method) ? [[lacksReason(row), word('rowNeedsReason')] as const] : []),
  ];
}

/** The state of a unit's own row (行状态): what is wrong first, then what is not scored. */
export function matrixState(cells: MatrixCells, at: number, limits: readonly Limit[]): Cell {
  const row = { cells, at, limits };
  const { component, say } = cells;
  const word = (name: Word): string => quoted(say(name));
  const { notAssessed, filled, texts, isNegative, asked } = partsOf(row);
  const [before = '', after = ''] = say('rowOpenSome', { count: '\n' }).split('\n');
  const open = `IF(${filled}=0,${word('rowOpen')},${quoted(before)}&(${asked}-${filled})&${quoted(after)})`;
  const nothing = `IF(${filled}>0,${word('rowDone')},IF(${isSilent(row)},${word('rowNothing')},${word('rowOpen')}))`;
  const done = blankMeansNothing(component.method) ? nothing : `IF(${filled}<${asked},${open},${word('rowDone')})`;
  const unscored = `IF(${filled}>0,${word('rowBothWays')},IF(${lacksWhy(row)},${word('rowNeedsReason')},${word('rowNotAssessed')}))`;
  const steps: readonly Step[] = [
    [`${texts}>${notAssessed}`, word('rowNoNumber')],
    [isNegative, word('rowNegative')],
    [`${notAssessed}>0`, unscored],
    ...pointSteps(row, word),
  ];
  return { formula: `=${chosen(steps, done)}` };
}

/** The state of a row that records ask for, or that an assessor names; nothing as long as nothing is written there. */
export function furtherState(cells: MatrixCells, at: number, limits: readonly Limit[]): Cell {
  const row = { cells, at, limits };
  const { say, own } = cells;
  const word = (name: Word): string => quoted(say(name));
  const { filled, texts, isNegative, isOpen, points } = partsOf(row);
  const unit = cells.cell(at, { kind: 'unit' });
  const units = fixed(cells.down(cells.columnAt({ kind: 'unit' }), own));
  const ofUnit = `SUMPRODUCT((${units}=${unit})*${isOpen}*${notAssessedIn(fixed(cells.points(own)))})>0`;
  const steps: readonly Step[] = [
    [`AND(${unit}="",SUMPRODUCT(1*(${points}<>""))=0,${isSilent(row)})`, '""'],
    [`SUMPRODUCT(1*(${units}=${unit}))=0`, word('rowUnknownUnit')],
    [`${texts}>0`, word('rowNoNumber')],
    [isNegative, word('rowNegative')],
    [ofUnit, `IF(${filled}>0,${word('rowBothWays')},${word('rowNotAssessed')})`],
    [`${filled}=0`, word('rowOpen')],
    ...pointSteps(row, word),
  ];
  return { formula: `=${chosen(steps, word('rowDone'))}` };
}

/** What stands beside a unit's row in the table of what records count; null where nothing does. */
export interface CountedInRow {
  readonly marks: number | null;
  readonly counted: string | null;
}

/** The score of a unit with all its lines, and with what records count; nothing before all of it is scored. */
export function matrixScore(
  cells: MatrixCells,
  at: number,
  limits: readonly Limit[],
  { marks, counted }: CountedInRow,
): Cell {
  const { component, further, say } = cells;
  if (marks === null && (component.method === 'deduct' || component.method === 'add')) return null;
  const { points, isAbove, notAssessed } = partsOf({ cells, at, limits });
  const unit = `$${cells.cell(at, { kind: 'unit' })}`;
  const everywhere = `(${cells.limits(limits.map(() => null))}>=0)`;
  const more =
    further === null
      ? ''
      : `+SUMPRODUCT((${fixed(cells.down(cells.columnAt({ kind: 'unit' }), further))}=${unit})*${everywhere}*` +
        `(${fixed(cells.points(further))}>0),${fixed(cells.points(further))})`;
  const own = `SUMPRODUCT(${isAbove},${points})${more}`;
  const method = `"${component.method}",${marks ?? '""'}`;
  const isInSheet = takesLines(component) === 'in the sheet';
  const inSheet = counted !== null && isInSheet ? `+SUM(${counted})` : '';
  const besides = counted !== null && !isInSheet ? `+JX.SHEETSCORE(${method},${counted})` : '';
  const state = cells.cell(at, { kind: 'state' });
  const words = (['rowDone', 'rowNothing'] as const).map((word) => `${state}=${quoted(say(word))}`);
  const isScored = `OR(${words.join(',')},AND(${state}=${quoted(say('rowNeedsReason'))},${notAssessed}=0))`;
  return { formula: `=IF(${isScored},IFNA(JX.SHEETSCORE(${method},${own}${inSheet})${besides},""),"")` };
}
