// The file that was chosen: what was read of it, what is so about it, and the copy that holds what came of it.
import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { namesListed, sentencesListed } from '../../../shared/text/lists';
import { tableName, tableNames } from '../../../shared/sheets/score-table';
import { partedByCode } from '../../score-workbook/read-scores';
import { laidComponents } from '../../score-workbook/score-workbook';
import { useScoreWorkbook, type OpenScores } from '../../score-workbook/score-workbook-context';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { useLoaded } from '../../ui/use-loaded';
import { useTask } from '../../ui/use-task';
import { keptTab } from '../../workbook/file/kept-sheet';
import type { Files } from './files-context';
import { useFileNotices } from './file-notices';
import type { ChosenFile } from './open-chosen';

interface Props {
  readonly chosen: ChosenFile;
  readonly files: Files;
}

export function ChosenFilePart({ chosen, files }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [saved, setSaved] = useState<{ readonly of: ChosenFile; readonly name: string } | null>(null);
  const { open, again } = useScoreWorkbook();
  const sheets = chosen.opened.sheets.filter(({ name }) => name !== keptTab);
  const hidden = sheets.filter(({ hiddenRows }) => hiddenRows.size > 0).map(({ name }) => name);
  const save = (): void =>
    task.run(async (signal) => {
      // A program refuses macros under the name of a file without them.
      const ending = chosen.original !== null && /\.xlsm$/i.test(chosen.name) ? 'xlsm' : 'xlsx';
      const name = `${say('file.copyName', { name: chosen.name.replace(/\.[^.]*$/, '') })}.${ending}`;
      await files.saveCopy(name, signal);
      setSaved({ of: chosen, name });
    });
  return (
    <div className={layout.section}>
      <div className={layout.row}>
        <Text weight="semibold" role="status">
          {say('file.chosen', { name: chosen.name })}
        </Text>
        <Button size="small" onClick={files.close}>
          {say('file.close')}
        </Button>
      </div>
      <Text size={200}>
        {say('file.sheets', {
          count: sheets.length,
          sheets: namesListed(
            language,
            sheets.map(({ name }) => name),
          ),
        })}
      </Text>
      {chosen.opened.isOld === true && <Text role="status">{say('file.old')}</Text>}
      {hidden.length > 0 && <Text>{say('file.hiddenRows', { sheets: namesListed(language, hidden) })}</Text>}
      <LoadedContent of={open} again={again}>
        {(scores) => scores && <ReadTables scores={scores} chosen={chosen} />}
      </LoadedContent>
      <div className={layout.row}>
        <Button disabled={task.running} onClick={save}>
          {say('file.copy')}
        </Button>
        <Text size={200}>{say('file.copy.hint')}</Text>
      </div>
      <TaskStatus task={task} doing={say('file.building')} />
      {saved?.of === chosen && !task.running && <Text role="status">{say('file.saved', { name: saved.name })}</Text>}
    </div>
  );
}

/** Which tables of a score workbook were found, where, and what is so about the file. */
function ReadTables({ scores, chosen }: { readonly scores: OpenScores; readonly chosen: ChosenFile }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const { kept, scheme } = scores;
  const { workbook } = chosen;
  const load = useCallback(() => workbook.read(tableNames(scheme, laidComponents(kept))), [kept, scheme, workbook]);
  const [tables] = useLoaded(load);
  const notices = useFileNotices(scores, chosen);
  const titleOf = titlesOf(scheme, language);
  return (
    <>
      <LoadedContent of={tables}>
        {(there) => {
          const { own: found, foreign } = partedByCode(there, kept);
          const missing = laidComponents(kept).filter((id) => !there.some(({ name }) => name === tableName(id)));
          const renamed = found.flatMap(({ name, sheet }) => {
            const before = workbook.tabOf(name);
            return before === null || before === sheet ? [] : [say('file.renamed', { before, now: sheet })];
          });
          return (
            <>
              {found.length > 0 && (
                <Text size={200}>
                  {namesListed(
                    language,
                    found.map(({ sheet, rows }) => say('file.tableFound', { sheet, count: rows.length })),
                  )}
                </Text>
              )}
              {renamed.length > 0 && <Text>{sentencesListed(language, renamed)}</Text>}
              {foreign.map(({ name, sheet, code = '' }) => (
                <Text key={name} role="alert">
                  {say('file.table.foreign', { sheet, code, period: kept.period })}
                </Text>
              ))}
              {missing.length > 0 && (
                <Text role="alert">
                  {say('file.table.missing', {
                    tables: namesListed(
                      language,
                      missing.map((id) => titleOf('component', id)),
                    ),
                  })}
                </Text>
              )}
            </>
          );
        }}
      </LoadedContent>
      {notices.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody role="status">
            <ul className={layout.plainList}>
              {notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
