// What Excel makes of a value that an add-in writes: formula, number, truth value, text; and whether they are as many as the cells.
import type { Rect } from '../../address';
import type { Entry } from '../../grid/grid';
import { invalidArgument } from '../fault';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** undefined: the cell is left as it is. */
export function entryOf(value: unknown, numberFormat: string): Entry | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return { value };
  if (typeof value !== 'string') throw invalidArgument('values');
  if (value === '') return null;
  if (value.startsWith("'")) return { value: value.slice(1), forceText: true };
  if (numberFormat === '@') return { value, forceText: true };
  if (value.startsWith('=') && value.length > 1) return { formula: value };
  if (NUMBER.test(value.trim())) return { value: Number(value) };
  if (/^(true|false)$/i.test(value)) return { value: value.toLowerCase() === 'true' };
  return { value };
}

/** The matrix that was given; one of another size is refused. */
export function matrixOf(given: unknown, rect: Rect, what: string): unknown[][] {
  const lines: unknown[] = Array.isArray(given) ? given : [];
  const fits = lines.length === rect.rows && lines.every((line) => Array.isArray(line) && line.length === rect.columns);
  if (!fits) throw invalidArgument(`${what}: ${rect.rows} × ${rect.columns} cells need a matrix of that size`);
  return lines as unknown[][];
}
