// =JX.EXPLAIN: how a unit's score came about, asked from the service and spilled as an indented tree.
import { explanationRows, noteText } from '../../shared/sheets/explanation-sheet';
import { Question, wantedIn } from './question';
import { Refusal } from './refusal';

/**
 * 得分说明：单位的考评得分是怎样得来的，三列为项目（按层级缩进）、得分、说明（先写乘数）；未评分处为 #N/A；须先在任务窗格登录 | How a unit's final score came about: label (indented by level), value, note (the factor first); #N/A where something is not scored; sign in in the task pane first
 * @customfunction EXPLAIN
 * @param unit 单位：被考核单位的名称或编号 | The title or the id of the unit
 * @param period 考核周期：如 2026-10、2026-Q4、2026-H2、2026；日期按其所在月份 | Such as 2026-10, 2026-Q4, 2026-H2, 2026; a date stands for its month
 * @param [scheme] 考核方案：方案的名称或编号；省略时为你能查看结果的方案中唯一开启了该周期的一个 | The title or the id of the scheme; by default the only one with that period among those whose results you may see
 * @returns {any[][]} 项目、得分、说明 | label, value, note
 */
export function explain(unit: unknown[][], period: unknown[][], scheme?: unknown) {
  return new Question(wantedIn(unit, period, scheme, true), ({ explanation }, language) => {
    if (explanation === null) throw new Refusal('no-such-figure');
    return explanationRows(explanation, language).map(({ label, value, factor, note }) => [
      label,
      value ?? new Refusal('incomplete'),
      noteText([...(factor === 1 ? [] : [`× ${factor}`]), ...(note === null ? [] : [note])], language) ?? '',
    ]);
  });
}
