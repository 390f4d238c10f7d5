// What the preview page itself says, in both languages.
import type { Language } from '../host/app-context';

const zhCN = {
  title: '绩效考评 · 预览工作簿',
  firstSheet: 'Sheet1',
  grid: '工作表',
  language: '语言',
  theme: '主题',
  light: '浅色',
  dark: '深色',
  nameBox: '名称框：输入单元格地址后按回车',
  wrongAddress: '没有这个单元格或工作表',
  refused: '单元格受保护，不能修改',
  close: '关闭窗格',
  splitter: '窗格宽度',
  blank: '空白',
};

export type Texts = typeof zhCN;

const enUS: Texts = {
  title: 'Scorebook · preview workbook',
  firstSheet: 'Sheet1',
  grid: 'Worksheet',
  language: 'Language',
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  nameBox: 'Name box: type a cell address and press Enter',
  wrongAddress: 'There is no such cell or sheet',
  refused: 'The cell is protected and cannot be changed',
  close: 'Close the pane',
  splitter: 'Width of the pane',
  blank: 'blank',
};

export const TEXTS: Record<Language, Texts> = { 'zh-CN': zhCN, 'en-US': enUS };
