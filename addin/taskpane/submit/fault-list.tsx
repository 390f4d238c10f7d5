// Every fault of the sheets, each with the way to its cell.
import { Text } from '@fluentui/react-components';
import { faultSentence, type TitleOf } from '../../../shared/text/sentences';
import type { CellFault } from '../../../shared/sheets/cell-fault';
import { useLanguage, useSay } from '../language';
import { useLayout } from '../layout';
import { PlacedList } from '../placed-list';

export function FaultList({ faults, titleOf }: { readonly faults: readonly CellFault[]; readonly titleOf: TitleOf }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const entries = faults.map((fault) => ({
    sentence: faultSentence(language, fault, titleOf),
    place: fault.code === 'table-missing' ? null : fault.place,
  }));
  return (
    <section className={layout.section} aria-label={say('submit.faults.label')}>
      <Text weight="semibold" role="alert">
        {say('submit.faults', { count: faults.length })}
      </Text>
      <PlacedList entries={entries} more="submit.faults.more" />
    </section>
  );
}
