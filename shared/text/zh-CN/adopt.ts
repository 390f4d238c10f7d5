// What a fault in a table of somebody's own says in Chinese.

export const adoptFaults = {
  'points-meaning-unsaid': '看不出“{column}”列填的是得分还是扣分。请在对应关系中选定。',
  'points-of-other-kind': '“{column}”列的 {points} 不能用作该考评构成的分值。请改选列，或改选考评构成。',
  'marks-differ': '表中的标准分是 {marks}，方案中是 {expected}，无法由得分算出扣分。请核对标准分。',
  'score-beyond-marks':
    '“{column}”列的得分 {points} 超过标准分 {marks}，无法由它算出扣分。请核对得分；得分另有满分的，先换算。',
  'score-scale-unsaid':
    '“{column}”列没有写满分，最高的得分 {points} 也不超过标准分 {marks} 的一半，可能是别的分制。请在表头写明满分（如“得分（{marks}分）”）或加“标准分”列；别的分制请先换算；填的是扣分，请在对应关系中选“扣分”。',
  'score-repeated': '{first} 和 {second} 是同一单位同一指标的分值，其中有得分。得分只能有一个，不能相加。请只留一行。',
} as const;
