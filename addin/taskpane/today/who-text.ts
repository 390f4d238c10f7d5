// Whom a record waits for in the reader's words: a role, the author, or whoever a column names.
import type { Register, Who } from '../../../shared/scheme/register';
import { textIn, type Language } from '../../../shared/scheme/text';
import { namesListed } from '../../../shared/text/lists';
import { message } from '../../../shared/text/sentences';

export function whoText(language: Language, register: Register | undefined, waitsFor: readonly Who[]): string {
  const titleOf = (id: string): string => {
    const column = register?.columns.find((one) => one.id === id);
    return column === undefined ? id : textIn(column.title, language);
  };
  const texts = waitsFor.map((who) => {
    if (typeof who === 'string') return message(language, who === 'author' ? 'who.author' : `role.${who}`);
    if ('person' in who) return message(language, 'who.person', { column: titleOf(who.person) });
    return message(language, 'who.of', { column: titleOf(who.of), role: message(language, `role.${who.role}`) });
  });
  return namesListed(language, [...new Set(texts)]);
}
