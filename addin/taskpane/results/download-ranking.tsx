// Writes the ranking, the rewards, the board and the explanations into the open workbook.
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Scheme } from '../../../shared/scheme/scheme';
import { textIn } from '../../../shared/scheme/text';
import type { Results } from '../../../shared/scoring/results';
import { planResultsWorkbook } from '../../../shared/sheets/results-workbook';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useLaying } from '../files/use-laying';
import { useCommand } from '../ribbon';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';
import { mostExplained } from '../../../shared/api/figures';
import type { UnitId } from '../../../shared/scheme/id';
import type { Language } from '../../../shared/scheme/text';
import type { Explanation } from '../../../shared/scoring/explanation';
import type { ApiClient } from '../../session/api-client';

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
      const explanations = await loadExplanations(api, results, language, signal);
      const plans = planResultsWorkbook({ scheme, results, language, explanations });
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

/** What the service does not explain to this person is not in it. */
async function loadExplanations(
  api: ApiClient,
  { scheme, period, units }: Pick<Results, 'scheme' | 'period' | 'units'>,
  language: Language,
  signal: AbortSignal,
): Promise<ReadonlyMap<UnitId, Explanation>> {
  const explanations = new Map<UnitId, Explanation>();
  for (let start = 0; start < units.length; start += mostExplained) {
    const some = units.slice(start, start + mostExplained).map(({ unit }) => unit);
    const asked = [{ scheme, period, units: some, explain: true }];
    const { answers } = await api.ask('figures', { body: { language, asked }, signal });
    answers[0]?.forEach((figures) => {
      if (figures.found && figures.explanation) explanations.set(figures.result.unit, figures.explanation);
    });
  }
  return explanations;
}
