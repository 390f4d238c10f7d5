// What the register sheets and their part of the pane say in Chinese.
export const registerSheet = {
  'outbox.records': '{scheme} · {period} · {count} 条台账记录',
  'outbox.accepted.records': '已送达。打开所属的工作簿后写回台账表。',
  'outbox.discard.records': '它将不再发送。台账表里的内容不变，可以再次提交。若它其实已经送达，服务端的内容不会撤回。',
  'outbox.done.records': '它已送达。结果会写回它所属的工作簿；打开那个工作簿之前请不要移除。',
} as const;
