// What the pane says in Chinese where something of it broke down.

export const broken = {
  'broken.page': '这一页出错了，无法显示。工作簿中的内容和已上报的内容都不受影响。',
  'broken.pane': '窗格出错了，无法显示。工作簿中的内容和已上报的内容都不受影响。',
  'broken.again': '重新打开这一页',
  'broken.reload': '重新打开窗格',
  'broken.next': '若仍出错，请把下面的内容发给管理员。',
  'broken.detail': '出错内容',
  'broken.copy': '复制',
  'broken.copied': '已复制。',
  'broken.select': '请按 Ctrl+C 复制选中的内容。',
} as const;
