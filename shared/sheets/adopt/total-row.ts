// Rows that sum up others (合计行): by what their first cells say.
import { headerForm, plainWriting } from './header-text';
import type { KnownNames } from './known-names';
import type { Surface } from './surface';

const totalText =
  /^(?:本页|本表|全部|各项|以上|全[厂矿校局公司]{1,2}|部门|单位|班组|得分|扣分|加分|考核|应得|实得|总)?(?:合计|小计|总计|共计|累计|总分|总得分|总扣分|总评|平均|均分|均值|最高|最低|汇总|总和)(?:得分|扣分|加分|分数|分值|分|值|数)?$|^(?:total|sub ?total|grand total|sum|average|avg|mean|max|min|overall|maximum|minimum|median)\b.{0,20}$/u;
const totalEnding = /(?:合计|小计|总计|平均分|平均值|平均|得分合计|扣分合计)$/u;

/**
 * Whether a text in a column of names says that its row sums up others (合计、小计、平均).
 * @example isTotalText('合 计') // true
 * @example isTotalText('安全合计') // true
 * @example isTotalText('合计管理部') // false
 */
export function isTotalText(text: string): boolean {
  const form = headerForm(text);
  const plain = form === '' ? plainWriting(text) : form;
  return totalText.test(plain) || ([...plain].length <= 14 && totalEnding.test(plain));
}

/** Whether a text says so and is no name that the scheme writes just like that: 满意度平均分 may be an indicator. */
export const isTotalName = (text: string, known: KnownNames | null): boolean =>
  isTotalText(text) && known?.isWritten(text) !== true;

/** Whether one of the first texts of a row says so. */
export function isTotalRow(
  surface: Surface,
  row: number,
  filled: readonly number[],
  known: KnownNames | null,
): boolean {
  return filled.slice(0, 2).some((column) => isTotalName(surface.text(row, column), known));
}
