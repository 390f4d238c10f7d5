// Writes the ranking, the rewards, the board and the explanations into the open workbook.
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Results } from '../../../shared/scoring/results';
import { planResultsWorkbook } from '../../../shared/sheets/results-workbook';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useCommand } from '../ribbon';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';
import { loadExplanations } from './explanations';

export function DownloadRanking({ scheme, results }: { readonly scheme: Scheme; readonly results: Results }) {
  const { api, workbook } = useServices();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [written, setWritten] = useState<number | null>(null);
  const download = (): void =>
    task.run(async (signal) => {
      setWritten(null);
      const explanations = await loadExplanations(api, results, language, signal);
      const plans = planResultsWorkbook({ scheme, results, language, explanations });
      await workbook.lay(plans, signal);
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
