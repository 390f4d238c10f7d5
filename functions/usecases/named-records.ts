// The records that lines of submitted sheets name (评分行对应的记录): of this period, of the line's unit, and not void.
import type { Fault } from '../../shared/scheme/fault';
import type { Sheet } from '../../shared/scoring/sheet';
import { registersOf } from './kept-schemes';
import { RequestRefusal } from './request-refusal';
import type { OpenedPeriod } from './stored-period';
import { recordsIn } from './stored-records';

/** Refuses lines that name a record which is not there, is another unit's, or is void. */
export async function assertNamedRecords(period: OpenedPeriod, sheets: readonly Sheet[]): Promise<void> {
  const named = sheets.flatMap(({ unit, component, lines }, i) =>
    lines.flatMap(({ record }, j) =>
      record === undefined ? [] : [{ unit, component, record, path: `sheets[${i}].lines[${j}].record`, line: j + 1 }],
    ),
  );
  if (named.length === 0) return;
  const { registers } = registersOf(period.scheme);
  const records = new Map((await recordsIn(period)).map((record) => [record.number, record]));
  const faults = named.flatMap(({ path, record: number, ...place }): Fault<string>[] => {
    const record = records.get(number);
    if (record === undefined) return [{ code: 'unknown-record', path, detail: { ...place, number } }];
    if (record.unit !== null && record.unit !== place.unit)
      return [{ code: 'record-of-other-unit', path, detail: { ...place, record: number } }];
    const isVoid = registers.get(record.register)?.states.get(record.state)?.end === 'void';
    return isVoid ? [{ code: 'record-void', path, detail: { ...place, record: number } }] : [];
  });
  if (faults.length > 0)
    throw new RequestRefusal('sheets-refused', 'The sheets name records that stand behind no line', faults);
}
