// Every fault code that has a sentence: those of the core, of the cells, and of the service around them.
import type { CellFaultCode } from '../sheets/table/cell-fault';
import type { SchemeCellOnlyFaultCode } from '../sheets/scheme-workbook/scheme-cell-fault';

/** Faults that only a request can have; the service names them, the core does not. */
export type ServiceFaultCode =
  | 'not-of-own-group'
  | 'incomplete-unit'
  | 'excuse-not-needed'
  | 'excluded-incomplete'
  | 'stale'
  | 'wrong-state'
  | 'period-exists'
  | 'period-in-use'
  | 'period-closed'
  | 'signed-already'
  | 'signature-awaited'
  | 'results-damaged'
  | 'part-changed'
  | 'past-changed'
  | 'part-unpublished'
  | 'audit-broken'
  | 'version-not-next'
  | 'id-not-of-address'
  | 'repeated-key'
  | 'store-locked'
  | 'store-disk'
  | 'store-read-only'
  | 'store-damaged'
  | 'store-refused'
  | 'store-unreachable';

export type SaidFaultCode = CellFaultCode | SchemeCellOnlyFaultCode | ServiceFaultCode;
