// The addresses of plans as blocks of cells.
import { addressStart } from '../../../shared/sheets/address';
import type { GridArea } from '../../../shared/sheets/grid';
import type { Address } from '../../../shared/sheets/plan';

/** The block that an address names, `B7` or `B7:D9`; rows and columns from 0. */
export function areaOf(at: Address): GridArea {
  const [from = '', to = from] = at.split(':');
  const [start, end] = [addressStart(from), addressStart(to)];
  if (start === null || end === null) throw new RangeError(`not an address: ${at}`);
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}
