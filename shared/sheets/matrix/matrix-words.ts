// The words on sheets that lie as a matrix, in both languages; `words.ts` takes them in.
export const matrixChinese = {
  marksInHeader: '{marks} 分',
  becauseHeader: '{indicator}：原因',
  rowOpenSome: '还有 {count} 项未评分',
  rowUnknownUnit: '请从列表选单位',
  fillMatrix:
    '一行一个单位、一列一个指标的表：在指标下填数字，最多 4 位小数。空白表示“未评分”，不等于 0；没有扣分请填 0。',
  fillMatrixReason:
    '一列写原因的表：逐条写“指标：原因”，各条之间换行或用分号分开；该单位只有一项扣分时，可以直接写原因。佐证材料写法相同。',
  fillMatrixBeside: '原因在旁的表：原因写在该指标右边一格；佐证材料逐条写“指标：材料”，各条之间换行或用分号分开。',
  fillMatrixNotAssessed: '一行一个单位的表，本期不评某个单位：在该行任一指标下填“不评”，写明原因，该行其余各格留空。',
  fillMatrixMore: '一行一个单位的表，同一单位同一指标再扣一次：在表末的空行选被考核单位，在指标下填分值并写明原因。',
  reasonsMessage: '逐条写“指标：原因”，各条之间换行或用分号分开。',
  evidenceMessage: '逐条写“指标：材料”，各条之间换行或用分号分开。',
} as const;

export const matrixEnglish: Readonly<Record<keyof typeof matrixChinese, string>> = {
  marksInHeader: '{marks} points',
  becauseHeader: '{indicator}: reason',
  rowOpenSome: '{count} not scored',
  rowUnknownUnit: 'Choose the unit',
  fillMatrix:
    'Tables with a row for each unit and a column for each indicator: enter a number under the indicator, at most 4 decimals. A blank cell means “not scored”, not 0; enter 0 where nothing is taken off.',
  fillMatrixReason:
    'Tables with one column of reasons: write “indicator: reason” for each, on lines of their own or with semicolons between; where a unit has a single deduction, the reason alone will do. Evidence is written the same way.',
  fillMatrixBeside:
    'Tables with reasons beside: write the reason to the right of its indicator; evidence as “indicator: evidence”, on lines of their own or with semicolons between.',
  fillMatrixNotAssessed:
    'Tables with a row for each unit: where a unit is not assessed this period, enter “Not assessed” under one of its indicators with the reason, and leave its other cells blank.',
  fillMatrixMore:
    'Tables with a row for each unit: for a second deduction on the same unit and indicator, choose the unit in an empty row at the end, then enter points and reason.',
  reasonsMessage: 'Write “indicator: reason” for each, on lines of their own or with semicolons between.',
  evidenceMessage: 'Write “indicator: evidence” for each, on lines of their own or with semicolons between.',
};
