// "Add rows" (增加补充行): lays the sheets out anew with all that was typed, so that empty rows stand ready for further lines again.
import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { spareRows } from '../../../shared/sheets/score-table';
import { layOut } from '../../score-workbook/lay-out';
import { laidComponents, recallScoreWorkbook } from '../../score-workbook/score-workbook';
import { useScoreWorkbook, type OpenScores } from '../../score-workbook/score-workbook-context';
import { loadAccepted, loadCounted } from '../../session/scheme-source';
import { useServices, useWorkbook } from '../../session/services';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';

export function AddRows({ scores }: { readonly scores: OpenScores }) {
  const { api, me } = useServices();
  const workbook = useWorkbook();
  const { again } = useScoreWorkbook();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [done, setDone] = useState(false);
  const { scheme } = scores;
  const add = (): void =>
    task.run(async (signal) => {
      setDone(false);
      const kept = (await recallScoreWorkbook(workbook)) ?? scores.kept;
      const { layouts, host } = kept;
      // Tables of somebody's own stay as they are.
      const components = laidComponents(kept);
      const [accepted, counted] = await Promise.all([
        loadAccepted(api, kept, components, signal),
        loadCounted(api, kept, signal),
      ]);
      const own = scheme.components.filter(({ id }) => components.includes(id));
      const groups = [...new Set(own.map(({ group }) => group))];
      const request = { scheme, period: kept, components, groups, layouts, host, language, accepted, counted };
      await layOut(workbook, { ...request, before: kept, assessor: me.id }, signal);
      setDone(true);
      again();
    });
  const laid = laidComponents(scores.kept);
  const takesMore = scheme.components.some(({ id, method }) => laid.includes(id) && method !== 'rate');
  if (!takesMore) return null;
  return (
    <>
      <Button disabled={task.running} onClick={add}>
        {say('layout.more')}
      </Button>
      <Text size={200} className={layout.secondary}>
        {say('layout.more.hint', { count: spareRows })}
      </Text>
      <TaskStatus task={task} doing={say('fill.laying')} />
      {done && !task.running && (
        <MessageBar layout="multiline">
          <MessageBarBody role="status">{say('layout.more.done')}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
