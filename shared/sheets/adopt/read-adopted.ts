// Reads a table of somebody's own by a mapping (读取自有表格): its lines, each with its cells, what was left out and why, and every fault.
import type { Component, Scheme } from '../../scheme/scheme';
import { withoutSpareBlanks } from '../../scheme/skeleton';
import { cellAddress } from '../address';
import type { SheetGrid } from '../grid';
import { hasIndicators } from '../score-table';
import type { CellPlace } from '../plan';
import type { CellFault, CellOnlyFaultCode } from '../table/cell-fault';
import { RefusedCell } from '../table/codec';
import type { AdoptedLine, AdoptedName, AdoptedReading, SkippedRow, UnmatchedName } from './adopted-reading';
import { adoptedPoints, pointsReading, type PointsReading } from './adopted-points';
import { headerMarks, topicText } from './header-text';
import { knownNames, type KnownNames } from './known-names';
import type { FoundName } from './match-names';
import type { MappedColumn, Mapping } from './mapping';
import { pointsMeaning } from './points-meaning';
import { reasonAbout } from './reason-about';
import { rowKinds, type KnownRow, type RowKind } from './row-kind';
import { scoreIn } from './score-text';
import { from, Surface } from './surface';

export interface AdoptedRequest {
  readonly grid: SheetGrid;
  readonly mapping: Mapping;
  readonly scheme?: Scheme;
  readonly component?: Component;
}

type Kind = 'unit' | 'indicator';

/** The columns of one half, by what they hold. */
interface Half {
  readonly unit: number | undefined;
  readonly indicator: number | undefined;
  readonly marks: number | undefined;
  readonly evidence: number | undefined;
  readonly points: readonly MappedColumn[];
  readonly reasons: readonly MappedColumn[];
}

function halvesOf({ columns }: Mapping): Half[] {
  const numbers = [...new Set(columns.map(({ half = 0 }) => half))];
  return numbers.map((number) => {
    const own = columns.filter(({ half = 0 }) => half === number);
    const first = (role: MappedColumn['role']): number | undefined =>
      own.find((column) => column.role === role)?.column;
    return {
      unit: first('unit'),
      indicator: first('indicator'),
      marks: first('marks'),
      evidence: first('evidence'),
      points: own.filter(({ role }) => role === 'points'),
      reasons: own.filter(({ role }) => role === 'reason'),
    };
  });
}

/** The parts that a name may be. */
const idsOf = (found: FoundName<string>): readonly string[] =>
  found.kind === 'many' ? found.ids : found.kind === 'one' ? [found.id] : [];

class AdoptedReader {
  readonly lines: AdoptedLine[] = [];
  readonly faults: CellFault[] = [];
  readonly unmatched = { units: new Map<string, UnmatchedName>(), indicators: new Map<string, UnmatchedName>() };
  private readonly surface: Surface;
  private readonly known: KnownNames | null;
  private readonly readings: ReadonlyMap<number, PointsReading>;
  private readonly halves: readonly Half[];
  readonly kinds: readonly KnownRow[];
  private section: { readonly text: string; readonly place: CellPlace } | null = null;

  constructor(private readonly request: AdoptedRequest) {
    const { grid, mapping, scheme, component } = request;
    this.surface = new Surface(grid);
    this.known = scheme === undefined ? null : knownNames(scheme, component);
    this.halves = halvesOf(mapping);
    this.kinds = rowKinds(this.surface, mapping, this.known);
    const data = this.kinds.filter(({ kind }) => kind === 'data').map(({ row }) => row);
    this.readings = new Map(
      this.halves.flatMap(({ points }) =>
        points.map(({ column, title, means }) => {
          const meaning = means ?? pointsMeaning(title, mapping.heading ?? '');
          return [
            column,
            pointsReading(
              meaning,
              data.map((row) => this.surface.cell(row, column)),
            ),
          ] as const;
        }),
      ),
    );
    let before: KnownRow | undefined;
    for (const known of this.kinds) {
      if (known.kind === 'section') this.openSection(known.row);
      if (known.kind === 'data') for (const half of this.halves) this.readRow(known.row, half, before);
      before = known.kind === 'blank' || known.kind === 'header' ? before : known;
    }
  }

  private place(row: number, column: number): CellPlace {
    return { sheet: this.surface.grid.name, address: cellAddress(row, column) };
  }

  private fault(code: CellFault['code'], row: number, column: number, detail: CellFault['detail']): void {
    this.faults.push({
      code,
      path: `table[${row}].${column}`,
      detail: { ...this.component(), ...detail },
      place: this.place(row, column),
    });
  }

  private component(): CellFault['detail'] {
    const { component } = this.request;
    return component === undefined ? {} : { component: component.id };
  }

  private openSection(row: number): void {
    const [column] = this.surface.filled(
      row,
      this.request.mapping.columns.map((one) => one.column),
    );
    if (column !== undefined)
      this.section = { text: topicText(this.surface.text(row, column)), place: this.place(row, column) };
  }

  /** A name with its id: what somebody has said by hand, else what the scheme knows. */
  private named(kind: Kind, text: string, place: CellPlace): AdoptedName {
    const { names } = this.request.mapping;
    const byHand = kind === 'unit' ? names.units : names.indicators;
    const said = Object.hasOwn(byHand, text) ? byHand[text] : undefined;
    if (said !== undefined) return { text, id: said, how: 'hand', place };
    if (this.known === null) return { text, id: null, how: null, place };
    const find = kind === 'unit' ? this.known.findUnit : this.known.findIndicator;
    const found: FoundName<string> = find(text);
    // What is only alike is proposed, for somebody to say so.
    const isSure = found.kind === 'one' && found.how !== 'alike';
    if (isSure) return { text, id: found.id, how: found.how, place };
    const list = kind === 'unit' ? this.unmatched.units : this.unmatched.indicators;
    if (!list.has(text)) list.set(text, { text, ids: idsOf(found), place });
    return { text, id: null, how: null, place };
  }

  private textAt(row: number, column: number | undefined): string {
    return column === undefined ? '' : this.surface.text(row, column);
  }

  /** The name in a column of a row; where nothing is merged, a blank below a name means that name again, up to a total. */
  private nameIn(kind: Kind, row: number, column: number | undefined, carried: AdoptedName | null): AdoptedName | null {
    if (column === undefined) return null;
    const shown = this.surface.text(row, column);
    const text = kind === 'indicator' ? topicText(shown) : withoutSpareBlanks(shown);
    if (text === '') return carried;
    const source = this.surface.sourceOf(row, column);
    return this.named(kind, text, this.place(source.row, source.column));
  }

  private readonly carried = new Map<string, AdoptedName>();

  private whose(kind: Kind, row: number, half: Half, before: KnownRow | undefined): AdoptedName | null {
    const { mapping } = this.request;
    if (mapping.sections === kind)
      return this.section === null ? null : this.named(kind, this.section.text, this.section.place);
    const column = half[kind];
    const key = `${kind} ${column ?? ''}`;
    if (before?.kind === 'total' || before?.kind === 'section') this.carried.delete(key);
    const mayCarry = kind === 'unit' && half.indicator !== undefined && this.textAt(row, half.indicator) !== '';
    const name = this.nameIn(kind, row, column, mayCarry ? (this.carried.get(key) ?? null) : null);
    if (name !== null) this.carried.set(key, name);
    if (name === null && kind === 'unit' && column === undefined && mapping.unit !== undefined) {
      return this.named('unit', mapping.unit, this.place(mapping.header.first, mapping.columns[0]?.column ?? 0));
    }
    return name;
  }

  private readRow(row: number, half: Half, before: KnownRow | undefined): void {
    const { layout } = this.request.mapping;
    const unit = this.whose('unit', row, half, before);
    const indicator = this.whose('indicator', row, half, before);
    const isHalfEmpty = this.halves.length > 1 && unit === null && indicator === null;
    if (isHalfEmpty && half.points.every(({ column }) => this.textAt(row, column) === '')) return;
    for (const column of half.points) {
      const about = column.about ?? '';
      const place = this.place(this.request.mapping.header.last, column.column);
      const isTopic = layout === 'matrix' || (layout === 'list' && indicator === null);
      const line = {
        unit: layout === 'units-in-columns' && about !== '' ? this.named('unit', about, place) : unit,
        indicator: isTopic && about !== '' ? this.named('indicator', about, place) : indicator,
      };
      this.readPoints(row, half, column, line);
    }
  }

  private readPoints(
    row: number,
    half: Half,
    column: MappedColumn,
    names: Pick<AdoptedLine, 'unit' | 'indicator'>,
  ): void {
    const source = this.surface.sourceOf(row, column.column);
    // Points that are merged over several rows are given once, for the first of them.
    if (source.row !== row && this.kinds.some((known) => known.row === source.row && known.kind === 'data')) return;
    const reading = this.readings.get(column.column) ?? { meaning: 'unsaid', isNegative: false, isPercentage: false };
    const cell = this.surface.cell(row, column.column);
    const points = adoptedPoints(cell, reading);
    const detail = { ...this.detailOf('unit', names.unit), ...this.detailOf('indicator', names.indicator) };
    if (points instanceof RefusedCell)
      this.fault(points.code, source.row, source.column, { ...detail, column: column.title, text: points.text });
    else if (typeof points === 'number' && points < 0 && (reading.meaning === 'off' || reading.meaning === 'on')) {
      this.fault('points-negative', source.row, source.column, { ...detail, column: column.title, points });
    }
    const reason = reasonAbout(half, column, (at) => this.textAt(row, at));
    this.lines.push({
      ...names,
      points: typeof points === 'number' ? points : null,
      isNotAssessed: points === 'not-assessed',
      isRefused: points instanceof RefusedCell,
      meaning: reading.meaning,
      column: column.title,
      marks: this.marksOf(row, half, column),
      reason: reason.text,
      evidence: this.textAt(row, half.evidence),
      row,
      places: {
        points: this.place(source.row, source.column),
        reason: this.place(row, reason.column ?? column.column),
        evidence: this.place(row, half.evidence ?? column.column),
      },
    });
  }

  private detailOf(kind: Kind, name: AdoptedName | null): CellFault['detail'] {
    return name === null ? {} : { [kind]: name.id ?? name.text };
  }

  private marksOf(row: number, half: Half, column: MappedColumn): number | null {
    if (half.marks === undefined) return headerMarks(column.title.split(' / ').at(-1) ?? '');
    const score = scoreIn(this.surface.cell(row, half.marks));
    return score.kind === 'number' ? score.value : null;
  }

  /** Names that are not surely the scheme's, each told once at the first cell that holds it. */
  addUnmatched(): void {
    const add = (kind: Kind, { text, ids, place }: UnmatchedName): void => {
      const [only, another] = ids;
      const isAlike = only !== undefined && another === undefined;
      const code: CellOnlyFaultCode = isAlike
        ? `own-${kind}-alike`
        : another === undefined
          ? `${kind}-not-listed`
          : `ambiguous-${kind}`;
      const detail = { ...this.component(), ...(isAlike ? { [kind]: only } : {}), text };
      this.faults.push({ code, path: `table.${kind}`, detail, place });
    };
    for (const one of this.unmatched.units.values()) add('unit', one);
    if (this.request.component === undefined || hasIndicators(this.request.component)) {
      for (const one of this.unmatched.indicators.values()) add('indicator', one);
    }
  }

  /** What a row that gives no line shows, for the list of what was left out. */
  textOf(row: number): string {
    return this.surface
      .filled(row)
      .map((column) => this.surface.text(row, column))
      .join(' ')
      .slice(0, 200);
  }
}

/**
 * The lines of a table by its mapping (读取自有表格), with what was left out and every fault at its cell. A blank is not scored, never 0;
 * what is merged counts for each of its rows, points that are merged once. Units and indicators have ids where a scheme is given
 * and one of its parts alone can be meant; the others are told as unmatched and as faults.
 */
export function readAdopted(request: AdoptedRequest): AdoptedReading {
  const reader = new AdoptedReader(request);
  reader.addUnmatched();
  const { grid, mapping } = request;
  const of = (...kinds: RowKind[]): number[] =>
    reader.kinds.filter(({ kind }) => kinds.includes(kind)).map(({ row }) => row);
  const hidden = from(mapping.header.last + 1, mapping.last).filter((row) => grid.hiddenRows.has(row));
  const skipped = reader.kinds.flatMap(({ row, kind }): SkippedRow[] =>
    kind === 'data' ? [] : [{ row, why: kind, text: reader.textOf(row) }],
  );
  return {
    lines: reader.lines,
    rows: { data: of('data'), totals: of('total'), notes: of('note', 'section', 'header'), blank: of('blank') },
    skipped: [...skipped, ...hidden.map((row): SkippedRow => ({ row, why: 'hidden', text: '' }))].sort(
      (one, other) => one.row - other.row,
    ),
    faults: reader.faults,
    unmatched: { units: [...reader.unmatched.units.values()], indicators: [...reader.unmatched.indicators.values()] },
  };
}
