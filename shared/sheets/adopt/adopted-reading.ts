// What a table of somebody's own was read as (读取结果): lines with their cells, rows left out, names that nobody knows.
import type { CellPlace } from '../plan';
import type { CellFault } from '../table/cell-fault';
import type { HowFound } from './match-names';
import type { PointsMeaning } from './points-meaning';
import type { RowKind } from './row-kind';

/** A name as the table writes it, with the id that it was found to be; `hand`: somebody has said so. */
export interface AdoptedName {
  readonly text: string;
  readonly id: string | null;
  readonly how: HowFound | 'hand' | null;
  readonly place: CellPlace;
}

/** One entry of points. `null` points are not scored. */
export interface AdoptedLine {
  readonly unit: AdoptedName | null;
  readonly indicator: AdoptedName | null;
  readonly points: number | null;
  readonly isNotAssessed: boolean;
  readonly meaning: PointsMeaning;
  /** The header of the column of its points. */
  readonly column: string;
  /** Full marks as the table gives them. */
  readonly marks: number | null;
  readonly reason: string;
  readonly evidence: string;
  /** Whether its cell of points is refused, and told among the faults. */
  readonly isRefused: boolean;
  /** The row of the grid, counted from 0. */
  readonly row: number;
  readonly places: { readonly points: CellPlace; readonly reason: CellPlace; readonly evidence: CellPlace };
}

/** A row that gives no line, and why. */
export interface SkippedRow {
  readonly row: number;
  readonly why: Exclude<RowKind, 'data'> | 'hidden';
  readonly text: string;
}

/** A name of the table that is not surely one of the scheme's; `ids` are those that it may be. */
export interface UnmatchedName {
  readonly text: string;
  readonly ids: readonly string[];
  readonly place: CellPlace;
}

export interface AdoptedReading {
  readonly lines: AdoptedLine[];
  /** Rows of the grid, counted from 0. Sections and headers that come again are among the notes. */
  readonly rows: {
    readonly data: number[];
    readonly totals: number[];
    readonly notes: number[];
    readonly blank: number[];
  };
  readonly skipped: SkippedRow[];
  readonly faults: CellFault[];
  readonly unmatched: { readonly units: UnmatchedName[]; readonly indicators: UnmatchedName[] };
}
