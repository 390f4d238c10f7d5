// Reads the tables of somebody's own that a score workbook was told of: their sheets, every fault at its cell, what was left out.
import { adoptedSheets, type AdoptedSheets } from '../../shared/sheets/adopt/adopted-sheets';
import { leftOutName, withPartsThere } from '../../shared/sheets/adopt/change-mapping';
import { between, findAgain, type FoundAgain } from '../../shared/sheets/adopt/find-again';
import type { SkippedRow } from '../../shared/sheets/adopt/adopted-reading';
import { readAdopted } from '../../shared/sheets/adopt/read-adopted';
import type { Mapping } from '../../shared/sheets/adopt/mapping';
import { cellAddress } from '../../shared/sheets/address';
import type { SheetGrid } from '../../shared/sheets/grid';
import type { CellFault, CellFaultCode } from '../../shared/sheets/table/cell-fault';
import type { Component, Scheme } from '../../shared/scheme/scheme';
import type { UnitId } from '../../shared/scheme/id';
import type { SheetTab, Workbook } from '../workbook/port';
import type { AdoptedTable } from './score-workbook';

/** What is told of a table of somebody's own whenever it is read. */
export interface OwnTable {
  readonly component: string;
  /** the tab that it was found on */
  readonly sheet: string;
  readonly rows: number;
  readonly skipped: readonly SkippedRow[];
  /** how many entries were left out: names that somebody said are not read, and points of the other direction */
  readonly leftOut: number;
  /** full marks of the scheme by which its figures are taken, since it names none */
  readonly assumed: AdoptedSheets['assumed'];
  /** units that the component applies to and the table does not name */
  readonly absent: readonly UnitId[];
  readonly absentHadNothing: boolean;
  /** where it stands by now, where that is not where it was confirmed */
  readonly isMoved: boolean;
  readonly wasOn: string | null;
}

export interface OwnReading extends Pick<AdoptedSheets, 'sheets' | 'faults' | 'placeOf'> {
  readonly component: string;
  /** null where it was not found */
  readonly table: OwnTable | null;
}

export interface OwnRequest {
  readonly scheme: Scheme;
  readonly assessor: string;
  readonly known: ReadonlySet<string>;
}

/** The sheets of a workbook, each read once and only when it is asked for. */
class Grids {
  private readonly read = new Map<string, Promise<SheetGrid>>();
  constructor(private readonly workbook: Workbook) {}

  at(name: string): Promise<SheetGrid> {
    const grid = this.read.get(name) ?? this.workbook.readSheet(name);
    this.read.set(name, grid);
    return grid;
  }

  tabs(): Promise<readonly SheetTab[]> {
    return this.workbook.tabs();
  }
}

interface Found {
  readonly grid: SheetGrid;
  readonly again: Extract<FoundAgain, { readonly kind: 'found' }>;
}

const nothing = (component: string, faults: readonly CellFault[]): OwnReading => ({
  ...{ component, sheets: [], faults: [...faults], placeOf: () => null, table: null },
});

/** Looks between the columns that somebody had selected; a table that was moved out of them, on the whole sheet. */
function againOn(
  grid: SheetGrid,
  { mapping, columns }: AdoptedTable,
  scheme: Scheme,
  component: Component,
): FoundAgain {
  const options = { scheme, component };
  if (columns === null) return findAgain(grid, mapping, options);
  const again = findAgain(grid, mapping, { ...options, within: between(columns) });
  const anywhere = again.kind === 'found' ? again : findAgain(grid, mapping, options);
  return anywhere.kind === 'found' ? anywhere : again;
}

/** Where the table stands now; the fault that says why it is not read, where it does not. */
async function find(
  grids: Grids,
  table: AdoptedTable,
  scheme: Scheme,
  component: Component,
): Promise<Found | CellFault> {
  const { sheet, header, columns } = table.mapping;
  const fault = (code: CellFaultCode, detail: CellFault['detail'] = {}): CellFault => ({
    ...{ code, path: `adopted.${component.id}`, detail: { component: component.id, sheet, ...detail } },
    place: { sheet, address: cellAddress(header.first, columns[0]?.column ?? 0) },
  });
  const tabs = await grids.tabs();
  if (tabs.some(({ name }) => name === sheet)) {
    const grid = await grids.at(sheet);
    const again = againOn(grid, table, scheme, component);
    if (again.kind === 'found') return again.mapping.confirmed ? { grid, again } : fault('own-table-unconfirmed');
    if (again.kind === 'several') return fault('own-table-repeated');
    const listed = (titles: readonly string[]) =>
      titles
        .map((title) => title.slice(0, 40))
        .slice(0, 8)
        .join('、') || '—';
    return fault('own-table-changed', { missing: listed(again.missing), added: listed(again.added) });
  }
  const found: Found[] = [];
  for (const { name } of tabs.filter(({ isHidden }) => !isHidden)) {
    const grid = await grids.at(name);
    const again = againOn(grid, table, scheme, component);
    if (again.kind === 'found') found.push({ grid, again });
  }
  const [only, another] = found;
  if (only === undefined || another !== undefined) return fault('own-sheet-missing');
  return only.again.mapping.confirmed ? only : fault('own-table-unconfirmed', { sheet: only.grid.name });
}

/** Lines of names that somebody said are not read. */
const isLeftOut = (
  mapping: Mapping,
  line: { unit: { text: string } | null; indicator: { text: string } | null },
): boolean =>
  mapping.names.units[line.unit?.text ?? ''] === leftOutName ||
  mapping.names.indicators[line.indicator?.text ?? ''] === leftOutName;

async function readOne(
  grids: Grids,
  table: AdoptedTable,
  component: Component,
  request: OwnRequest,
): Promise<OwnReading> {
  const { scheme, assessor, known } = request;
  const found = await find(grids, table, scheme, component);
  if ('code' in found) return nothing(component.id, [found]);
  const { grid, again } = found;
  const { isMoved } = again;
  const mapping = withPartsThere(again.mapping, scheme, component);
  const reading = readAdopted({ grid, mapping, scheme, component });
  const { absentHadNothing } = table;
  const { sheets, faults, leftOut, absent, assumed, placeOf } = adoptedSheets({
    ...{ scheme, component, readings: [reading], assessor, known, absentHadNothing },
  });
  return {
    ...{ component: component.id, sheets, faults, placeOf },
    table: {
      ...{
        component: component.id,
        sheet: grid.name,
        rows: reading.rows.data.length,
        absent,
        assumed,
        absentHadNothing,
        isMoved,
      },
      skipped: reading.skipped.filter(({ why }) => why !== 'blank'),
      leftOut: leftOut.length + reading.lines.filter((line) => isLeftOut(mapping, line)).length,
      wasOn: grid.name === table.mapping.sheet ? null : table.mapping.sheet,
    },
  };
}

/** The own tables of these components, each sheet read once. The workbook is only read. */
export async function readOwnTables(
  workbook: Workbook,
  adopted: Readonly<Record<string, AdoptedTable>>,
  request: OwnRequest,
): Promise<OwnReading[]> {
  const grids = new Grids(workbook);
  const readings: OwnReading[] = [];
  for (const component of request.scheme.components) {
    const table = Object.hasOwn(adopted, component.id) ? adopted[component.id] : undefined;
    if (table !== undefined) readings.push(await readOne(grids, table, component, request));
  }
  return readings;
}
