// Text from outside (文字): what everybody reads as it stands, without characters that hide, reorder or end it.
import { z } from 'zod';

/** Controls but tab and line breaks, bidirectional and other invisible format characters, line and paragraph separators. */
const hidden = /[\p{Cf}\p{Zl}\p{Zp}]|[^\P{Cc}\t\n\r]/gu;

/** Text of up to so many characters; one that is not seen is a fault, since two names could look like one. */
export function plainText(most: number) {
  return z
    .string()
    .max(most)
    .refine(isSeen, { params: { code: 'hidden-character' } });
}

/** Whether no character of a text is one that is not seen. */
export function isSeen(text: string): boolean {
  return text.search(hidden) === -1;
}

/**
 * The text that somebody meant (去除不可见字符): without the characters that are not seen, which come along with what is pasted.
 * @example withoutHidden('\u202AC:\\file\u200B') // 'C:\\file'
 */
export function withoutHidden(text: string): string {
  return text.replace(hidden, '');
}
