// What the page on the organisation itself says in Chinese.

export const organisation = {
  'audit.act.organisation-made': '建立机构',
  'audit.act.organisation-changed': '设定机构名称与保存期限',
  'audit.detail.title': '名称',
  'audit.detail.keep-files': '照片和附件保存（月）',
  'audit.detail.keep-contacts': '联系方式保存（天）',
  'audit.detail.keep-names': '姓名保存（月）',
} as const;
