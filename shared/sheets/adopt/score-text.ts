// What a cell means as points in a table of somebody's own (分值识别), on top of what a number in a cell is.
import { inSimplified } from './traditional';
import { cellNumber, numberInText } from '../table/cell-number';
import { isBlank } from '../table/grid';
import { isDate, isPercentage, shownText } from '../table/shown';
import type { ReadCell } from '../plan';

/** What a cell means where points belong. `sign` is what a word beside the number says: `扣2分` takes off, `加2分` adds. */
export type Score =
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly sign: 'off' | 'on' | null;
      readonly isPercentage: boolean;
    }
  | { readonly kind: 'date' | 'text' | 'error'; readonly text: string };

// 1,234 and 1,234,567.5: groups of three behind the first; `1,5` stays what nobody knows.
const grouped = /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+)(\.\d+)?$/;
const worded =
  /^(?<word>扣减|扣除|扣|减|罚|加|奖励|奖|得|共|计|合计|minus|plus)?[:：]?\s*(?<number>[+\-－−＋]?[\d０-９.．,，]+)\s*(?<ending>分|points?|pts?\.?|marks?)?[。.;；]?$/iu;
const nothing = /^[-—–―/／\\]+$/u;

function plainNumber(text: string): number | null {
  const own = numberInText(text);
  if (own !== null) return own;
  const parts = grouped.exec(text.normalize('NFKC').replaceAll('−', '-'));
  return parts === null
    ? null
    : numberInText(`${parts[1] ?? ''}${(parts[2] ?? '').replaceAll(',', '')}${parts[3] ?? ''}`);
}

function scoreInText(text: string): Score {
  const plain = inSimplified(text.trim());
  if (nothing.test(plain)) return { kind: 'blank' };
  const asDate = /^(\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?|\d{1,2}月\d{1,2}日)$/u.exec(plain);
  if (asDate !== null && !/^\d{4}\.\d{1,2}$/.test(plain)) return { kind: 'date', text };
  const percent = /^(.+?)\s*[%％]$/u.exec(plain)?.[1];
  if (percent !== undefined) {
    const value = plainNumber(percent);
    return value === null ? { kind: 'text', text } : { kind: 'number', value, sign: null, isPercentage: true };
  }
  const own = plainNumber(plain);
  if (own !== null) return { kind: 'number', value: own, sign: null, isPercentage: false };
  const { word, number } = worded.exec(plain)?.groups ?? {};
  const value = number === undefined ? null : plainNumber(number);
  if (value === null) return { kind: 'text', text };
  const sign = /^(扣|减|罚|minus)/i.test(word ?? '') ? 'off' : /^(加|奖|plus)/i.test(word ?? '') ? 'on' : null;
  return { kind: 'number', value, sign, isPercentage: false };
}

/**
 * What a cell means as points (单元格分值): numbers and what means one, `95分`, `"88.5"`, full width, `扣2分`, `1,234`; a percentage is the figure
 * that is shown before its sign. A dash or a stroke alone is blank; a date is a date.
 * @example scoreIn({ kind: 'text', value: '９５分' }) // { kind: 'number', value: 95, sign: null, isPercentage: false }
 * @example scoreIn({ kind: 'text', value: '扣2分' }) // { kind: 'number', value: 2, sign: 'off', isPercentage: false }
 * @example scoreIn({ kind: 'blank' }) // { kind: 'blank' }
 */
export function scoreIn(cell: ReadCell): Score {
  if (cell.kind === 'error') return { kind: 'error', text: cell.value };
  if (cell.kind === 'blank' || isBlank(cell)) return { kind: 'blank' };
  if (cell.kind === 'boolean') return { kind: 'text', text: shownText(cell) };
  if (cell.kind === 'text') return scoreInText(cell.value);
  if (isDate(cell)) return { kind: 'date', text: shownText(cell) };
  return isPercentage(cell)
    ? { kind: 'number', value: cellNumber(cell.value * 100), sign: null, isPercentage: true }
    : { kind: 'number', value: cellNumber(cell.value), sign: null, isPercentage: false };
}
