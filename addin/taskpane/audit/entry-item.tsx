// One audit record: what was done, by whom and when; its details and digest once opened.
import { Text } from '@fluentui/react-components';
import type { AuditEntry } from '../../../shared/api/audit';
import { pane, type MessageKey } from '../../../shared/text/zh-CN/pane';
import { FactList } from '../fact-list';
import { useLanguage, useSay } from '../language';
import { useLayout } from '../layout';
import { momentText } from '../moment';
import { useChainTitle } from './chain-title';

export function EntryItem({ entry }: { readonly entry: AuditEntry }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = useChainTitle();
  const facts = [
    ...Object.entries(entry.detail).map(
      ([name, value]) => [nameOf(name, say), valueOf(name, String(value), say)] as const,
    ),
    [say('audit.digest'), entry.digest] as const,
  ];
  return (
    <li className={layout.item}>
      <Text weight="semibold">{say(`audit.act.${entry.what}`)}</Text>
      <Text>{say('audit.by', { by: entry.by, time: momentText(language, entry.at) })}</Text>
      <details>
        <summary className={layout.summary}>
          {say('audit.entry', { chain: titleOf(entry.chain), sequence: entry.sequence })}
        </summary>
        <FactList facts={facts} />
      </details>
    </li>
  );
}

/** The details that are words of ours: how the keys of their texts begin. */
const worded: ReadonlyMap<string, string> = new Map([
  ['from', 'state'],
  ['to', 'state'],
  ['role', 'role'],
]);

/** A state or a role by its name in the reader's language, everything else as it was recorded. */
function valueOf(name: string, value: string, say: (key: MessageKey) => string): string {
  const key = `${worded.get(name)}.${value}`;
  return Object.hasOwn(pane, key) ? say(key as MessageKey) : value;
}

/** The name of a detail; one that this version does not know stays as it is. */
function nameOf(name: string, say: (key: MessageKey) => string): string {
  const key = `audit.detail.${name}`;
  return Object.hasOwn(pane, key) ? say(key as MessageKey) : name;
}
