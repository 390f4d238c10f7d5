// Documents (文件) on the page of results: the workbook as a file, the notice, result letters, and the payout of people.
import { Button, Field, Input, Link, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { UnitId } from '../../../../shared/scheme/id';
import type { Scheme } from '../../../../shared/scheme/scheme';
import { textIn } from '../../../../shared/scheme/text';
import type { Results } from '../../../../shared/scoring/results';
import { periodInFull } from '../../../../shared/text/calendar-text';
import type { DocumentAsk } from '../../../documents/load-of-period';
import { docxOf, loadLetters, loadNotice, resultSheets } from '../../../documents/make-document';
import { documentAddress } from '../../../printed/asked-document';
import { isOffice } from '../../../session/roles';
import { useServices } from '../../../session/services';
import { useLanguage, useSay } from '../../../ui/language';
import { useLayout } from '../../../ui/layout';
import { saveFile } from '../../../ui/save-file';
import { TaskStatus } from '../../../ui/task-status';
import { titlesOf } from '../../../ui/titles';
import { usePassing } from '../../../ui/use-passing';
import { useTask } from '../../../ui/use-task';
import { writeFile } from '../../../workbook/file/write-file';
import { useFiles } from '../../file-workbook/files-context';
import { fileName, longestIssuer, useIssuer } from './document-settings';
import { EXCEL, WORD } from './file-types';
import { PayoutPart } from './payout-part';
import { SavedNotice } from './saved-notice';

interface Props {
  readonly scheme: Scheme;
  readonly results: Results;
}

export function DocumentsPart({ scheme, results }: Props) {
  const { api, me } = useServices();
  // Elsewhere the download above is a file already.
  const inExcel = useFiles() === null;
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [issuer, setIssuer] = useIssuer();
  const [number, setNumber] = useState('');
  const [unit, setUnit] = useState('');
  const [saved, setSaved] = usePassing<string | null>(null);
  const titleOf = titlesOf(scheme, language);
  const { period } = results;
  const ask: DocumentAsk = { scheme, period, language, organisation: issuer, origin: window.location.origin };
  // Whoever sees some units alone is told of no ranking.
  const seesAll = results.units.length === scheme.units.length;
  const chosen = results.units.find((one) => one.unit === unit)?.unit ?? null;
  const letterOf: UnitId | null = seesAll ? chosen : (results.units[0]?.unit ?? null);
  const named = (what: string): string => `${textIn(scheme.title, language)} ${periodInFull(language, period)} ${what}`;

  const save = (name: string, type: string, make: (signal: AbortSignal) => Promise<Uint8Array>): void =>
    task.run(async (signal) => {
      setSaved(null);
      const bytes = await make(signal);
      signal.throwIfAborted();
      saveFile(name, new Blob([bytes.slice()], { type }));
      setSaved(name);
    });
  const saveWorkbook = (): void =>
    save(fileName(named(say('documents.workbook')), 'xlsx'), EXCEL, async (signal) =>
      writeFile(await resultSheets(api, ask, signal)),
    );
  const saveNotice = (): void =>
    save(fileName(named(say('notice.name')), 'docx'), WORD, async (signal) =>
      docxOf(await loadNotice(api, ask, number, signal), ask),
    );
  const saveLetters = (): void => {
    const whose = letterOf === null ? say('documents.allUnits') : titleOf('unit', letterOf);
    save(fileName(named(`${say('letter.name')} ${whose}`), 'docx'), WORD, async (signal) =>
      docxOf(await loadLetters(api, ask, letterOf, signal), ask),
    );
  };
  const printed = (what: 'notice' | 'letter', of: UnitId | null): string =>
    documentAddress({ what, scheme: scheme.id, period, unit: of, organisation: issuer, number }, language);

  return (
    <section className={layout.section} aria-labelledby="documents">
      <Text as="h2" id="documents" weight="semibold" className={layout.heading}>
        {say('documents.title')}
      </Text>
      {seesAll && (
        <Field label={say('documents.issuer')} hint={say('documents.issuer.hint')}>
          <Input value={issuer} maxLength={longestIssuer} onChange={(_, { value }) => setIssuer(value)} />
        </Field>
      )}
      {seesAll && (
        <Field label={say('notice.number')} hint={say('documents.number.hint')}>
          <Input value={number} maxLength={longestIssuer} onChange={(_, { value }) => setNumber(value)} />
        </Field>
      )}
      <div className={layout.row}>
        {inExcel && (
          <Button disabled={task.running} onClick={saveWorkbook}>
            {say('documents.saveWorkbook')}
          </Button>
        )}
        {seesAll && (
          <>
            <Button disabled={task.running} onClick={saveNotice}>
              {say('documents.saveNotice')}
            </Button>
            <Link inline href={printed('notice', null)} target="_blank" rel="opener">
              {say('documents.printNotice')}
            </Link>
          </>
        )}
      </div>
      {seesAll && (
        <Field label={say('documents.letterOf')}>
          <Select className={layout.select} value={unit} onChange={(_, { value }) => setUnit(value)}>
            <option value="">{say('documents.allUnits')}</option>
            {results.units.map((one) => (
              <option key={one.unit} value={one.unit}>
                {titleOf('unit', one.unit)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {results.units.length > 0 && (
        <div className={layout.row}>
          <Button disabled={task.running} onClick={saveLetters}>
            {say('documents.saveLetters')}
          </Button>
          <Link inline href={printed('letter', letterOf)} target="_blank" rel="opener">
            {say('documents.printLetters')}
          </Link>
        </div>
      )}
      <TaskStatus task={task} doing={say('documents.making')} />
      {saved !== null && !task.running && <SavedNotice name={saved} />}
      {seesAll && isOffice(me.roles) && <PayoutPart ask={ask} />}
    </section>
  );
}
