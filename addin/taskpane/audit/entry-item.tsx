// One audit record: what was done, by whom and when; its details and digest once opened.
import { Text } from '@fluentui/react-components';
import type { AuditEntry } from '../../../shared/api/audit';
import { FactList } from '../../ui/fact-list';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { momentText } from '../../ui/moment';
import { useChainTitle } from './chain-title';
import { useDetailFacts } from './detail-facts';

export function EntryItem({ entry }: { readonly entry: AuditEntry }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = useChainTitle();
  const factsOf = useDetailFacts();
  const facts = [...factsOf(entry.detail), [say('audit.digest'), entry.digest] as const];
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
