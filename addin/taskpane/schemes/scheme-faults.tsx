// Every fault of the scheme in the workbook, each with the way to its cell.
import { Text } from '@fluentui/react-components';
import type { SchemeCellFault } from '../../../shared/sheets/scheme-workbook/scheme-cell-fault';
import { faultSentence } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../language';
import { useLayout } from '../layout';
import { PlacedList } from '../placed-list';

export function SchemeFaults({ faults }: { readonly faults: readonly SchemeCellFault[] }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const entries = faults.map((fault) => {
    // The cell says more to people than the place in the document.
    const path = `${fault.place.sheet}!${fault.place.address}`;
    return {
      sentence: faultSentence(language, { ...fault, path }, (_, id) => id),
      place: fault.code === 'scheme-table-missing' ? null : fault.place,
    };
  });
  return (
    <section className={layout.section} aria-label={say('schemes.faults.label')}>
      <Text weight="semibold" role="alert">
        {say('schemes.faults', { count: faults.length })}
      </Text>
      <PlacedList entries={entries} more="schemes.more" />
    </section>
  );
}
