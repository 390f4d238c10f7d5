// What the ways to the guide say in English.
import type { help as chinese } from '../zh-CN/help';

export const help = {
  'help.page': 'Help',
  'help.page.of': 'Help: {page} (opens in the browser)',
  'help.guide': 'User’s guide',
} as const satisfies Record<keyof typeof chinese, string>;
