// What the page on the organisation itself says in Chinese.

export const organisation = {
  'audit.act.organisation-made': '建立机构',
  'audit.act.organisation-changed': '设定机构名称与保存期限',
  'audit.act.files-expired': '到期销毁照片和附件',
  'audit.act.contacts-expired': '到期删除联系方式',
  'audit.act.names-replaced': '到期以代号代替姓名',
  'audit.act.person-exported': '导出与某人有关的全部内容',
  'audit.detail.people': '人员',
  'audit.detail.title': '名称',
  'audit.detail.keep-files': '照片和附件保存（月）',
  'audit.detail.keep-contacts': '联系方式保存（天）',
  'audit.detail.keep-names': '姓名保存（月）',
} as const;
