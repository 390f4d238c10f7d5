// What is wrong in the cells of a scheme workbook: the faults of a scheme, and those that only its tables can have.
import type { CellFault, CellFaultCode } from '../table/cell-fault';
import type { Draft } from '../table/draft';

/** The faults that only the tables of a scheme can have. */
export type SchemeCellOnlyFaultCode =
  | 'scheme-table-missing'
  | 'scheme-table-repeated'
  | 'scheme-column-missing'
  | 'scheme-column-repeated'
  | 'scheme-column-unknown'
  | 'ambiguous-title'
  | 'tier-place'
  | 'scheme-id-changed';

export type SchemeCellFaultCode = CellFaultCode | SchemeCellOnlyFaultCode;

/**
 * A fault that leads to its cell. `detail` names `table` and `column` as the reader sees them, and `text`, what stands in the
 * cell, where that helps.
 */
export type SchemeCellFault = CellFault<SchemeCellFaultCode>;

/** The scheme as its tables make it. */
export type SchemeDraft = Draft<SchemeCellFaultCode>;
