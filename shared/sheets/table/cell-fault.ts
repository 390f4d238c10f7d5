// What is wrong in the cells of a workbook: the faults of the sheets, and those that only cells can have, each with its cell.
import type { Fault, FaultCode } from '../../scheme/fault';
import type { CellPlace } from '../plan';

/** The faults that only cells can have; the sentences are in `shared/text`. */
export type CellOnlyFaultCode =
  | 'points-blank'
  | 'points-not-a-number'
  | 'points-date'
  | 'points-percent'
  | 'points-meaning-unsaid'
  | 'points-of-other-kind'
  | 'marks-differ'
  | 'score-beyond-marks'
  | 'score-scale-unsaid'
  | 'score-repeated'
  | 'own-sheet-missing'
  | 'own-table-changed'
  | 'own-table-repeated'
  | 'own-table-unconfirmed'
  | 'own-unit-alike'
  | 'own-indicator-alike'
  | 'not-assessed-without-reason'
  | 'not-assessed-with-more'
  | 'cell-error'
  | 'cell-contradicts'
  | 'text-expected'
  | 'unknown-row-key'
  | 'row-without-unit'
  | 'row-without-indicator'
  | 'unit-not-listed'
  | 'indicator-not-listed'
  | 'ambiguous-unit'
  | 'ambiguous-indicator'
  | 'look-alike-unit'
  | 'look-alike-indicator'
  | 'row-missing'
  | 'table-missing'
  | 'table-of-other-workbook'
  | 'column-missing'
  | 'column-repeated'
  | 'matrix-column-missing'
  | 'text-without-indicator'
  | 'number-expected'
  | 'date-expected'
  | 'entry-not-listed'
  | 'entry-ambiguous'
  | 'entry-alike'
  | 'read-only-changed'
  | 'row-repeated'
  | 'row-of-other-sheet'
  | 'row-of-other-download'
  | 'reason-without-step'
  | 'register-table-missing'
  | 'register-column-missing'
  | 'register-column-repeated';

export type CellFaultCode = FaultCode | CellOnlyFaultCode;

/**
 * A fault that leads to its cell. `detail` names `unit`, `component` and `indicator` by id where they are known (`indicator` is
 * the component where it has none), `text` what stands in the cell, `column` the header that is meant.
 */
export type CellFault<Code extends string = CellFaultCode> = Fault<Code> & { readonly place: CellPlace };
