// Check and submit (检查与上报): faults with their cells → what changes → submit → receipt.
import { Text } from '@fluentui/react-components';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useScoreWorkbook } from '../../score-workbook/score-workbook-context';
import { ChooseFile } from '../file-workbook/choose-file';
import { useFiles } from '../file-workbook/files-context';
import { OutboxList } from './outbox-list';
import { SubmitScores } from './submit-scores';
import { Heading } from '../../ui/heading';

export function SubmitPage() {
  const say = useSay();
  const layout = useLayout();
  const files = useFiles();
  const { open, again } = useScoreWorkbook();
  return (
    <div className={layout.page}>
      <ChooseFile />
      <Heading>{say('submit.title')}</Heading>
      <LoadedContent of={open} again={again}>
        {(scores) =>
          scores ? (
            <SubmitScores key={scores.kept.id} scores={scores} />
          ) : (
            <Text>{say(files === null ? 'submit.nothing' : files.chosen ? 'file.notOurs' : 'file.none')}</Text>
          )
        }
      </LoadedContent>
      <OutboxList />
    </div>
  );
}
