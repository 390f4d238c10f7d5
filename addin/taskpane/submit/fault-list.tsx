// Every fault of the sheets, each with the way to its cell.
import { faultSentence, type TitleOf } from '../../../shared/text/sentences';
import type { CellFault } from '../../../shared/sheets/table/cell-fault';
import { useLanguage } from '../../ui/language';
import { PlacedFaults } from '../../ui/placed-faults';

export function FaultList({ faults, titleOf }: { readonly faults: readonly CellFault[]; readonly titleOf: TitleOf }) {
  const language = useLanguage();
  const entries = faults.map((fault) => ({
    sentence: faultSentence(language, fault, titleOf),
    place: fault.code === 'table-missing' ? null : fault.place,
  }));
  return <PlacedFaults label="submit.faults.label" title="submit.faults" more="submit.faults.more" entries={entries} />;
}
