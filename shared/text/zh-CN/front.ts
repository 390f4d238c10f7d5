// What the front page says in Chinese.
export const front = {
  'front.title': '绩效考评簿',
  'front.lead': '考核打分、台账、汇总、排名与公布，都在一处。',
  'front.ways': '从哪里开始',
  'front.app': '打开网页版',
  'front.app.text': '待办、填报、台账、签字、结果：电脑和手机都能用，只要有浏览器。',
  'front.board': '红蓝榜',
  'front.board.text': '已公布周期的红榜与蓝榜，可以投到大屏。',
  'front.preview': '试用预览工作簿',
  'front.preview.text': '网页里的工作簿，旁边是同一个窗格：不装任何软件，先试一试。',
  'front.guide': '使用指南',
  'front.guide.text': '按角色写的说明：评分人、单位负责人、考核办、领导、管理员。',
  'front.excel': '在 Excel 里：打开“绩效考评”选项卡，窗格就在工作簿旁边。',
  'front.settings': '读取不到网站的设置，或设置不对，各页面可能打不开。请稍后刷新；若仍如此，请告诉网站的管理员。',
  'front.language': 'English',
} as const;
