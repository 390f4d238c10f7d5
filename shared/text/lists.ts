// Several things in one text, with what stands between them and around a remark in the reader's language.
import type { Language } from '../scheme/text';

const marks = {
  'zh-CN': { name: '、', phrase: '；', sentence: '', remark: ['（', '）'] },
  'en-US': { name: ', ', phrase: '; ', sentence: ' ', remark: [' (', ')'] },
} as const satisfies Record<Language, unknown>;

/**
 * Names one after another (并列名称).
 * @example namesListed('en-US', ['Heating', 'Canteen']) // 'Heating, Canteen'
 */
export function namesListed(language: Language, names: readonly string[]): string {
  return names.join(marks[language].name);
}

/**
 * Phrases one after another, which may hold commas themselves (并列短语).
 * @example phrasesListed('en-US', ['2 (late)', '1 (twice, again)']) // '2 (late); 1 (twice, again)'
 */
export function phrasesListed(language: Language, phrases: readonly string[]): string {
  return phrases.join(marks[language].phrase);
}

/**
 * Sentences one after another (连写句子); empty ones are none.
 * @example sentencesListed('en-US', ['No faults.', 'Nothing changes.']) // 'No faults. Nothing changes.'
 */
export function sentencesListed(language: Language, sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(marks[language].sentence);
}

/**
 * A text with a remark in brackets behind it (括注).
 * @example remarked('en-US', 'Monthly bonus', 'each category') // 'Monthly bonus (each category)'
 */
export function remarked(language: Language, text: string, remark: string): string {
  const [before, after] = marks[language].remark;
  return `${text}${before}${remark}${after}`;
}
