// The two languages of the product, and texts that a scheme's owner writes in one or both of them.
import { z } from 'zod';
import { plainText } from './plain-text';

const sentence = plainText(2000).min(1);

/** The interface languages; Chinese first. */
export const languages = ['zh-CN', 'en-US'] as const;
export type Language = (typeof languages)[number];

/** A title or sentence (文字) of a scheme: one text for every reader, or one per language; 1 to 2,000 characters. */
export const textSchema = z.union([sentence, z.strictObject({ 'zh-CN': sentence, 'en-US': sentence.optional() })]);
export type Text = z.infer<typeof textSchema>;

/**
 * The text in the reader's language; Chinese where the other one is not given.
 * @example textIn({ 'zh-CN': '党务', 'en-US': 'Party affairs' }, 'en-US') // 'Party affairs'
 */
export function textIn(text: Text, language: Language): string {
  return typeof text === 'string' ? text : (text[language] ?? text['zh-CN']);
}
