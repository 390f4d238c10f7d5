// "No further deductions": asks with the sheets and the rows that are not in sight, then fills the blank deduction cells with 0.
import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { MessageKey } from '../../../shared/text/zh-CN/pane';
import { namesListed } from '../../../shared/text/lists';
import { blankDeductions, stillBlank, type BlankColumn } from '../../score-workbook/blanks';
import { readScores } from '../../score-workbook/read-scores';
import { useScoreWorkbook, type OpenScores } from '../../score-workbook/score-workbook-context';
import { useServices, useWorkbook } from '../../session/services';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useLanguage, useSay } from '../../ui/language';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';

interface Blanks {
  readonly columns: readonly BlankColumn[];
  /** how many of them stand in rows that are hidden, by hand or by a filter */
  readonly hidden: number;
}

const countOf = (columns: readonly BlankColumn[]): number => columns.reduce((sum, { count }) => sum + count, 0);

interface Props {
  readonly scores: OpenScores;
  /** what stands on the button */
  readonly label: MessageKey;
  onFilled?(): void;
}

export function FillBlanks({ scores: { kept, scheme }, label, onFilled }: Props) {
  const { me } = useServices();
  const workbook = useWorkbook();
  const { look } = useScoreWorkbook();
  const language = useLanguage();
  const say = useSay();
  const task = useTask();
  const [asked, setAsked] = useState<Blanks | null>(null);
  const [filled, setFilled] = useState<number | null>(null);

  const blanksNow = async (): Promise<BlankColumn[]> => {
    const { tables } = await readScores(workbook, kept, scheme, me.id, null);
    return blankDeductions(scheme, tables, kept.layouts);
  };
  const ask = (): void =>
    task.run(async () => {
      const columns = await blanksNow();
      setFilled(columns.length === 0 ? 0 : null);
      if (columns.length === 0) return;
      let hidden = 0;
      for (const { place, cells } of columns) {
        const rows = await workbook.hiddenRows(place, cells.length);
        hidden += cells.filter(([cell], row) => cell === 0 && rows[row]).length;
      }
      setAsked({ columns, hidden });
    });
  const fill = (confirmed: readonly BlankColumn[]): void =>
    task.run(async () => {
      // Somebody may have gone on typing beside the question.
      const columns = stillBlank(confirmed, await blanksNow());
      for (const { place, cells } of columns) await workbook.write(place, cells);
      setFilled(countOf(columns));
      look();
      onFilled?.();
    });
  const sheets = (asked?.columns ?? []).map(({ place, count }) =>
    say('fill.blanks.sheet', { sheet: place.sheet, count }),
  );

  return (
    <>
      <Button disabled={task.running} onClick={ask}>
        {say(label)}
      </Button>
      <TaskStatus task={task} doing={say('fill.blanks')} />
      {filled !== null && !task.running && (
        <MessageBar layout="multiline">
          <MessageBarBody role="status">
            {filled === 0 ? say('fill.blanks.none') : say('fill.blanks.done', { count: filled })}
            {filled > 0 && !workbook.leadsToCells && ` ${say('file.filledHere')}`}
          </MessageBarBody>
        </MessageBar>
      )}
      <ConfirmDialog
        open={asked !== null}
        title={say('fill.blanks.title')}
        text={
          <>
            <Text block>
              {say('fill.blanks.text', {
                count: countOf(asked?.columns ?? []),
                sheets: namesListed(language, sheets),
              })}
            </Text>
            {asked !== null && asked.hidden > 0 && (
              <Text block weight="semibold">
                {say('fill.blanks.hidden', { count: asked.hidden })}
              </Text>
            )}
          </>
        }
        confirm={say('fill.blanks.confirm')}
        onAnswer={(confirmed) => {
          setAsked(null);
          if (confirmed && asked) fill(asked.columns);
        }}
      />
    </>
  );
}
