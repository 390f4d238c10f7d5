// Why a custom function gives no number: the error that the cell shows and the sentence that explains it.
import type { Language } from '../../shared/scheme/text';
import { parameterNames, type Parameter } from './parameters';

const sentences = {
  blank: ['#N/A', '“{name}”是空白：未评分，不等于 0。', '{name} is blank: not scored, which is not 0.'],
  'no-text': ['#N/A', '“{name}”是空白，请填写。', '{name} is blank: fill it in.'],
  'blank-among': [
    '#N/A',
    '“{name}”的第 {cell} 个单元格是空白：合并的单元格只有第一格有值，请逐格填写。',
    'Cell {cell} of {name} is blank: of merged cells only the first holds a value, so fill in every one.',
  ],
  'not-available': ['#N/A', '“{name}”里有 #N/A：还有未评分的内容。', '{name} holds #N/A: something is not scored yet.'],
  'not-among': ['#N/A', '“{name}”不在得分区域的同一类别中。', '{name} is not among the scores of its category.'],
  'error-value': ['#VALUE!', '“{name}”里有错误值，请先改正。', '{name} holds an error value: mend it first.'],
  'not-a-number': ['#VALUE!', '“{name}”必须是数字。', '{name} must be a number.'],
  'not-a-text': ['#VALUE!', '“{name}”必须是文字。', '{name} must be a text.'],
  'one-cell': ['#VALUE!', '“{name}”只能是一个单元格。', '{name} must be one cell.'],
  negative: ['#VALUE!', '“{name}”不能是负数。', '{name} must not be negative.'],
  'beyond-marks': ['#VALUE!', '“{name}”超过标准分。', '{name} is beyond the full marks.'],
  'out-of-range': ['#VALUE!', '“{name}”超出允许范围。', '{name} is out of its range.'],
  'unknown-word': [
    '#VALUE!',
    '“{name}”的写法无法识别，请看函数说明。',
    '{name} is not a word that is known: see the help of the function.',
  ],
  'sizes-differ': [
    '#VALUE!',
    '“{name}”的单元格个数与得分的个数不同。',
    '{name} does not have as many cells as there are scores.',
  ],
  'too-long': ['#VALUE!', '“{name}”太长。', '{name} is too long.'],
  'not-a-period': [
    '#VALUE!',
    '“{name}”的写法应为 2026-10、2026-Q4、2026-H2、2026，或是一个日期。',
    '{name} must be written as 2026-10, 2026-Q4, 2026-H2 or 2026, or be a date.',
  ],
  'not-ascending': ['#VALUE!', '“{name}”必须从小到大。', '{name} must ascend.'],
  'not-a-table': [
    '#VALUE!',
    '“{name}”不是可识别的表，请选“兑现标准”上带表头的区域。',
    '{name} is not a table that can be read: select one with its header, as on the sheet Reward tables.',
  ],
  incomplete: ['#N/A', '评分未齐，没有得分，不等于 0。', 'Not scored yet, which is not 0.'],
  'not-ranked': ['#N/A', '该单位不参加排名。', 'The unit is taken out of the ranking.'],
  'no-such-figure': ['#N/A', '该单位在这一周期没有这一项。', 'The unit has no such figure in this period.'],
  'unknown-unit': ['#VALUE!', '这一周期的结果中没有该单位。', 'There is no such unit in the results of this period.'],
  'unclear-unit': ['#VALUE!', '有几个单位同名：请改用单位编号。', 'Several units have this title: give the id of one.'],
  'unknown-scheme': ['#VALUE!', '没有这个考核方案。', 'There is no such scheme.'],
  'unclear-scheme': [
    '#VALUE!',
    '有几个考核方案都可能是所指的：请在“考核方案”中写明编号。',
    'Several schemes may be meant: give the id of one as the scheme.',
  ],
  'unknown-period': ['#N/A', '这一考核周期还没有开启。', 'The period has not been opened.'],
  'no-results': ['#N/A', '这一考核周期还没有汇总。', 'The period has not been consolidated.'],
  'results-changed': [
    '#N/A',
    '这一考核周期的结果与汇总时不一致：请告诉考核办。',
    'The results of this period are not those that were consolidated: tell the assessment office.',
  ],
  'not-published': ['#N/A', '结果还没有通报。', 'The results have not been published.'],
  'not-allowed': ['#N/A', '你没有查看这些结果的权限。', 'You may not see these results.'],
  'not-signed-in': [
    '#N/A',
    '还没有登录：在任务窗格登录后，这里会自动算出。',
    'Nobody is signed in: sign in in the task pane, and this cell is calculated.',
  ],
  'no-connection': [
    '#N/A',
    '连不上服务：请检查网络，再按 Ctrl+Alt+F9 重新计算。',
    'The service cannot be reached: check the network, then recalculate with Ctrl+Alt+F9.',
  ],
  'service-failed': [
    '#N/A',
    '服务没有给出结果：请稍后按 Ctrl+Alt+F9 重新计算。',
    'The service gave no answer: recalculate later with Ctrl+Alt+F9.',
  ],
} as const satisfies Record<string, readonly ['#N/A' | '#VALUE!', string, string]>;

export type Problem = keyof typeof sentences;

/** Why the service answered nothing at all. Of Excel's errors only #N/A and #VALUE! carry a sentence, so it is not #CONNECT!. */
export type Unanswered = Extract<Problem, 'not-signed-in' | 'not-allowed' | 'no-connection' | 'service-failed'>;

/** A parameter that cannot be worked with, null where it is the service that has no figure; `cell` counts within its range. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly problem: Problem,
    readonly parameter: Parameter | null = null,
    readonly cell: number | null = null,
  ) {
    super(parameter === null ? problem : `${parameter}: ${problem}`);
  }

  /** The error value that the cell shows. */
  get code(): '#N/A' | '#VALUE!' {
    return sentences[this.problem][0];
  }

  /** The sentence behind the error value, with the parameter's name as the reader's Excel shows it. */
  sentence(language: Language): string {
    const [, chinese, english] = sentences[this.problem];
    const text = language === 'zh-CN' ? chinese : english;
    if (this.parameter === null) return text;
    return text
      .replace('{name}', language === 'zh-CN' ? parameterNames[this.parameter] : this.parameter)
      .replace('{cell}', String(this.cell));
  }
}
