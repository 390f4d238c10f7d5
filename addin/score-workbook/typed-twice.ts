// Lines in the workbook that say what records count already, each with its cell: something to look at, which stops nothing.
import type { AnswerOf } from '../../shared/api/routes';
import { twiceFinder } from '../../shared/registers/counted-twice';
import type { CellFault } from '../../shared/sheets/table/cell-fault';
import type { ReadScores } from './read-scores';

/** Lines that may be counted twice (疑似重复计分), from top to bottom. */
export function typedTwice(
  { sheets, placeOf }: Pick<ReadScores, 'sheets' | 'placeOf'>,
  { postings }: Pick<AnswerOf<'counted'>, 'postings'>,
): CellFault[] {
  const twice = twiceFinder(postings);
  return sheets.flatMap((sheet, i) =>
    sheet.lines.flatMap((line, j) => {
      const [warning, place] = [twice(sheet, line), placeOf(`sheets[${i}].lines[${j}]`)];
      return warning === null || place === null ? [] : [{ ...warning, place }];
    }),
  );
}
