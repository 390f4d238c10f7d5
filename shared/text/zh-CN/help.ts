// What the ways to the guide say in Chinese.
export const help = {
  'help.page': '本页帮助',
  'help.page.of': '本页帮助：{page}（在浏览器中打开）',
  'help.guide': '使用指南',
} as const satisfies Record<string, string>;
