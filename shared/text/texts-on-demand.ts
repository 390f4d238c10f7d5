// In the place of `texts.ts` where a reader waits for what is loaded: each language comes when it is asked for.
import type { Language } from '../scheme/text';
import type { Texts } from './texts';

const loaded: Partial<Record<Language, Texts>> = {};

export function textsIn(language: Language): Texts {
  const texts = loaded[language];
  if (texts === undefined) throw new Error(`the texts in ${language} are not loaded yet`);
  return texts;
}

export function putTexts(language: Language, texts: Texts): void {
  loaded[language] = texts;
}
