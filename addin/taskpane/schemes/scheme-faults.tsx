// Every fault of the scheme in the workbook, each with the way to its cell.
import type { SchemeCellFault } from '../../../shared/sheets/scheme-workbook/scheme-cell-fault';
import { faultSentence } from '../../../shared/text/sentences';
import { useLanguage } from '../../ui/language';
import { PlacedFaults } from '../../ui/placed-faults';

export function SchemeFaults({ faults }: { readonly faults: readonly SchemeCellFault[] }) {
  const language = useLanguage();
  const entries = faults.map((fault) => {
    // The cell says more to people than the place in the document.
    const path = `${fault.place.sheet}!${fault.place.address}`;
    return {
      sentence: faultSentence(language, { ...fault, path }, (_, id) => id),
      place: fault.code === 'scheme-table-missing' ? null : fault.place,
    };
  });
  return <PlacedFaults label="schemes.faults.label" title="schemes.faults" more="schemes.more" entries={entries} />;
}
