// What a submission would change, line by line, against the last accepted state.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { TitleOf } from '../../../shared/text/sentences';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { ChangeTable } from './change-table';
import type { Compared } from '../../score-workbook/check';

interface Props {
  /** how many sheets were checked */
  readonly sheets: number;
  /** null where the service could not be had */
  readonly compared: Compared | null;
  readonly titleOf: TitleOf;
}

export function ChangeList({ sheets, compared, titleOf }: Props) {
  const say = useSay();
  const layout = useLayout();
  const changes = compared && !compared.first ? compared.changes : [];
  const summary = (): string => {
    if (!compared) return say('submit.changes.unknown');
    if (compared.first) return say('submit.changes.first', { count: sheets });
    return changes.length === 0 ? say('submit.changes.none') : say('submit.changes', { count: changes.length });
  };
  return (
    <section className={layout.section} aria-label={say('submit.changes.label')}>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody role="status">
          {say('submit.clean')} {changes.length === 0 && summary()}
        </MessageBarBody>
      </MessageBar>
      {changes.length > 0 && <ChangeTable caption={summary()} changes={changes} titleOf={titleOf} />}
    </section>
  );
}
