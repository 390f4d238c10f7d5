// What is said of the scheme in the workbook: every fault with the way to its cell; of one without faults, what the scheme check (指标均衡检查) warns of.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { warningSentence } from '../../../shared/text/scheme-sentences';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { PlacedList } from '../../ui/placed-list';
import type { SoundScheme } from './check-workbook';
import type { SchemeCellFault } from '../../../shared/sheets/scheme-workbook/scheme-cell-fault';
import { sentencesListed } from '../../../shared/text/lists';
import { faultSentence } from '../../../shared/text/sentences';
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

export function WarningList({ sound: { scheme, warnings } }: { readonly sound: SoundScheme }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  if (warnings.length === 0) {
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody role="status">
          {sentencesListed(language, [say('schemes.sound'), say('schemes.balanced')])}
        </MessageBarBody>
      </MessageBar>
    );
  }
  const title = say('schemes.warnings', { count: warnings.length });
  const entries = warnings.map(({ warning, place }) => ({
    sentence: warningSentence(language, warning, scheme),
    place,
  }));
  return (
    <section className={layout.section} aria-label={title}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody role="status">
          {say('schemes.sound')} {title}
        </MessageBarBody>
      </MessageBar>
      <PlacedList entries={entries} more="schemes.more" />
    </section>
  );
}
