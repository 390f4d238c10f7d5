// What the pane says in Chinese of how score sheets lie, and of their further rows.
export const scoreLayout = {
  'layout.label': '“{component}”的表式',
  'layout.list': '逐行清单：一行一项',
  'layout.matrix': '一行一个单位，原因写在一列',
  'layout.beside': '一行一个单位，原因在旁',
  'layout.hint': '表式只改排列，上报的内容相同；已填写的内容会带过去。',
  'layout.more': '增加补充行',
  'layout.more.hint':
    '补充行用于同一单位同一指标再记一次。每次增加后，每张评分表至少有 {count} 行空的；已填写的内容会保留。',
  'layout.more.done': '已增加补充行，已填写的内容都在。',
  'faults.kind': '问题种类',
  'faults.kind.all': '全部问题（{count}）',
  'faults.kind.one': '{kind}（{count}）',
  'faults.kind.points': '分值',
  'faults.kind.reason': '原因和佐证',
  'faults.kind.name': '单位和指标',
  'faults.kind.table': '表格',
  'faults.kind.other': '其他',
  'faults.sheet': '工作表',
  'faults.sheet.all': '全部工作表',
  'failure.rows':
    '“{component}”的内容放不下：还差 {count} 行补充行，什么都没有写入。请在“填报”中点“增加补充行”，再试一次。',
  'failure.rows.matrix':
    '“{component}”有 {count} 行内容放不进一行一个单位的表（一格写不下，或补充行不够），什么都没有写入。请在“填报”中点“增加补充行”，或把它的表式改为“逐行清单”，再试一次。',
  'failure.typedUnread':
    '“{component}”的 {sheet} {address} 有重新建立后放不回去的内容，什么都没有写入。请按“检查”的提示改好（恢复表头，写明指标，或清空不属于方案的行），再试一次。',
} as const;
