// What the promises of every store are tried with: rows, operations on them, and ranges.
import type { Expect, Operation, Stored } from '../../../functions/store/store';

export const KIB = 1024;
export const everything = { from: ' ', to: '~~' };

export const put = (row: string, value: string, expect: Expect = 'any'): Operation => ({
  kind: 'put',
  row,
  value,
  expect,
});
export const remove = (row: string): Operation => ({ kind: 'delete', row });
export const numbered = (count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => `r${String(first + index).padStart(5, '0')}`);

export async function collect(stored: AsyncIterable<Stored>): Promise<Stored[]> {
  const all: Stored[] = [];
  for await (const row of stored) all.push(row);
  return all;
}
