// Fill (填报): lay a score workbook out for one group and period, and what helps while it is filled in.
import { Divider } from '@fluentui/react-components';
import { ChoiceBar } from '../choice/choice-bar';
import { useChoice } from '../choice/choice';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useScoreWorkbook } from '../../score-workbook/score-workbook-context';
import { ChooseFile } from '../files/choose-file';
import { CurrentSheets } from './current-sheets';
import { NewScoreWorkbook } from './new-score-workbook';
import { Heading } from '../../ui/heading';

export function FillPage() {
  const say = useSay();
  const layout = useLayout();
  const { period, scheme } = useChoice();
  const { open, again } = useScoreWorkbook();
  return (
    <div className={layout.page}>
      <ChooseFile />
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
