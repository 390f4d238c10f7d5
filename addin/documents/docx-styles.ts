// The measures of an official document (公文版式) as a word processor takes them: A4, its margins, fonts and sizes.
import type { IFontAttributesProperties } from 'docx';
import type { Language } from '../../shared/scheme/text';

/** Twentieths of a point. */
export const twips = (points: number): number => Math.round(points * 20);
const millimetres = (length: number): number => twips((length * 72) / 25.4);

const size = { width: millimetres(210), height: millimetres(297) };
const sides = { left: millimetres(28), right: millimetres(26) };

/** A4 with the margins of GB/T 9704; a letter has more room below and above. */
export const page = {
  official: { size, margin: { ...sides, top: millimetres(37), bottom: millimetres(35), footer: millimetres(20) } },
  letter: { size, margin: { ...sides, top: millimetres(25), bottom: millimetres(24), footer: millimetres(12) } },
} as const;
/** What is left between the margins. */
export const textWidth = size.width - sides.left - sides.right;

const latin = 'Times New Roman';
const chinese = (eastAsia: string): IFontAttributesProperties => ({
  ascii: latin,
  hAnsi: latin,
  eastAsia,
  hint: 'eastAsia',
});
const english: IFontAttributesProperties = { ascii: latin, hAnsi: latin, eastAsia: '宋体' };

/** A word processor without a font takes another one; all are named in one place. */
export const fonts: Readonly<
  Record<Language, Readonly<Record<'title' | 'heading' | 'text' | 'table', IFontAttributesProperties>>>
> = {
  'zh-CN': {
    title: chinese('方正小标宋简体'),
    heading: chinese('黑体'),
    text: chinese('仿宋'),
    table: chinese('宋体'),
  },
  'en-US': { title: english, heading: english, text: english, table: english },
};

type Sizes = Readonly<Record<'head' | 'title' | 'text' | 'table' | 'foot', number>>;

/** Sizes in half points: of what has a red head, and of a letter, which shall be one page where it can. */
export const sizes: Readonly<Record<Language, { readonly official: Sizes; readonly letter: Sizes }>> = {
  'zh-CN': {
    official: { head: 88, title: 44, text: 32, table: 24, foot: 21 },
    letter: { head: 60, title: 36, text: 26, table: 21, foot: 19 },
  },
  'en-US': {
    official: { head: 56, title: 36, text: 24, table: 21, foot: 19 },
    letter: { head: 48, title: 32, text: 22, table: 20, foot: 18 },
  },
};

export const red = 'C00000';
