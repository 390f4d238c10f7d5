// What a fault of the score sheets is about (问题种类), so that faults of one kind can be worked through together.
import type { CellFaultCode } from '../../../shared/sheets/table/cell-fault';

export const faultKinds = ['points', 'reason', 'name', 'table', 'other'] as const;
export type FaultKind = (typeof faultKinds)[number];

const kinds: Partial<Readonly<Record<CellFaultCode, FaultKind>>> = {
  'points-not-a-number': 'points',
  'points-date': 'points',
  'points-percent': 'points',
  'out-of-range': 'points',
  'points-too-fine': 'points',
  'points-negative': 'points',
  'points-not-finite': 'points',
  'rate-line-repeated': 'points',
  'points-beyond-marks': 'points',
  'marks-differ': 'points',
  'score-beyond-marks': 'points',
  'score-scale-unsaid': 'points',
  'score-repeated': 'points',
  'indicator-does-not-apply': 'points',
  'reason-missing': 'reason',
  'not-assessed-without-reason': 'reason',
  'not-assessed-with-more': 'reason',
  'text-without-indicator': 'reason',
  'text-expected': 'reason',
  'text-too-long': 'reason',
  'row-without-unit': 'name',
  'row-without-indicator': 'name',
  'unit-not-listed': 'name',
  'indicator-not-listed': 'name',
  'ambiguous-unit': 'name',
  'ambiguous-indicator': 'name',
  'own-unit-alike': 'name',
  'own-indicator-alike': 'name',
  'own-table-unconfirmed': 'table',
  'look-alike-unit': 'name',
  'look-alike-indicator': 'name',
  'unknown-row-key': 'table',
  'row-missing': 'table',
  'table-missing': 'table',
  'table-of-other-workbook': 'table',
  'column-missing': 'table',
  'column-repeated': 'table',
  'matrix-column-missing': 'table',
};

/** What a fault is about. */
export const faultKindOf = (code: CellFaultCode): FaultKind => kinds[code] ?? 'other';
