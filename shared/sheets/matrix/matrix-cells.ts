// Where the cells of a matrix stand, for its formulas: the columns of points and of reasons, the rows of the scheme and the further ones.
import type { Component } from '../../scheme/scheme';
import { blockAddress, cellAddress, columnLetters } from '../address';
import type { Address } from '../plan';
import { runsOf } from '../table/runs';
import type { Language } from '../../scheme/text';
import { speaker, type Say } from '../words';
import {
  columnKey,
  indicatorsOf,
  matrixColumns,
  type Limit,
  type MatrixColumn,
  type MatrixLayout,
} from './matrix-table';

// More than any points: the limit of what has none.
const unlimited = 1_000_000;
const notHere = -1;

/** Some rows of the matrix that follow one another; `first` counts from 0. */
export interface MatrixRows {
  readonly first: number;
  readonly count: number;
}

/** The cells of one component's matrix. */
export class MatrixCells {
  private readonly columns: ReadonlyMap<string, number>;
  readonly say: Say;
  /** how many columns there are */
  readonly width: number;
  private readonly firstPoints: number;
  private readonly step: 1 | 2;
  private readonly indicators: number;

  constructor(
    readonly component: Component,
    readonly layout: MatrixLayout,
    readonly language: Language,
    readonly own: MatrixRows,
    /** null where the component takes one line for each indicator */
    readonly further: MatrixRows | null,
  ) {
    this.say = speaker(language);
    const columns = matrixColumns(component, layout);
    this.columns = new Map(columns.map((column, at) => [columnKey(column), at]));
    this.width = columns.length;
    this.firstPoints = columns.findIndex(({ kind }) => kind === 'points');
    this.step = layout === 'beside' ? 2 : 1;
    this.indicators = indicatorsOf(component).length;
  }

  columnAt(column: MatrixColumn): number {
    return this.columns.get(columnKey(column)) ?? -1;
  }

  /** The column of the points of the how-manieth indicator. */
  pointsAt(index: number): number {
    return this.firstPoints + index * this.step;
  }

  pointsCell(row: number, index: number): Address {
    return cellAddress(row, this.pointsAt(index));
  }

  cell(row: number, column: MatrixColumn): Address {
    return cellAddress(row, this.columnAt(column));
  }

  down(column: number, { first, count }: MatrixRows): Address {
    return blockAddress(first, column, count, 1);
  }

  /** From the points of the first indicator to those of the last: with the reasons beside them, but for the last. */
  points({ first, count }: MatrixRows): Address {
    return blockAddress(first, this.firstPoints, count, this.span);
  }

  /** The cells beside those of `points`, in the same order. */
  besides({ first, count }: MatrixRows): Address {
    return blockAddress(first, this.firstPoints + 1, count, this.span);
  }

  private get span(): number {
    return (this.indicators - 1) * this.step + 1;
  }

  /** A constant as long as `points`: `value` of each indicator, and `otherwise` at the reasons. */
  private constant<Value>(value: (index: number) => Value, otherwise: Value): string {
    const values = Array.from({ length: this.span }, (_, at) =>
      at % this.step === 0 ? value(at / this.step) : otherwise,
    );
    return `{${values.join(',')}}`;
  }

  /** The most that the points of each indicator may be, as a constant; less than 0 where none may stand. */
  limits(limits: readonly Limit[]): string {
    return this.constant((index) => {
      const limit = limits[index];
      return limit === undefined ? notHere : (limit ?? unlimited);
    }, notHere);
  }

  /** A text for each indicator, as a constant. */
  texts(text: (index: number) => string): string {
    const quoted = (one: string): string => `"${one.replaceAll('"', '""')}"`;
    return this.constant((index) => quoted(text(index)), '""');
  }

  /** The cells of a row in which points may stand, those that follow one another together. */
  runs(row: number, limits: readonly Limit[]): Address[] {
    return this.blocks({ first: row, count: 1 }, limits).map(({ at }) => at);
  }

  /** Blocks of points with one limit, over rows that all have these limits. */
  blocks(
    { first, count }: MatrixRows,
    limits: readonly Limit[],
    isSame: 'limit' | 'open' = 'open',
  ): { readonly at: Address; readonly column: string; readonly limit: number | null }[] {
    const keys = limits.map((limit) => {
      if (limit === undefined) return null;
      return isSame === 'limit' ? String(limit) : '';
    });
    return runsOf(keys).flatMap((run) => {
      if (run.value === null) return [];
      const each =
        this.step === 1 ? [run] : Array.from({ length: run.count }, (_, at) => ({ first: run.first + at, count: 1 }));
      return each.map((part) => ({
        at: blockAddress(first, this.pointsAt(part.first), count, part.count),
        column: columnLetters(this.pointsAt(part.first)),
        limit: limits[part.first] ?? null,
      }));
    });
  }
}
