// What changes a register sheet goes one after the other: two at once would each write over what the other one found.
import type { Workbook } from '../workbook/port';

const turns = new WeakMap<Workbook, Promise<unknown>>();

/** Acts once everything that was begun on this workbook before has ended. */
export function inTurn<Value>(workbook: Workbook, act: () => Promise<Value>): Promise<Value> {
  const turn = (turns.get(workbook) ?? Promise.resolve()).then(act, act);
  turns.set(
    workbook,
    turn.catch(() => undefined),
  );
  return turn;
}
