// What the pages without Excel say of themselves in Chinese.
export const web = {
  'account.front': '首页',
  'failure.popup-blocked': '浏览器没有打开登录窗口。请在地址栏允许本站弹出窗口，再登录一次。',
  'failure.signed-in': '已重新登录，填写的内容都还在。请再做一次刚才的操作。',
  'board.line': '第 {place} 名 / {of}，考评得分 {final}',
  'board.title': '红蓝榜',
  'board.red': '红榜',
  'board.blue': '蓝榜',
  'board.empty': '无',
  'board.latest': '最近公布的周期',
  'board.none': '这个考核方案还没有公布过结果。公布后，红蓝榜在这里显示。',
  'board.noPeriod': '没有这个周期的红蓝榜。请另选一个周期。',
  'board.notOpen': '这个周期的红蓝榜还没有对你开放。结果公布后可看。',
  'board.noScheme': '没有这个考核方案，请另选一个。',
  'board.wall': '投到大屏',
  'board.wall.leave': '退出大屏',
  'board.toApp': '打开网页版',
} as const;
