// What the pane, the board and the paper say in Chinese where something of them broke down.

export const broken = {
  'broken.page': '这一页出错了，无法显示。工作簿中的内容和已上报的内容都不受影响。',
  'broken.pane': '窗格出错了，无法显示。工作簿中的内容和已上报的内容都不受影响。',
  'broken.board': '红蓝榜出错了，无法显示。结果不受影响。',
  'broken.wall': '看板大屏出错了，无法显示。结果不受影响。',
  'broken.paper': '打印表出错了，无法显示。记录不受影响。',
  'broken.printed': '这份文件显示不出来了。',
  'broken.reload.printed': '重新打开文件',
  'broken.proof': '核对页显示不出来了。',
  'broken.reload.proof': '重新打开核对页',
  'broken.again': '重新打开这一页',
  'broken.reload.pane': '重新打开窗格',
  'broken.reload.board': '重新打开红蓝榜',
  'broken.reload.wall': '重新打开看板大屏',
  'broken.reload.paper': '重新打开打印表',
  'broken.start.network':
    '没有网络，或网站没有应答，窗格还没有打开。恢复连接后会自动打开；工作簿中的内容、已上报的内容和发件箱都不受影响。',
  'broken.start.replaced': '网站刚换成新版本，请重新打开窗格。工作簿中的内容、已上报的内容和发件箱都不受影响。',
  'broken.start.again': '重试',
  'broken.next': '若仍出错，请把下面的内容发给管理员。',
  'broken.detail': '出错内容',
  'broken.copy': '复制',
  'broken.copied': '已复制。',
  'broken.select': '请按 Ctrl+C 复制选中的内容。',
} as const;
