// What a fault in a table of somebody's own says in Chinese.

export const adoptFaults = {
  'points-meaning-unsaid': '看不出“{column}”列填的是得分还是扣分。请在对应关系中选定。',
  'points-of-other-kind': '“{column}”列的 {points} 不能用作该考评构成的分值。请改选列，或改选考评构成。',
  'marks-differ': '表中的标准分是 {marks}，方案中是 {expected}，无法由得分算出扣分。请核对标准分。',
} as const;
