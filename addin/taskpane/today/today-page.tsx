// Today (今日): what is due for the person, by periods and by records, how far the period is, whether this workbook has been submitted.
import { Button, Text } from '@fluentui/react-components';
import { mayUse } from '../../session/roles';
import { useServices } from '../../session/services';
import { useOutboxEntries } from '../../session/use-outbox-entries';
import { ChoiceBar } from '../choice/choice-bar';
import { useChoice } from '../choice/choice';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useFiles } from '../file-workbook/files-context';
import type { PageId } from '../pages';
import { useScoreWorkbook } from '../../score-workbook/score-workbook-context';
import { StateLine } from '../../score-workbook/state-line';
import { Begin } from './begin';
import { DueList } from './due-list';
import { DueRecordList } from './due-record-list';
import { ProgressLine } from './progress-line';
import { Heading } from '../../ui/heading';

export function TodayPage({ goTo }: { goTo(page: PageId): void }) {
  const layout = useLayout();
  const files = useFiles();
  const { period } = useChoice();
  return (
    <div className={layout.page}>
      <Begin goTo={goTo} />
      <DueList goTo={goTo} />
      <DueRecordList />
      <ChoiceBar />
      {period && <ProgressLine period={period} />}
      {(files === null || files.chosen !== null) && <WorkbookPart goTo={goTo} />}
    </div>
  );
}

/** Whether this workbook has been submitted; who fills no sheets is told of it only where it holds some. */
function WorkbookPart({ goTo }: { goTo(page: PageId): void }) {
  const say = useSay();
  const layout = useLayout();
  const { me } = useServices();
  const { scheme } = useChoice();
  const { open, again } = useScoreWorkbook();
  const waiting = useOutboxEntries().filter((entry) => entry.state.kind !== 'accepted').length;
  const known = scheme.kind === 'ready' ? scheme.value : undefined;
  const isShown =
    mayUse('submit', me.roles, {}, known) || waiting > 0 || (open.kind === 'ready' && open.value !== null);
  if (!isShown) return null;
  return (
    <section className={layout.section} aria-label={say('today.workbook')}>
      <Heading>{say('today.workbook')}</Heading>
      <LoadedContent of={open} again={again}>
        {(scores) =>
          scores ? (
            <>
              <StateLine scores={scores} />
              <Button onClick={() => goTo('submit')}>{say('today.toSubmit')}</Button>
            </>
          ) : (
            <>
              <Text>{say('today.noWorkbook')}</Text>
              <Button onClick={() => goTo('fill')}>{say('today.toFill')}</Button>
            </>
          )
        }
      </LoadedContent>
      {waiting > 0 && <Text role="status">{say('today.outbox', { count: waiting })}</Text>}
    </section>
  );
}
