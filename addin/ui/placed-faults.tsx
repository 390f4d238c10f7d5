// The faults of what stands in the workbook, each with the way to its cell.
import { Text } from '@fluentui/react-components';
import type { MessageKey } from '../../shared/text/zh-CN/pane';
import { useSay } from './language';
import { useLayout } from './layout';
import { PlacedList, type PlacedSentence } from './placed-list';

interface Props {
  readonly label: MessageKey;
  /** says how many there are */
  readonly title: MessageKey;
  /** says how many are not shown */
  readonly more: MessageKey;
  readonly entries: readonly PlacedSentence[];
}

export function PlacedFaults({ label, title, more, entries }: Props) {
  const say = useSay();
  const layout = useLayout();
  return (
    <section className={layout.section} aria-label={say(label)}>
      <Text weight="semibold" role="alert">
        {say(title, { count: entries.length })}
      </Text>
      <PlacedList entries={entries} more={more} />
    </section>
  );
}
