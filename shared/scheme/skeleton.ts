// What a text was meant as, and what it looks like (字形): two names that look the same are told apart by nobody who reads them.
import { confusables } from './confusables';

const takenFor = new Map(
  Object.entries(confusables).flatMap(([target, alike]) => [...alike].map((character) => [character, target] as const)),
);

/**
 * The text without blanks around it or more than one between words (去除多余空格).
 * @example withoutSpareBlanks(' 张\u3000 三 ') // '张 三'
 */
export function withoutSpareBlanks(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}

/**
 * The text that was meant (规范写法), however it was typed: full-width, half-width and compatibility forms as one (NFKC), no spare blanks.
 * @example formOf('Ａ１（东）') // 'A1(东)'
 */
export function formOf(text: string): string {
  return withoutSpareBlanks(text.normalize('NFKC'));
}

/**
 * What a text looks like (字形): the same for texts that look the same, and no text to be shown. Capitals are not small letters.
 * Source: the skeleton of Unicode Technical Standard 39, with compatibility forms and spare blanks taken for the same as well.
 * @example skeletonOf('\u0421\u0410\u0420') === skeletonOf('CAP') // true
 */
export function skeletonOf(text: string): string {
  const letters = [...text.normalize('NFKD')];
  return withoutSpareBlanks(letters.map((letter) => takenFor.get(letter) ?? letter).join(''));
}

const words = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Mark}]+/gu;
const latin = /\p{Script=Latin}/u;

const looksLatin = (letter: string): boolean => !latin.test(letter) && latin.test(skeletonOf(letter));

/**
 * The first word in which Latin letters stand beside Greek or Cyrillic ones that look Latin (混用字母); null where there is none.
 * @example mixedWord('PM2.5 μg') // null
 */
export function mixedWord(text: string): string | null {
  const found = formOf(text).match(words) ?? [];
  return found.find((word) => latin.test(word) && [...word].some(looksLatin)) ?? null;
}
