// Writes the ranking, the rewards, the board and the explanations into the open workbook.
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Results } from '../../../shared/scoring/results';
import { resultSheets } from '../../documents/make-document';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useCommand } from '../ribbon';
import { useServices, useWorkbook } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';
import { keptIssuer } from './documents/document-settings';

export function DownloadRanking({ scheme, results }: { readonly scheme: Scheme; readonly results: Results }) {
  const { api } = useServices();
  const workbook = useWorkbook();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [written, setWritten] = usePassing<number | null>(null);
  const download = (): void =>
    task.run(async (signal) => {
      setWritten(null);
      const { origin } = window.location;
      const ask = { scheme, period: results.period, language, organisation: keptIssuer(), origin };
      const plans = await resultSheets(api, ask, signal);
      await workbook.lay(plans, { signal, leavesChanged: true });
      setWritten(plans.length);
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
          <MessageBarBody role="status">{say('results.downloaded', { sheets: written })}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
