// Whom a register means, in the reader's words: a role with its group, whom a column names, the author.
import type { Register, Who } from '../scheme/register';
import type { Scheme } from '../scheme/scheme';
import { textIn, type Language, type Text } from '../scheme/text';
import { remarked } from './lists';
import { message } from './sentences';

type Named = { readonly id: string; readonly title: Text };

/**
 * One of those whom a register names (有关人员): 单位负责人; 考评员（安全组）; whom the column 责任人 holds; the head of the unit in a column.
 * @example whoText('en-US', luan, { columns: [] }, 'head') // 'Head of unit'
 * @example whoText('en-US', luan, { columns: [{ id: 'owner', title: 'Owner' }] }, { person: 'owner' }) // 'Owner'
 * @example whoText('zh-CN', luan, { columns: [], group: 'safety' }, 'assessor') // '考评员（安全）'
 */
export function whoText(
  language: Language,
  { groups }: Pick<Scheme, 'groups'>,
  { columns, group }: { readonly columns: readonly Named[]; readonly group?: Register['group'] | undefined },
  who: Who,
): string {
  const titleIn = (parts: readonly Named[], id: string): string => {
    const part = parts.find((one) => one.id === id);
    return part === undefined ? id : textIn(part.title, language);
  };
  if (who === 'author') return message(language, 'who.author');
  if (typeof who === 'object') {
    if ('person' in who) return titleIn(columns, who.person);
    return remarked(language, message(language, `role.${who.role}`), titleIn(columns, who.of));
  }
  const role = message(language, `role.${who}`);
  const isOfGroup = who === 'assessor' || who === 'group-leader';
  return isOfGroup && typeof group === 'string' ? remarked(language, role, titleIn(groups, group)) : role;
}
