// What the office's part on observers in turn says in Chinese, and what is refused of it.

export const observers = {
  'audit.act.observers-put': '设定监督员名单',
  'audit.act.observers-named': '确定本期监督员',
  'audit.detail.people': '名单',
  'audit.detail.each': '每期人数',
  'audit.detail.observers': '监督员',
  'audit.detail.instead': '未参加的人员',
} as const satisfies Record<string, string>;

export const observerFaults = {
  'observer-of-unit': '{path} 处为每位监督员生成的记录属于整个周期。请把台账改为按周期记录。',
  'unknown-person': '人员名单中没有编号“{person}”。请先请管理员添加，或改选别人。',
  'person-repeated': '“{person}”写了两次，或既参加又不参加。请只保留一处。',
  'too-many-roles': '“{person}”的角色已满 {most} 个。请先请管理员收回旧角色。',
} as const;
