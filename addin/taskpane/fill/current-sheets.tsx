// The score sheets that the open workbook holds: what they are about, whether they are submitted, "no further deductions".
import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { readScores } from '../../score-workbook/read-scores';
import { useScoreWorkbook, type OpenScores } from '../../score-workbook/score-workbook-context';
import { useServices } from '../../session/services';
import { StateLine } from '../../score-workbook/state-line';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { textIn } from '../../../shared/scheme/text';
import { useTask } from '../../ui/use-task';
import { blankDeductions, type BlankColumn } from '../../score-workbook/blanks';
import { Heading } from '../../ui/heading';

const countOf = (columns: readonly BlankColumn[]): number => columns.reduce((sum, { count }) => sum + count, 0);

export function CurrentSheets({ scores }: { readonly scores: OpenScores }) {
  const { me, workbook } = useServices();
  const { look } = useScoreWorkbook();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [asked, setAsked] = useState<readonly BlankColumn[]>([]);
  const [filled, setFilled] = useState<number | null>(null);
  const { kept, scheme } = scores;
  const titleOf = titlesOf(scheme, language);

  const ask = (): void =>
    task.run(async () => {
      const { tables } = await readScores(workbook, kept, scheme, me.id);
      const columns = blankDeductions(scheme, tables);
      setFilled(columns.length === 0 ? 0 : null);
      setAsked(columns);
    });
  const fill = (columns: readonly BlankColumn[]): void =>
    task.run(async () => {
      for (const { place, cells } of columns) await workbook.write(place, cells);
      setFilled(countOf(columns));
      look();
    });

  return (
    <section className={layout.section} aria-label={say('fill.current')}>
      <Heading>{say('fill.current')}</Heading>
      <Text>
        {say('fill.of', {
          scheme: textIn(scheme.title, language),
          period: kept.period,
          components: kept.components.map((id) => titleOf('component', id)).join(language === 'zh-CN' ? '、' : ', '),
        })}
      </Text>
      <StateLine scores={scores} />
      <Button disabled={task.running} onClick={ask}>
        {say('fill.blanks')}
      </Button>
      <Text size={200} className={layout.secondary}>
        {say('fill.blanks.hint')}
      </Text>
      <TaskStatus task={task} doing={say('fill.blanks')} />
      {filled !== null && !task.running && (
        <MessageBar layout="multiline">
          <MessageBarBody role="status">
            {filled === 0 ? say('fill.blanks.none') : say('fill.blanks.done', { count: filled })}
          </MessageBarBody>
        </MessageBar>
      )}
      <ConfirmDialog
        open={asked.length > 0}
        title={say('fill.blanks.title')}
        text={say('fill.blanks.text', { count: countOf(asked) })}
        confirm={say('fill.blanks.confirm')}
        onAnswer={(confirmed) => {
          setAsked([]);
          if (confirmed) fill(asked);
        }}
      />
    </section>
  );
}
