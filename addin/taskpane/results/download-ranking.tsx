// Writes the ranking, the rewards, the board and the explanations into the open workbook.
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Scheme } from '../../../shared/scheme/scheme';
import { textIn } from '../../../shared/scheme/text';
import type { Results } from '../../../shared/scoring/results';
import { resultSheets } from '../../documents/make-document';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useLaying } from '../file-workbook/use-laying';
import { useCommand } from '../ribbon';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';
import { keptIssuer } from './documents/document-settings';

export function DownloadRanking({ scheme, results }: { readonly scheme: Scheme; readonly results: Results }) {
  const { api } = useServices();
  const { lay, isFile } = useLaying();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [written, setWritten] = usePassing<string | null>(null);
  const download = (): void =>
    task.run(async (signal) => {
      setWritten(null);
      const { origin } = window.location;
      const ask = { scheme, period: results.period, language, organisation: keptIssuer(), origin };
      const plans = await resultSheets(api, ask, signal);
      const name = say('file.results.name', { scheme: textIn(scheme.title, language), period: results.period });
      await lay(name, signal, (workbook) => workbook.lay(plans, { signal, leavesChanged: true }));
      setWritten(isFile ? say('file.saved', { name }) : say('results.downloaded', { sheets: plans.length }));
    });
  useCommand('downloadRanking', task.running ? null : download);
  return (
    <div className={layout.section}>
      <Button appearance="primary" disabled={task.running} onClick={download}>
        {say('results.download')}
      </Button>
      <TaskStatus task={task} doing={say('results.writing')} />
      {written !== null && !task.running && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody role="status">{written}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
