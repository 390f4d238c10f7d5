// What a submission would change, line by line, against the last accepted state.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { sentencesListed } from '../../../shared/text/lists';
import type { TitleOf } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { ChangeTable } from './change-table';
import type { Compared } from '../../score-workbook/changes';

interface Props {
  /** how many sheets were checked */
  readonly sheets: number;
  /** null where the service could not be had */
  readonly compared: Compared | null;
  readonly titleOf: TitleOf;
}

export function ChangeList({ sheets, compared, titleOf }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const { changes: all, fresh, same } = compared ?? { changes: [], fresh: 0, same: false };
  const changes = fresh === sheets ? [] : all;
  const summary = (): string => {
    if (!compared) return say('submit.changes.unknown');
    if (fresh > 0) return say('submit.changes.first', { count: fresh });
    return same ? say('submit.changes.none') : '';
  };
  return (
    <section className={layout.section} aria-label={say('submit.changes.label')}>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody role="status">{sentencesListed(language, [say('submit.clean'), summary()])}</MessageBarBody>
      </MessageBar>
      {changes.length > 0 && (
        <ChangeTable caption={say('submit.changes', { count: changes.length })} changes={changes} titleOf={titleOf} />
      )}
    </section>
  );
}
