// The sheet 兑现名册: what the office fills in once, to have rewards told for each person; it stays in the office's own file.
import { paidRoles } from '../documents/payout/roster';
import type { Scheme } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import { message } from '../text/sentences';
import { blockAddress } from './address';
import { labelsOf, tabNames } from './labels';
import type { SheetPlan } from './plan';
import { tableFirstRow, tableSheet } from './table/table-sheet';
import { speaker } from './words';

export const rosterTableName = 'Roster';

/** The roster to be filled in: three rows for each unit, one of each role; more are added below or between. */
export function planRosterSheet(scheme: Scheme, language: Language): SheetPlan {
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  const word = speaker(language);
  const units = labelsOf(scheme.units, language);
  const rows = scheme.units.flatMap(({ id }) => paidRoles.map((role) => ({ unit: units.get(id) ?? id, role })));
  const [tab = ''] = tabNames([say('roster.name')]);
  const sheet = tableSheet({
    key: 'payout:roster',
    tab,
    headline: say('roster.title', { scheme: textIn(scheme.title, language) }),
    table: rosterTableName,
    columns: [
      { title: say('roster.unit'), width: 200, cell: ({ unit }: (typeof rows)[number]) => unit },
      { title: say('roster.person'), width: 110, cell: () => null },
      { title: say('roster.role'), width: 80, cell: ({ role }) => word(role) },
      { title: say('roster.base'), width: 120, format: '#,##0.00', cell: () => null },
    ],
    rows,
    frozen: 1,
  });
  const column = (index: number) => blockAddress(tableFirstRow, index, rows.length, 1);
  return {
    ...sheet,
    blocks: [...sheet.blocks, { at: 'A2', cells: [[say('roster.help')]] }],
    styles: [
      ...(sheet.styles ?? []),
      { at: 'A2', style: 'note' },
      { at: column(1), style: 'input' },
      { at: column(3), style: 'input' },
    ],
    // Names are text, whatever they look like; a style brings its own format.
    numberFormats: [...(sheet.numberFormats ?? []), { at: column(1), format: '@' }],
    merges: ['A2:D2'],
    looks: [{ at: 'A2:D2', wrapped: true }],
    rowHeights: [{ at: '2:2', height: 63 }],
    print: { landscape: false, titleRows: `$${tableFirstRow}:$${tableFirstRow}` },
  };
}
