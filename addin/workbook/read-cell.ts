// A cell as Excel gives it back, in our words: a blank stays a blank.
import type { ReadCell } from '../../shared/sheets/plan';

/**
 * A cell from its value and what Excel calls its type; a number with the text and the format in which Excel shows it. Throws where
 * value and type do not go together.
 */
export function readCell(
  value: unknown,
  type: string | undefined,
  display: { readonly shown?: string; readonly format?: string } = {},
): ReadCell {
  if (type === 'Empty') return { kind: 'blank' };
  if (type === 'Error') return { kind: 'error', value: String(value) };
  if (typeof value === 'number') return { kind: 'number', value, ...display };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'string') return { kind: 'text', value };
  throw new TypeError(`a cell of type ${String(type)} holds a ${typeof value}`);
}
