// Checks and submits the sheets of the open score workbook.
import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { textIn } from '../../../shared/scheme/text';
import { useLanguage, useSay } from '../language';
import { useLayout } from '../layout';
import { useCommand } from '../ribbon';
import { useScoreWorkbook, type OpenScores } from '../score-workbook-context';
import { useServices } from '../services';
import { StateLine } from '../state-line';
import { TaskStatus } from '../task-status';
import { titlesOf } from '../titles';
import { useTask } from '../use-task';
import { ChangeList } from './change-list';
import { check, type Checked } from './check';
import { ConflictChoice } from './conflict-choice';
import { resolveConflicts, type Side } from './conflicts';
import { FaultList } from './fault-list';
import { ReceiptCard } from './receipt-card';
import { submitMonth, type Submitted } from './submit-month';
import { SubmitNotice } from './submit-notice';
import type { Conflict } from '../../../shared/api/problem';

export function SubmitScores({ scores }: { readonly scores: OpenScores }) {
  const { api, me, outbox, workbook } = useServices();
  const { keep, look } = useScoreWorkbook();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [submitted, setSubmitted] = useState<Submitted | null>(null);
  const { kept, scheme } = scores;
  const titleOf = titlesOf(scheme, language);
  const request = { api, workbook, kept, scheme, assessor: me.id };

  const runCheck = (): void =>
    task.run(async (signal) => {
      setSubmitted(null);
      setChecked(null);
      setChecked(await check(request, signal));
    });
  const submit = async (from: typeof request, signal: AbortSignal): Promise<void> => {
    setSubmitted(null);
    setChecked(null);
    const found = await check(from, signal);
    setChecked(found);
    if (found.kind === 'clean') setSubmitted(await submitMonth(outbox, from.kept, found.sheets, signal));
    look();
  };
  const runSubmit = (): void => task.run((signal) => submit(request, signal));
  const resolve = (conflicts: readonly Conflict[], sideOf: (place: string) => Side): void =>
    task.run(async (signal) => {
      const next = await resolveConflicts({ workbook, kept, scheme, language, assessor: me.id, conflicts, sideOf });
      await keep(next);
      await submit({ ...request, kept: next }, signal);
    });
  useCommand('checkScores', task.running ? null : runCheck);
  useCommand('submitMonth', task.running ? null : runSubmit);

  // What was said of a submission holds until it arrives later, or the sheets change.
  const overtaken =
    (submitted?.kind === 'accepted' && scores.state === 'changed-since') ||
    (submitted?.kind === 'waiting' && scores.state === 'submitted');
  const conflicts = submitted?.kind === 'refused' ? (submitted.problem.conflicts ?? []) : [];
  return (
    <div className={layout.section}>
      <Text>
        {textIn(scheme.title, language)} · {kept.period}
      </Text>
      <StateLine scores={scores} />
      <div className={layout.row}>
        <Button disabled={task.running} onClick={runCheck}>
          {say('submit.check')}
        </Button>
        <Button appearance="primary" disabled={task.running} onClick={runSubmit}>
          {say('submit.submit')}
        </Button>
      </div>
      <TaskStatus task={task} doing={say('submit.progress')} />
      {checked?.kind === 'faults' && <FaultList faults={checked.faults} titleOf={titleOf} />}
      {checked?.kind === 'clean' && submitted === null && <ChangeList checked={checked} titleOf={titleOf} />}
      {submitted && !overtaken && checked?.kind === 'clean' && (
        <SubmitNotice submitted={submitted} titleOf={titleOf} placeOf={checked.placeOf} />
      )}
      {conflicts.length > 0 && (
        <ConflictChoice conflicts={conflicts} titleOf={titleOf} busy={task.running} onChosen={resolve} />
      )}
      {kept.receipt && <ReceiptCard receipt={kept.receipt} scheme={scheme} />}
    </div>
  );
}
