// How wide a column is (列宽), in points, so that names in it are read whole: those in English are longer than those in Chinese.
const LATIN = 5.8;
const HAN = 11.5;
const MARGIN = 8;

const isWide = (character: string): boolean => /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/.test(character);

/**
 * The width of a text (文字宽度) where nothing measures it.
 * @example textWidth('中文 ab') // 40.4
 */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (isWide(character) ? HAN : LATIN), 0);
}

/**
 * The width in which the longest of the texts fits, within these bounds.
 * @example columnWidth(['Water Supply Workshop'], { least: 80, most: 200 }) // 130
 */
export function columnWidth(texts: readonly string[], { least, most }: { least: number; most: number }): number {
  // One by one: a sheet may have more rows than a function takes arguments.
  const longest = texts.reduce((width, text) => Math.max(width, MARGIN + textWidth(text)), least);
  return Math.min(most, Math.ceil(longest));
}
