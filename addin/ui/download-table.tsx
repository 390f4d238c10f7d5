// Lets somebody take a table away, as a workbook or as CSV: read whole first where it is long, which is told and can be stopped.
import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { csvText } from '../../shared/sheets/export/csv';
import { exportPlan, mostSheetRows, type ExportTable } from '../../shared/sheets/export/export-table';
import { writeFile } from '../workbook/file/write-file';
import { useSay } from './language';
import { useLayout } from './layout';
import { saveFile } from './save-file';
import { TaskStatus } from './task-status';
import { usePassing } from './use-passing';
import { useTask } from './use-task';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
} as const;
type Kind = keyof typeof types;

interface Props {
  /** what the file is called, without its ending */
  readonly name: string;
  /** Makes the table; `tell` says how many entries have been read so far. */
  make(signal: AbortSignal, tell: (count: number) => void): ExportTable | Promise<ExportTable>;
}

type Outcome = { readonly file: string | null; readonly rows: number };

/** A name that every system takes for a file. */
const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-').slice(0, 120);

async function contentOf(table: ExportTable, kind: Kind): Promise<BlobPart> {
  if (kind === 'csv') return csvText(table);
  return (await writeFile([exportPlan(table)])) as Uint8Array<ArrayBuffer>;
}

export function DownloadTable({ name, make }: Props) {
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [read, setRead] = useState(0);
  const [outcome, setOutcome] = usePassing<Outcome | null>(null);
  const download = (kind: Kind): void =>
    task.run(async (signal) => {
      setRead(0);
      setOutcome(null);
      const table = await make(signal, setRead);
      const rows = table.rows.length;
      if (kind === 'xlsx' && rows > mostSheetRows) return setOutcome({ file: null, rows });
      const content = await contentOf(table, kind);
      signal.throwIfAborted();
      const file = `${fileName(name)}.${kind}`;
      saveFile(file, new Blob([content], { type: types[kind] }));
      setOutcome({ file, rows });
    });
  return (
    <div className={layout.section}>
      <div>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <MenuButton
              size="small"
              icon={<ArrowDownloadRegular />}
              disabled={task.running}
              aria-label={say('export.of', { name })}
            >
              {say('export.download')}
            </MenuButton>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem onClick={() => download('xlsx')}>{say('export.xlsx')}</MenuItem>
              <MenuItem onClick={() => download('csv')}>{say('export.csv')}</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      <TaskStatus task={task} doing={read === 0 ? say('export.making') : say('export.reading', { count: read })} />
      {outcome !== null && !task.running && (
        <MessageBar intent={outcome.file === null ? 'warning' : 'success'} layout="multiline">
          <MessageBarBody role={outcome.file === null ? 'alert' : 'status'}>
            {outcome.file === null
              ? say('export.tooMany', { rows: outcome.rows, most: mostSheetRows })
              : say('export.done', { file: outcome.file, rows: outcome.rows })}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
