// From the lines of confirmed tables to the sheets of a component (自有表格成评分表), with every fault at its cell.
import { exact } from '../../exact/exact';
import { combineOf } from '../../scheme/defaults';
import type { IndicatorId, UnitId } from '../../scheme/id';
import { appliesTo, marksFor } from '../../scheme/marks';
import type { Component, Indicator, Scheme, Unit } from '../../scheme/scheme';
import { parseSheets } from '../../scoring/parse-sheets';
import { planScheme } from '../../scoring/scheme-plan';
import type { Line, Sheet } from '../../scoring/sheet';
import type { CellPlace } from '../plan';
import type { NotAssessed, ReadLine } from '../read-score-table';
import { sheetsOf, type FoundSheet } from '../read-score-tables';
import { blankMeansNothing, hasIndicators } from '../score-table';
import type { CellFault, CellFaultCode } from '../table/cell-fault';
import { rolesNamedBy } from './match-role';
import { methodPoints } from './method-points';
import type { AdoptedLine, AdoptedReading } from './adopted-reading';
import { assumedMarks, besideScores, scalesUnsaid, type AssumedMarks, type ConvertedLine } from './score-lines';

export interface AdoptedSheetsRequest {
  readonly scheme: Scheme;
  readonly component: Component;
  /** What the tables of the component hold, as they were read by confirmed mappings. */
  readonly readings: readonly AdoptedReading[];
  readonly assessor?: string;
  /** Keys of the sheets of which something was accepted. */
  readonly known?: ReadonlySet<string>;
  /** Whether somebody has said that a unit that no table names had nothing taken off: then it has a sheet without lines. */
  readonly absentHadNothing?: boolean;
}

export interface AdoptedSheets {
  readonly sheets: Sheet[];
  readonly faults: CellFault[];
  /** Lines of the other direction in tables that give and take: they belong to another component. */
  readonly leftOut: AdoptedLine[];
  /** Units that the component applies to and no table names. */
  readonly absent: UnitId[];
  /** Full marks of the scheme by which numbers are taken, since the tables name none: told before anybody confirms. */
  readonly assumed: AssumedMarks[];
  /** The cell that a path into these sheets is about; null where the path leads to none of them. */
  placeOf(path: string): CellPlace | null;
}

type Column = 'unit' | 'indicator' | 'points' | 'reason' | 'evidence';

/** Takes the lines one by one, and keeps what each of them gives or lacks. */
class LineTaker {
  lines: ReadLine[] = [];
  readonly converted: ConvertedLine[] = [];
  readonly notAssessed = new Map<UnitId, NotAssessed>();
  readonly faults: CellFault[] = [];
  readonly leftOut: AdoptedLine[] = [];
  private readonly units: ReadonlyMap<string, Unit>;
  private readonly indicators: ReadonlyMap<string, Indicator>;
  private readonly unsaid = new Set<string>();
  /** Whether the tables have what is added and what is taken off in columns of their own. */
  private readonly givesAndTakes: boolean;

  constructor(
    scheme: Scheme,
    readonly component: Component,
    private readonly adopted: readonly AdoptedLine[],
  ) {
    this.units = new Map(scheme.units.map((unit) => [unit.id, unit]));
    this.indicators = new Map((component.indicators ?? []).map((indicator) => [indicator.id, indicator]));
    this.givesAndTakes = (['on', 'off'] as const).every((way) => adopted.some(({ meaning }) => meaning === way));
    adopted.forEach((line, at) => this.take(line, at));
    if (component.method === 'deduct') this.leaveDoubtful();
  }

  private add(code: CellFaultCode, at: number, column: Column, detail: CellFault['detail']): void {
    const place = placeIn(this.adopted[at], column);
    this.faults.push({
      code,
      path: `lines[${at}].${column}`,
      detail: { component: this.component.id, ...detail },
      place,
    });
  }

  private take(line: AdoptedLine, at: number): void {
    if (line.isRefused) return;
    const says = line.points !== null || line.reason !== '' || line.isNotAssessed;
    if (line.unit === null) {
      if (says) this.add('row-without-unit', at, 'unit', {});
      return;
    }
    const unit = line.unit.id === null ? undefined : this.units.get(line.unit.id);
    // A name that is not the scheme's was told when the table was read.
    if (unit === undefined) return;
    if (line.isNotAssessed) this.takeNotAssessed(line, unit, at);
    else this.takePoints(line, unit, at, says);
  }

  private takeNotAssessed({ reason, indicator }: AdoptedLine, unit: Unit, at: number): void {
    const detail = { unit: unit.id, indicator: indicator?.id ?? this.component.id };
    if (reason === '') this.add('not-assessed-without-reason', at, 'reason', detail);
    else if (!this.notAssessed.has(unit.id)) this.notAssessed.set(unit.id, { reason, row: at });
  }

  /** The indicator that a line is for: its own, or the only one; undefined where that is not known, which has been told. */
  private indicatorOf({ indicator }: AdoptedLine, at: number, says: boolean): Indicator | null | undefined {
    if (!hasIndicators(this.component)) return null;
    const isNamed = indicator !== null && rolesNamedBy(indicator.text).get('points') !== 1;
    if (isNamed) return indicator.id === null ? undefined : this.indicators.get(indicator.id);
    const [only, another] = this.component.indicators;
    if (another === undefined) return only;
    if (says) this.add('row-without-indicator', at, 'indicator', {});
    return undefined;
  }

  private takePoints(line: AdoptedLine, unit: Unit, at: number, says: boolean): void {
    const { component } = this;
    const indicator = this.indicatorOf(line, at, says);
    if (indicator === undefined) return;
    const detail = { unit: unit.id, indicator: indicator?.id ?? component.id };
    if (line.points === null) {
      const isAsked = appliesTo(component, unit) && (indicator === null || appliesTo(indicator, unit));
      if (isAsked && (says || !blankMeansNothing(component.method)))
        this.add('points-blank', at, 'points', { ...detail, text: '' });
      return;
    }
    const marks = marksFor(indicator ?? component, unit);
    const found = methodPoints(component.method, line.meaning, line.points, marks);
    if (found.kind !== 'points' && found.kind !== 'left') {
      const isOfOtherColumn = this.givesAndTakes && (line.meaning === 'on' || line.meaning === 'off');
      if (found.kind === 'other-component' || isOfOtherColumn) this.leftOut.push(line);
      else if (found.kind === 'unsaid') this.askMeaning(line, at);
      else this.add('points-of-other-kind', at, 'points', { ...detail, column: line.column, points: line.points });
      return;
    }
    const isLeft = found.kind === 'left';
    if (isLeft && !agrees(line, marks)) {
      this.add('marks-differ', at, 'points', { ...detail, marks: line.marks ?? 0, expected: marks ?? 0 });
      return;
    }
    if (isLeft && found.points < 0) {
      const { column, points } = line;
      this.add('score-beyond-marks', at, 'points', { ...detail, column, points, marks: marks ?? 0 });
      return;
    }
    this.converted.push({
      ...{ at, unit: unit.id, part: detail.indicator, column: line.column, number: line.points },
      ...{ marks: isLeft ? marks : null, isSaid: line.marks !== null, place: line.places.points },
    });
    this.lines.push({ unit: unit.id, line: lineOf(line, indicator?.id ?? null, found.points), row: at });
  }

  /** Scores that may be of another scale, and what stands beside a score, are told and not taken. */
  private leaveDoubtful(): void {
    const left = new Set<number>();
    for (const { lines, highest, marks } of scalesUnsaid(this.converted)) {
      const [first] = lines;
      if (first === undefined) continue;
      const { at, part, column } = first;
      this.add('score-scale-unsaid', at, 'points', { indicator: part, column, points: highest, marks });
      for (const line of lines) left.add(line.at);
    }
    const whereIs = ({ place }: ConvertedLine): string => `${place.sheet}!${place.address}`;
    for (const { line, first } of besideScores(this.converted)) {
      const [unit, indicator] = [line.unit, line.part];
      this.add('score-repeated', line.at, 'points', { unit, indicator, first: whereIs(first), second: whereIs(line) });
      left.add(line.at);
    }
    this.lines = this.lines.filter(({ row }) => !left.has(row));
  }

  /** Told once for a column, at the first of its cells. */
  private askMeaning(line: AdoptedLine, at: number): void {
    if (this.unsaid.has(line.column)) return;
    this.unsaid.add(line.column);
    this.add('points-meaning-unsaid', at, 'points', { column: line.column });
  }
}

/** Whether the full marks of the table, where it has any, are those of the scheme. */
const agrees = ({ marks }: AdoptedLine, expected: number | null): boolean =>
  marks === null || expected === null || exact(marks).compare(exact(expected)) === 0;

function lineOf({ indicator, reason, evidence }: AdoptedLine, id: IndicatorId | null, points: number): Line {
  // Where the component has no indicators, what the table calls one is a part of the reason.
  const about = id === null && indicator !== null ? indicator.text : '';
  const said = about === '' || reason === about ? reason || about : reason === '' ? about : `${about}：${reason}`;
  const pieces = evidence
    .split(/[;；\n]/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  return {
    ...(id === null ? {} : { indicator: id }),
    points,
    ...(said === '' ? {} : { reason: said }),
    ...(pieces.length === 0 ? {} : { evidence: pieces }),
  };
}

function placeIn(line: AdoptedLine | undefined, column: Column): CellPlace {
  if (line === undefined) throw new Error('a fault without its line');
  if (column === 'unit' || column === 'indicator') return line[column]?.place ?? line.places.points;
  return line.places[column];
}

/** The cell that a path into the sheets is about. */
function placesOf(found: readonly FoundSheet[], lines: readonly AdoptedLine[]): AdoptedSheets['placeOf'] {
  return (path) => {
    const [, sheet, line, column] = /^sheets\[(\d+)\](?:\.lines\[(\d+)\](?:\.(\w+))?)?/u.exec(path) ?? [];
    const source = sheet === undefined ? undefined : found[Number(sheet)];
    const at = source?.rows[line === undefined ? 0 : Number(line)];
    const adopted = at === undefined ? undefined : lines[at];
    if (adopted === undefined) return null;
    const isReason = path.endsWith('.notAssessed') || column === 'reason';
    return placeIn(adopted, isReason ? 'reason' : column === 'indicator' || column === 'evidence' ? column : 'points');
  };
}

/**
 * The sheets of one component that confirmed tables hold (自有表格成评分表), in the form in which score tables are read, and every fault with the cell
 * it is in, those of the reading among them. Deductions and scores are turned into what the method takes where full marks are
 * known and agree; those of the scheme that are taken for it are `assumed`; a column that says neither is asked about. A blank is not scored; nothing is to be submitted as long as there are faults, or by a
 * mapping that nobody has confirmed.
 */
export function adoptedSheets(request: AdoptedSheetsRequest): AdoptedSheets {
  const { scheme, component, readings } = request;
  const adopted = readings.flatMap(({ lines }) => lines);
  const taker = new LineTaker(scheme, component, adopted);
  const named = new Set(adopted.map(({ unit }) => unit?.id));
  const absent = scheme.units.filter((unit) => appliesTo(component, unit) && !named.has(unit.id)).map(({ id }) => id);
  const found = sheetsOf(scheme, taker, request);
  if (request.absentHadNothing === true && component.method === 'deduct') {
    const { assessor } = request;
    const signs = combineOf(component) !== 'one' && assessor !== undefined ? { assessor } : {};
    for (const unit of absent) found.push({ sheet: { unit, component: component.id, ...signs, lines: [] }, rows: [] });
  }
  const placeOf = placesOf(found, adopted);
  const faults: CellFault[] = [...readings.flatMap((reading) => reading.faults), ...taker.faults];
  const whole = { faults, leftOut: taker.leftOut, absent, assumed: assumedMarks(taker.converted), placeOf };
  const parsed = parseSheets(
    planScheme(scheme),
    found.map(({ sheet }) => sheet),
  );
  if (parsed.ok) return { sheets: parsed.value, ...whole };
  const refused = new Set(faults.map(({ place }) => place.address));
  for (const fault of parsed.faults) {
    const place = placeOf(fault.path);
    // What is missing because its cell is refused is told there; a sheet without lines has no cell to lead to.
    if (place === null || (fault.code === 'rate-line-missing' && refused.size > 0 && isToldAt(fault.detail, faults)))
      continue;
    faults.push({ ...fault, place });
  }
  return { sheets: found.map(({ sheet }) => sheet), ...whole };
}

/** Whether a fault about the same unit and indicator is told already. */
function isToldAt(detail: CellFault['detail'], faults: readonly CellFault[]): boolean {
  return faults.some((other) => other.detail.unit === detail.unit && other.detail.indicator === detail.indicator);
}
