// The details of an audit record in the reader's words: what has a name is named, everything else stands as it was recorded.
import type { AuditEntry } from '../../../shared/api/audit';
import { pane, type MessageKey } from '../../../shared/text/zh-CN/pane';
import { useChoice } from '../choice/choice';
import type { Fact } from '../../ui/fact-list';
import { useLanguage, useSay } from '../../ui/language';
import { roleText } from '../people/role-text';
import { useSchemeTitle } from '../choice/use-scheme-title';

const isKey = (text: string): text is MessageKey => Object.hasOwn(pane, text);

export function useDetailFacts(): (detail: AuditEntry['detail']) => Fact[] {
  const { schemes } = useChoice();
  const language = useLanguage();
  const say = useSay();
  const titleOf = useSchemeTitle();
  const named = (key: string, otherwise: string): string => (isKey(key) ? say(key) : otherwise);
  const valueOf = (name: string, value: string): string => {
    if (name === 'from' || name === 'to') return named(`state.${value}`, value);
    if (name === 'role') return named(`role.${value}`, value);
    if (name === 'roles' && value !== '')
      return value
        .split(' ')
        .map((role) => roleText(language, schemes, role))
        .join(' · ');
    if (name === 'scheme') return titleOf(value);
    return value === '' ? say('audit.detail.none') : value;
  };
  return (detail) =>
    Object.entries(detail).map(([name, value]) => [named(`audit.detail.${name}`, name), valueOf(name, String(value))]);
}
