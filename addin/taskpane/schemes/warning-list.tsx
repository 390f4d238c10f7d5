// What the scheme check (指标均衡检查) says of a scheme without faults; it stops nothing.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { warningSentence } from '../../../shared/text/scheme-sentences';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { PlacedList } from '../../ui/placed-list';
import type { SoundScheme } from './check-workbook';

export function WarningList({ sound: { scheme, warnings } }: { readonly sound: SoundScheme }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  if (warnings.length === 0) {
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody role="status">
          {say('schemes.sound')} {say('schemes.balanced')}
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
