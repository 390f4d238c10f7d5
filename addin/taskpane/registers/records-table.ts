// Records as they are listed, as a table to take away: of one register with all its columns, of several with what they have in common.
import type { ShownRecord } from '../../../shared/api/records';
import { valueText } from '../../../shared/documents/value-text';
import { idsIn } from '../../../shared/registers/record';
import type { RegistersPlan } from '../../../shared/registers/register-plan';
import type { Column } from '../../../shared/scheme/register';
import { textIn } from '../../../shared/scheme/text';
import {
  exportTable,
  type ExportCell,
  type ExportColumn,
  type ExportTable,
} from '../../../shared/sheets/export/export-table';
import { labelsOf } from '../../../shared/sheets/labels';
import { message } from '../../../shared/text/sentences';
import type { MessageKey } from '../../../shared/text/zh-CN/pane';
import { headingOf, waitsForText, type Reader } from './record-text';

/** Everybody whom these records name in their columns. */
export function peopleIn(plan: RegistersPlan, records: readonly ShownRecord[]): string[] {
  const found = records.flatMap(({ register, values }) =>
    [...(plan.registers.get(register)?.columns.values() ?? [])].flatMap(({ id, type }) =>
      type === 'person' && values[id] !== undefined ? idsIn(values[id]) : [],
    ),
  );
  return [...new Set(found)];
}

function valueCell(reader: Reader, column: Column, { values }: ShownRecord): ExportCell {
  const value = values[column.id];
  if (typeof value === 'number') return value;
  return valueText(reader, column, value, true) || null;
}

/** `register`: of which one all columns stand in it; null where records of several are listed. */
export function recordsTable(
  plan: RegistersPlan,
  reader: Reader,
  records: readonly ShownRecord[],
  register: string | null,
): ExportTable {
  const say = (key: MessageKey): string => message(reader.language, key);
  const planned = register === null ? undefined : plan.registers.get(register);
  const own: ExportColumn<ShownRecord>[] =
    planned === undefined
      ? [
          { title: say('export.register'), cell: ({ register: of }) => titleOf(plan, reader, of) },
          { title: say('export.summary'), cell: (shown) => summaryOf(plan, reader, shown) },
        ]
      : planned.register.columns.map((column) => ({
          title: labelsOf(planned.register.columns, reader.language).get(column.id) ?? column.id,
          cell: (shown: ShownRecord) => valueCell(reader, column, shown),
        }));
  const hasUnits = records.some(({ unit }) => unit !== null);
  const common: ExportColumn<ShownRecord>[] = [
    { title: say('export.number'), cell: ({ number }) => number },
    { title: say('export.period'), cell: ({ period }) => period },
    ...(hasUnits
      ? [
          {
            title: say('export.unit'),
            cell: ({ unit }: ShownRecord) => (unit === null ? null : reader.titleOf('unit', unit)),
          },
        ]
      : []),
  ];
  const standing: ExportColumn<ShownRecord>[] = [
    { title: say('export.state'), cell: (shown) => stateOf(plan, reader, shown) },
    { title: say('export.until'), cell: ({ until, due }) => until ?? due?.on ?? null },
    {
      title: say('export.waitsFor'),
      cell: ({ register: of, waitsFor }) => {
        const known = plan.registers.get(of);
        return known === undefined || waitsFor.length === 0 ? null : waitsForText(reader, known.register, waitsFor);
      },
    },
  ];
  const tab = planned === undefined ? say('registers.title') : textIn(planned.register.title, reader.language);
  return exportTable({ key: 'records', tab }, [...common, ...own, ...standing], records);
}

function titleOf(plan: RegistersPlan, { language }: Reader, register: string): string {
  const planned = plan.registers.get(register);
  return planned === undefined ? register : textIn(planned.register.title, language);
}

function summaryOf(plan: RegistersPlan, reader: Reader, shown: ShownRecord): ExportCell {
  const planned = plan.registers.get(shown.register);
  return planned === undefined ? null : headingOf(reader, planned.register, shown) || null;
}

function stateOf(plan: RegistersPlan, { language }: Reader, { register, state }: ShownRecord): string {
  const known = plan.registers.get(register)?.states.get(state);
  return known === undefined ? state : textIn(known.title, language);
}
