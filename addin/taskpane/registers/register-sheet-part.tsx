// A register as a sheet of the open workbook: laid out, checked, submitted, and what came of it.
import { Button, MessageBar, MessageBarBody, Text, mergeClasses } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Period } from '../../../shared/api/periods';
import { textIn } from '../../../shared/scheme/text';
import type { Scheme } from '../../../shared/scheme/scheme';
import { faultSentence } from '../../../shared/text/sentences';
import { loadAllPeriods } from '../../session/scheme-source';
import { useServices } from '../../session/services';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { PlacedFaults } from '../../ui/placed-faults';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { useAsked } from '../../ui/use-asked';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';
import type { KeptRegister } from '../../register-workbook/kept-register';
import { judged, readRegister, showRowStates, waitingRows, entriesOf } from '../../register-workbook/register-desk';
import { submitRegister, type SubmittedRegister } from '../../register-workbook/submit-register';
import { useRegisterSheet, type OpenRegisterSheet } from '../../register-workbook/use-register-sheet';
import type { JudgedSheet } from '../../../shared/sheets/register-sheet/register-changes';
import { ChooseFile } from '../file-workbook/choose-file';
import { RegisterSheetChanges } from './register-sheet-changes';
import { RegisterSheetDownload } from './register-sheet-download';
import { RegisterSheetRefusals } from './register-sheet-refusals';

interface Props {
  readonly scheme: Scheme;
  /** the id of a register of the scheme */
  readonly register: string;
}

export function RegisterSheetPart({ scheme, register }: Props) {
  const { api } = useServices();
  const [periods, again] = useAsked(['periods', scheme.id], (signal) => loadAllPeriods(api, scheme.id, signal));
  return (
    <LoadedContent of={periods} again={() => void again()}>
      {(all) => <SheetOfRegister key={`${scheme.id}/${register}`} {...{ scheme, register }} periods={all} />}
    </LoadedContent>
  );
}

function SheetOfRegister({ scheme, register, periods }: Props & { readonly periods: readonly Period[] }) {
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const open = useRegisterSheet(scheme.id, register, periods);
  const planned = scheme.registers?.find(({ id }) => id === register);
  const ofRegister = useMemo(
    () => planned && { ...planned, title: textIn(planned.title, language) },
    [language, planned],
  );
  if (ofRegister === undefined) return null;
  return (
    <details>
      <summary className={layout.summary}>{say('registerSheet.title', { register: ofRegister.title })}</summary>
      <div className={mergeClasses(layout.section, layout.opened)}>
        <RegisterSheetDownload {...{ scheme, periods, open }} register={ofRegister} />
        <ChooseFile />
        <LoadedContent of={open.kept} again={open.again}>
          {(kept) => kept && <CheckAndSubmit {...{ scheme, kept, open }} />}
        </LoadedContent>
      </div>
    </details>
  );
}

type Shown =
  | { readonly kind: 'checked'; readonly judged: JudgedSheet }
  | { readonly kind: 'submitted'; readonly submitted: SubmittedRegister };

interface SubmitProps {
  readonly scheme: Scheme;
  readonly kept: KeptRegister;
  readonly open: OpenRegisterSheet;
}

function CheckAndSubmit({ scheme, kept, open }: SubmitProps) {
  const { outbox } = useServices();
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const task = useTask();
  const [shown, setShown] = usePassing<Shown | null>(null);
  const titleOf = titlesOf(scheme, language);
  const { desk } = open;

  const check = (): void =>
    task.run(async () => {
      setShown(null);
      const reading = await readRegister(desk, kept);
      const waiting = waitingRows(entriesOf(outbox.entries(), kept));
      const found = judged(desk, reading, waiting);
      await showRowStates(desk, reading, found, waiting);
      setShown({ kind: 'checked', judged: found });
    });
  const submit = (): void =>
    task.run(async (_, stopped) => {
      setShown(null);
      setShown({ kind: 'submitted', submitted: await submitRegister(desk, kept, stopped) });
      open.again();
    });
  const faults =
    shown?.kind === 'checked' ? shown.judged.faults : shown?.submitted.kind === 'faults' ? shown.submitted.faults : [];
  return (
    <div className={layout.section}>
      {open.waiting > 0 && <Text role="status">{say('registerSheet.waiting', { count: open.waiting })}</Text>}
      <div className={layout.row}>
        <Button disabled={task.running} onClick={check}>
          {say('registerSheet.check')}
        </Button>
        <Button appearance="primary" disabled={task.running} onClick={submit}>
          {say('registerSheet.submit')}
        </Button>
      </div>
      <TaskStatus task={task} doing={say('registerSheet.submitting')} />
      {faults.length > 0 && (
        <PlacedFaults
          label="submit.faults.label"
          title="submit.faults"
          more="submit.faults.more"
          entries={faults.map((fault) => ({
            sentence: faultSentence(language, fault, titleOf),
            place: fault.code === 'register-table-missing' ? null : fault.place,
          }))}
        />
      )}
      {shown?.kind === 'checked' && faults.length === 0 && <RegisterSheetChanges changes={shown.judged.changes} />}
      {shown?.kind === 'submitted' && <Submitted submitted={shown.submitted} />}
      <LoadedContent of={open.refused}>
        {(parts) => <RegisterSheetRefusals {...{ scheme, kept, parts, desk }} busy={task.running} onChosen={submit} />}
      </LoadedContent>
    </div>
  );
}

function Submitted({ submitted }: { readonly submitted: SubmittedRegister }) {
  const say = useSay();
  if (submitted.kind === 'faults') return null;
  const sentences =
    submitted.kind === 'same'
      ? [say('registerSheet.same')]
      : (['accepted', 'waiting', 'refused'] as const).flatMap((outcome) => {
          const count = submitted.rows[outcome];
          return count === 0 ? [] : [say(`registerSheet.sent.${outcome}`, { count })];
        });
  const isWhole = submitted.kind === 'same' || submitted.rows.waiting + submitted.rows.refused === 0;
  return (
    <MessageBar intent={isWhole ? 'success' : 'warning'} layout="multiline">
      <MessageBarBody role="status">{sentences.join(' ')}</MessageBarBody>
    </MessageBar>
  );
}
