// Check and submit (检查与上报): faults with their cells → what changes → submit → receipt.
import { Text } from '@fluentui/react-components';
import { useSay } from '../language';
import { useLayout } from '../layout';
import { LoadedContent } from '../loaded-content';
import { useScoreWorkbook } from '../score-workbook-context';
import { OutboxList } from './outbox-list';
import { SubmitScores } from './submit-scores';
import { Heading } from '../heading';

export function SubmitPage() {
  const say = useSay();
  const layout = useLayout();
  const { open, again } = useScoreWorkbook();
  return (
    <div className={layout.page}>
      <Heading>{say('submit.title')}</Heading>
      <LoadedContent of={open} again={again}>
        {(scores) =>
          scores ? <SubmitScores key={scores.kept.id} scores={scores} /> : <Text>{say('submit.nothing')}</Text>
        }
      </LoadedContent>
      <OutboxList />
    </div>
  );
}
