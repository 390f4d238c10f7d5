// On which sheet somebody's table stands: the tabs of the workbook, and the range that is selected in it.
import { Checkbox, Field, Select } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { blockAddress } from '../../../shared/sheets/address';
import type { GridArea } from '../../../shared/sheets/grid';
import type { AdoptedTable } from '../../score-workbook/score-workbook';
import { useWorkbook } from '../../session/services';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useLoaded } from '../../ui/use-loaded';
import { keptTab } from '../../workbook/file/kept-sheet';
import { WorkbookRefused, type SelectedCells, type SheetTab, type Workbook } from '../../workbook/port';
import { TableForm } from './table-form';
import type { TableTarget } from './table-targets';

interface Props {
  readonly target: TableTarget;
  /** as it was confirmed before */
  readonly before: AdoptedTable | null;
  readonly busy: boolean;
  onConfirm(table: AdoptedTable): void;
}

const isBlock = ({ top, left, bottom, right }: GridArea): boolean => bottom > top && right > left;

/** What is selected; where that is no cells, such as a chart, or several ranges, the first sheet that is seen. */
async function selectedIn(workbook: Workbook, tabs: readonly SheetTab[]): Promise<SelectedCells> {
  try {
    return await workbook.selected();
  } catch (error) {
    const first = tabs.find(({ isHidden }) => !isHidden);
    if (!(error instanceof WorkbookRefused) || first === undefined) throw error;
    return { sheet: first.name, area: { top: 0, left: 0, bottom: 0, right: 0 } };
  }
}

export function ChooseSheet(props: Props) {
  const workbook = useWorkbook();
  const load = useCallback(async () => {
    const tabs = (await workbook.tabs()).filter(({ name }) => name !== keptTab);
    return { tabs, selected: await selectedIn(workbook, tabs) };
  }, [workbook]);
  const [places, again] = useLoaded(load);
  return (
    <LoadedContent of={places} again={again}>
      {({ tabs, selected }) => <SheetChosen {...props} tabs={tabs} selected={selected} />}
    </LoadedContent>
  );
}

interface ChosenProps extends Props {
  readonly tabs: readonly SheetTab[];
  readonly selected: SelectedCells;
}

function SheetChosen({ target, before, busy, onConfirm, tabs, selected }: ChosenProps) {
  const workbook = useWorkbook();
  const say = useSay();
  const layout = useLayout();
  const there = (name: string | undefined): boolean => tabs.some((tab) => tab.name === name);
  const first = there(before?.mapping.sheet) ? before?.mapping.sheet : selected.sheet;
  const [sheet, setSheet] = useState(first ?? '');
  const [narrows, setNarrows] = useState(before === null);
  const { area } = selected;
  const mayNarrow = sheet === selected.sheet && isBlock(area);
  const wasNarrow = before !== null && before.mapping.sheet === sheet ? before.columns : null;
  const [own] = useState(() => ({ first: area.left, last: area.right }));
  const columns = mayNarrow && narrows ? own : wasNarrow;
  const load = useCallback(() => workbook.readSheet(sheet), [sheet, workbook]);
  const [grid, again] = useLoaded(load);
  const address = blockAddress(area.top, area.left, area.bottom - area.top + 1, area.right - area.left + 1);
  return (
    <>
      <Field label={say('own.sheet')}>
        <Select className={layout.select} value={sheet} onChange={(_, { value }) => setSheet(value)}>
          {tabs.map(({ name, isHidden }) => (
            <option key={name} value={name}>
              {isHidden ? say('own.sheet.hidden', { name }) : name}
            </option>
          ))}
        </Select>
      </Field>
      {mayNarrow && (
        <Checkbox
          label={say('own.area', { area: address })}
          checked={narrows}
          onChange={(_, { checked }) => setNarrows(checked === true)}
        />
      )}
      <LoadedContent of={grid} again={again}>
        {(read) => (
          <TableForm
            key={`${sheet} ${columns === null ? '' : `${columns.first}-${columns.last}`}`}
            grid={read}
            scheme={target.scheme}
            component={target.component}
            columns={columns}
            before={before}
            busy={busy}
            onConfirm={onConfirm}
          />
        )}
      </LoadedContent>
    </>
  );
}
