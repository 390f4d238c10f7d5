// Several things in one sentence, with what stands between them in the reader's language.
import type { Language } from '../scheme/text';

const names: Readonly<Record<Language, string>> = { 'zh-CN': '、', 'en-US': ', ' };
const phrases: Readonly<Record<Language, string>> = { 'zh-CN': '；', 'en-US': '; ' };

/**
 * Names one after another (并列名称).
 * @example namesListed('en-US', ['Heating', 'Canteen']) // 'Heating, Canteen'
 */
export function namesListed(language: Language, items: readonly string[]): string {
  return items.join(names[language]);
}

/**
 * Phrases one after another, which may hold commas themselves (并列短语).
 * @example phrasesListed('en-US', ['2 (late)', '1 (twice, again)']) // '2 (late); 1 (twice, again)'
 */
export function phrasesListed(language: Language, items: readonly string[]): string {
  return items.join(phrases[language]);
}
