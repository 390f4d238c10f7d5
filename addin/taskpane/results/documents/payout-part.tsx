// The payout of people (个人兑现): a roster of the office's own, from a file or the open workbook, becomes amounts. It stays on this computer.
import { Button, Field, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { OfPeriod } from '../../../../shared/documents/notice';
import { payoutOf, type Payout } from '../../../../shared/documents/payout/payout';
import { readRoster, type RosterFault } from '../../../../shared/documents/payout/roster';
import { rosterTable } from '../../../../shared/documents/payout/roster-table';
import { planPayoutSheets } from '../../../../shared/sheets/payout-people-sheets';
import type { ReadTable, SheetPlan } from '../../../../shared/sheets/plan';
import { viewResults } from '../../../../shared/sheets/results-columns';
import { planRosterSheet, rosterTableName } from '../../../../shared/sheets/roster-sheet';
import { loadOfPeriod, type DocumentAsk } from '../../../documents/load-of-period';
import { officialOf } from '../../../documents/make-document';
import { useServices, useWorkbook } from '../../../session/services';
import { useLanguage, useSay } from '../../../ui/language';
import { useLayout } from '../../../ui/layout';
import { saveFile } from '../../../ui/save-file';
import { TaskStatus } from '../../../ui/task-status';
import { usePassing } from '../../../ui/use-passing';
import { useTask } from '../../../ui/use-task';
import { readFile } from '../../../workbook/file/read-file';
import { writeFile } from '../../../workbook/file/write-file';
import { useFiles } from '../../file-workbook/files-context';
import { fileName } from './document-settings';
import { EXCEL } from './file-types';
import { PayoutSummary } from './payout-summary';
import { RosterFaults } from './roster-faults';
import { SavedNotice } from './saved-notice';

const accepted = '.xlsx,.xlsm,.xls,.csv,.tsv,.et';

interface Made {
  readonly of: OfPeriod;
  readonly payout: Payout;
  readonly from: string;
}

export function PayoutPart({ ask }: { readonly ask: DocumentAsk }) {
  const { api } = useServices();
  const files = useFiles();
  const open = useWorkbook();
  /** null on a page without Excel: what is made there is saved as files */
  const workbook = files === null ? open : null;
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const input = useRef<HTMLInputElement>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [faults, setFaults] = useState<readonly RosterFault[]>([]);
  const [done, setDone] = usePassing<{ readonly saved: string } | { readonly laid: number } | null>(null);

  const template = (): void =>
    task.run(async (signal) => {
      setDone(null);
      const plan = planRosterSheet(ask.scheme, language);
      if (workbook !== null) {
        // One that somebody filled in stays; a new one is laid beside it.
        await workbook.lay([plan], { signal, leavesChanged: true });
        setDone({ laid: 1 });
        return;
      }
      const name = fileName(plan.name, 'xlsx');
      saveFile(name, new Blob([(await writeFile([plan])).slice()], { type: EXCEL }));
      setDone({ saved: name });
    });

  const calculate = async (table: ReadTable | null, from: string, signal: AbortSignal): Promise<void> => {
    const roster = table === null ? null : readRoster(ask.scheme, table);
    if (roster === null || roster.faults.length > 0) {
      setFaults(roster?.faults ?? [{ code: 'no-table', place: null, text: '' }]);
      return;
    }
    const of = await loadOfPeriod(api, ask, signal);
    setMade({ of, payout: payoutOf(ask.scheme, of.results, roster.people), from });
  };
  const start = (read: (signal: AbortSignal) => Promise<readonly [ReadTable | null, string]>): void =>
    task.run(async (signal) => {
      setDone(null);
      setMade(null);
      setFaults([]);
      const [table, from] = await read(signal);
      await calculate(table, from, signal);
    });
  const fromFile = (file: File): void =>
    start(async () => [rosterTable(await readFile(new Uint8Array(await file.arrayBuffer()), file.name)), file.name]);
  const fromWorkbook = (): void =>
    start(async () => {
      const [table = null] = (await workbook?.read([rosterTableName])) ?? [];
      return [table, table?.sheet ?? ''];
    });

  const sheets = async ({ of, payout }: Made): Promise<SheetPlan[]> =>
    planPayoutSheets(viewResults(of.scheme, of.results, language), payout, await officialOf(of));
  const save = (one: Made): void =>
    task.run(async () => {
      setDone(null);
      const name = fileName(`${say('payout.name')} ${one.of.results.period}`, 'xlsx');
      saveFile(name, new Blob([(await writeFile(await sheets(one))).slice()], { type: EXCEL }));
      setDone({ saved: name });
    });
  const lay = (one: Made): void =>
    task.run(async (signal) => {
      setDone(null);
      const plans = await sheets(one);
      await workbook?.lay(plans, { signal, leavesChanged: true });
      setDone({ laid: plans.length });
    });

  return (
    <section className={layout.section} aria-labelledby="payout">
      <Text as="h3" id="payout" weight="semibold" className={layout.heading}>
        {say('payout.name')}
      </Text>
      <Text>{say('payout.about')}</Text>
      <Field label={say('payout.roster')} hint={say('payout.roster.hint')}>
        <div className={layout.row}>
          <Button disabled={task.running} onClick={() => input.current?.click()}>
            {say('payout.choose')}
          </Button>
          {workbook !== null && (
            <Button disabled={task.running} onClick={fromWorkbook}>
              {say('payout.fromWorkbook')}
            </Button>
          )}
          <Button appearance="subtle" disabled={task.running} onClick={template}>
            {say(workbook === null ? 'payout.template' : 'payout.template.lay')}
          </Button>
        </div>
      </Field>
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted}
        aria-label={say('payout.choose')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file, mended, may be chosen again.
          target.value = '';
          if (file !== undefined) fromFile(file);
        }}
      />
      <TaskStatus task={task} doing={say('documents.making')} />
      {faults.length > 0 && <RosterFaults faults={faults} />}
      {made !== null && (
        <PayoutSummary scheme={made.of.scheme} payout={made.payout} from={made.from}>
          <Button appearance="primary" disabled={task.running} onClick={() => save(made)}>
            {say('payout.save')}
          </Button>
          {workbook !== null && (
            <Button disabled={task.running} onClick={() => lay(made)}>
              {say('payout.lay')}
            </Button>
          )}
          <Button disabled={task.running} onClick={() => setMade(null)}>
            {say('payout.forget')}
          </Button>
        </PayoutSummary>
      )}
      {done !== null && !task.running && 'saved' in done && <SavedNotice name={done.saved} />}
      {done !== null && !task.running && 'laid' in done && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody role="status">{say('payout.laid', { sheets: done.laid })}</MessageBarBody>
        </MessageBar>
      )}
    </section>
  );
}
