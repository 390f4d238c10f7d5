// What is at hand whatever did not load: the words of both languages, and how the whole pane looks without its theme.
import { broken as english } from '../../../shared/text/en-US/broken';
import { broken as chinese } from '../../../shared/text/zh-CN/broken';

export const texts = { 'zh-CN': chinese, 'en-US': english } as const;

export const plain = {
  fontFamily: 'system-ui, sans-serif',
  fontSize: 14,
  padding: 12,
  colorScheme: 'light dark',
} as const;
