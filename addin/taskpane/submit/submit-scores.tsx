// Checks and submits the sheets of the open score workbook.
import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Conflict } from '../../../shared/api/problem';
import { textIn } from '../../../shared/scheme/text';
import type { AcceptedSheet } from '../../../shared/api/submissions';
import type { CellFault } from '../../../shared/sheets/table/cell-fault';
import { faultSentence } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useCommand } from '../ribbon';
import { useScoreWorkbook, type OpenScores } from '../../score-workbook/score-workbook-context';
import { isAway, isSignInNeeded, isStopped } from '../../session/failures';
import { loadCounted } from '../../session/scheme-source';
import { useServices, useWorkbook } from '../../session/services';
import type { ScoreWorkbook } from '../../score-workbook/score-workbook';
import { StateLine } from '../../score-workbook/state-line';
import { typedTwice } from '../../score-workbook/typed-twice';
import { PlacedFaults } from '../../ui/placed-faults';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { useOutboxEntries } from '../../session/use-outbox-entries';
import { useTask } from '../../ui/use-task';
import { WholeDates } from '../../ui/whole-dates';
import { ChangeList } from './change-list';
import { comparedWith, type Compared } from '../../score-workbook/changes';
import { ConflictByHand } from './conflict-by-hand';
import { ConflictChoice } from './conflict-choice';
import { resolveConflicts, type ByHand, type Side } from '../../score-workbook/conflicts';
import { readScores, type ReadScores } from '../../score-workbook/read-scores';
import { OwnTablesRead } from '../own-table/own-tables-read';
import { FaultList } from './fault-list';
import { ReceiptCard } from './receipt-card';
import { entriesOf, submitMonth, type Submitted } from '../../score-workbook/submit-month';
import { SubmitNotice } from './submit-notice';

type Shown =
  | { readonly kind: 'faults'; readonly faults: readonly CellFault[] }
  | { readonly kind: 'by-hand'; readonly lines: readonly ByHand[] }
  | {
      readonly kind: 'checked';
      readonly sheets: number;
      readonly compared: Compared | null;
      /** lines that may be counted twice */
      readonly twice: readonly CellFault[];
    }
  | { readonly kind: 'submitted'; readonly submitted: Submitted; readonly placeOf: ReadScores['placeOf'] };

export function SubmitScores({ scores }: { readonly scores: OpenScores }) {
  const { api, me, outbox } = useServices();
  const workbook = useWorkbook();
  const { again, askAccepted, keep, look } = useScoreWorkbook();
  const entries = useOutboxEntries();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [shown, setShown] = useState<Shown | null>(null);
  const [own, setOwn] = useState<ReadScores['own']>([]);
  const { kept, scheme } = scores;
  const titleOf = titlesOf(scheme, language);

  /** The sheets without a fault; null where they have any, which are shown then. */
  const readFaultless = async (from: ScoreWorkbook, accepted: OpenScores['accepted']): Promise<ReadScores | null> => {
    const read = await readScores(workbook, from, scheme, me.id, accepted);
    setOwn(read.own);
    if (read.faults.length === 0) return read;
    setShown({ kind: 'faults', faults: read.faults });
    return null;
  };
  /** What is accepted by now, and the sheets against it. Faults are shown without asking the service, and what is typed meanwhile is read. */
  const readAgainst = async <Asked extends OpenScores['accepted'] | 'refused'>(
    from: ScoreWorkbook,
    ask: () => Promise<Asked>,
  ) => {
    setShown(null);
    if ((await readFaultless(from, scores.accepted)) === null) return null;
    const accepted = await ask();
    const read = await readFaultless(from, accepted === 'refused' ? null : accepted);
    return read && { ...read, accepted };
  };
  const runCheck = (): void =>
    task.run(async (signal) => {
      const read = await readAgainst(kept, () => askAccepted(signal));
      if (read === null) return;
      const { accepted, sheets } = read;
      const compared = accepted && comparedWith(accepted, sheets, scheme);
      setShown({ kind: 'checked', sheets: sheets.length, compared, twice: await twiceIn(read, signal) });
    });
  /** Without the service nothing is said of it; consolidation says it again. */
  const twiceIn = async (read: ReadScores, signal: AbortSignal): Promise<CellFault[]> => {
    if (scheme.registers === undefined) return [];
    try {
      return typedTwice(read, await loadCounted(api, kept, signal));
    } catch (error) {
      if (isAway(error) || isSignInNeeded(error)) return [];
      throw error;
    }
  };
  /** `isChosen`: between two sides line by line, so that it is submitted whatever is accepted. */
  const submit = async (from: ScoreWorkbook, isChosen: boolean, stopped: AbortSignal): Promise<void> => {
    const read = await readAgainst(from, () => acceptedNow(stopped));
    if (read === null) return;
    const { sheets, digest, placeOf } = read;
    const accepted = read.accepted === 'refused' ? null : read.accepted;
    const isSent = isChosen || read.accepted === 'refused';
    const isAccepted = isSent ? false : accepted && comparedWith(accepted, sheets, scheme).same;
    const submitted = await submitMonth(
      { outbox, workbook, kept: from, sheets, content: digest, isAccepted, accepted },
      stopped,
    );
    setShown({ kind: 'submitted', submitted, placeOf });
    // The workbook remembers then what it holds the accepted state of.
    if (submitted.kind === 'same') again();
    look();
  };
  const acceptedNow = async (stopped: AbortSignal): Promise<readonly AcceptedSheet[] | null | 'refused'> => {
    try {
      return await askAccepted(stopped);
    } catch (error) {
      // Whatever keeps the service from telling is told by the submission itself.
      if (isStopped(error)) throw error;
      return 'refused';
    }
  };
  const runSubmit = (): void => task.run((_, stopped) => submit(kept, false, stopped));
  const resolve = (conflicts: readonly Conflict[], sideOf: (place: string) => Side): void =>
    task.run(async (_, stopped) => {
      const { kept: next, byHand } = await resolveConflicts({
        workbook,
        kept,
        scheme,
        language,
        assessor: me.id,
        conflicts,
        sideOf,
      });
      await keep(next);
      if (byHand.length > 0) {
        setShown({ kind: 'by-hand', lines: byHand });
        return;
      }
      await submit(next, true, stopped);
    });
  useCommand('checkScores', task.running ? null : runCheck);
  useCommand('submitMonth', task.running ? null : runSubmit);

  // What was said of a submission holds until it arrives later, or the sheets change.
  const overtaken =
    shown?.kind === 'submitted' &&
    ((shown.submitted.kind === 'accepted' && (scores.state === 'changed-since' || scores.state === 'overtaken')) ||
      (shown.submitted.kind === 'waiting' && scores.state !== 'sending'));
  // A refusal may come long after the submission: what there is to choose stands with its entry in the outbox.
  const stale = entriesOf(entries, kept.id).find(
    ({ state }) => state.kind === 'refused' && state.problem.code === 'stale',
  );
  const conflicts = stale?.state.kind === 'refused' ? (stale.state.problem.conflicts ?? []) : [];
  return (
    <div className={layout.section}>
      <Text>
        <WholeDates>{`${textIn(scheme.title, language)} · ${kept.period}`}</WholeDates>
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
      {shown !== null && <OwnTablesRead own={own} titleOf={titleOf} />}
      {shown?.kind === 'by-hand' && <ConflictByHand lines={shown.lines} titleOf={titleOf} />}
      {shown?.kind === 'faults' && (
        <FaultList scores={scores} faults={shown.faults} titleOf={titleOf} onFilled={runCheck} />
      )}
      {shown?.kind === 'checked' && <ChangeList sheets={shown.sheets} compared={shown.compared} titleOf={titleOf} />}
      {shown?.kind === 'checked' && shown.twice.length > 0 && (
        <PlacedFaults
          label="submit.twice.label"
          title="submit.twice"
          more="submit.faults.more"
          entries={shown.twice.map((fault) => ({
            sentence: faultSentence(language, fault, titleOf),
            place: fault.place,
          }))}
        />
      )}
      {shown?.kind === 'submitted' && !overtaken && (
        <SubmitNotice submitted={shown.submitted} titleOf={titleOf} placeOf={shown.placeOf} />
      )}
      {stale && stale.content === scores.digest && (
        <ConflictChoice
          key={stale.key}
          scheme={scheme}
          conflicts={conflicts}
          busy={task.running}
          onChosen={(sideOf) => resolve(conflicts, sideOf)}
        />
      )}
      {stale && scores.digest !== null && stale.content !== scores.digest && !task.running && (
        <Text role="status">{say('conflict.changed')}</Text>
      )}
      {kept.receipt && <ReceiptCard receipt={kept.receipt} scheme={scheme} />}
    </div>
  );
}
