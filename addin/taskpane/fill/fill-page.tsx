// Fill (填报): lay a score workbook out for one group and period, and what helps while it is filled in.
import { Divider } from '@fluentui/react-components';
import { Fragment } from 'react';
import { ChoiceBar } from '../choice/choice-bar';
import { useChoice } from '../choice/choice';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useScoreWorkbook } from '../../score-workbook/score-workbook-context';
import { ChooseFile } from '../file-workbook/choose-file';
import { useFiles } from '../file-workbook/files-context';
import { CurrentSheets } from './current-sheets';
import { OwnTablePart } from '../own-table/own-table-part';
import { NewScoreWorkbook } from './new-score-workbook';
import { Heading } from '../../ui/heading';

export function FillPage() {
  const say = useSay();
  const layout = useLayout();
  const files = useFiles();
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
      <Heading>{say(files === null ? 'fill.title' : 'file.template')}</Heading>
      <ChoiceBar />
      {period && (
        <LoadedContent of={scheme}>
          {(loaded) => (
            <Fragment key={`${loaded.id} ${period.period}`}>
              <NewScoreWorkbook scheme={loaded} period={period} />
              <Divider />
              <OwnTablePart scheme={loaded} period={period} />
            </Fragment>
          )}
        </LoadedContent>
      )}
      <ChooseFile />
    </div>
  );
}
