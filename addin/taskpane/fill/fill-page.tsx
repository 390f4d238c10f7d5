// Fill (填报): lay a score workbook out for one group and period, and what helps while it is filled in.
import { Divider } from '@fluentui/react-components';
import { ChoiceBar } from '../choice-bar';
import { useChoice } from '../choice';
import { useSay } from '../language';
import { useLayout } from '../layout';
import { LoadedContent } from '../loaded-content';
import { useScoreWorkbook } from '../score-workbook-context';
import { CurrentSheets } from './current-sheets';
import { NewScoreWorkbook } from './new-score-workbook';
import { Heading } from '../heading';

export function FillPage() {
  const say = useSay();
  const layout = useLayout();
  const { period, scheme } = useChoice();
  const { open, again } = useScoreWorkbook();
  return (
    <div className={layout.page}>
      <LoadedContent of={open} again={again}>
        {(scores) =>
          scores && (
            <>
              <CurrentSheets scores={scores} />
              <Divider />
            </>
          )
        }
      </LoadedContent>
      <Heading>{say('fill.title')}</Heading>
      <ChoiceBar />
      {period && (
        <LoadedContent of={scheme}>
          {(loaded) => <NewScoreWorkbook key={`${loaded.id} ${period.period}`} scheme={loaded} period={period} />}
        </LoadedContent>
      )}
    </div>
  );
}
