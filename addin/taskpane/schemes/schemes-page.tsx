// Schemes (考核方案): open one as a workbook, edit it there, check it, save it as a new version.
import { Divider, Text } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useWorkbook } from '../../session/services';
import { useLoaded } from '../../ui/use-loaded';
import { ChooseFile } from '../file-workbook/choose-file';
import { useFiles } from '../file-workbook/files-context';
import { OpenScheme } from './open-scheme';
import { SchemeEditing } from './scheme-editing';
import { recallSchemeWorkbook } from './scheme-workbook';

export function SchemesPage() {
  const workbook = useWorkbook();
  const files = useFiles();
  const say = useSay();
  const layout = useLayout();
  const load = useCallback(() => recallSchemeWorkbook(workbook), [workbook]);
  const [here, again] = useLoaded(load);
  const [openings, setOpenings] = useState(0);
  return (
    <div className={layout.page}>
      <ChooseFile />
      <Heading>{say('schemes.title')}</Heading>
      <LoadedContent of={here} again={again}>
        {(kept) => (
          <>
            {kept ? (
              <SchemeEditing key={openings} kept={kept} again={again} />
            ) : (
              <Text>{say(files === null ? 'schemes.none' : 'schemes.noFile')}</Text>
            )}
            <Divider />
            <OpenScheme
              here={kept}
              onOpened={() => {
                setOpenings(openings + 1);
                again();
              }}
            />
          </>
        )}
      </LoadedContent>
    </div>
  );
}
