// The sheets 个人兑现表 and 兑现汇总: what everybody on the roster is paid in yuan, and the sums of each unit and of all.
import type { PaidPerson, PaidUnit, Payout } from '../documents/payout/payout';
import { message } from '../text/sentences';
import { cellAddress } from './address';
import { tabNames } from './labels';
import type { Cell, SheetPlan } from './plan';
import { headline, type ResultsView } from './results-columns';
import { officialSheet, type Official } from './table/official-sheet';
import { tableFirstRow, tableSheet, type TableColumn } from './table/table-sheet';
import { payFormat } from './tier-table';

const YUAN = '#,##0.00';
const CHANGE = `+${YUAN};-${YUAN};${YUAN}`;

interface Row {
  readonly number: number;
  readonly unit: string;
  readonly paid: PaidPerson;
}

/** A table with a row of sums right below it, apart from it: sorted and filtered, it stays one of people. */
function withTotals<Of>(
  sheet: SheetPlan,
  columns: readonly TableColumn<Of>[],
  rows: number,
  totals: readonly Cell[],
): SheetPlan {
  const at = tableFirstRow + Math.max(rows, 1) + 1;
  const formats = columns.flatMap(({ format }, column) =>
    format !== undefined && typeof totals[column] === 'number' ? [{ at: cellAddress(at, column), format }] : [],
  );
  return {
    ...sheet,
    blocks: [...sheet.blocks, { at: cellAddress(at, 0), cells: [[...totals]] }],
    styles: [...(sheet.styles ?? []), { at: cellAddress(at, 0), style: 'header' }],
    numberFormats: [...(sheet.numberFormats ?? []), ...formats],
  };
}

function peopleSheet(view: ResultsView, payout: Payout, tab: string): SheetPlan {
  const { language, say: word } = view;
  const say = (key: Parameters<typeof message>[1]): string => message(language, key);
  const rows = payout.units
    .flatMap(({ unit, people }) => people.map((paid) => ({ unit: view.units.get(unit) ?? unit, paid })))
    .map((row, index): Row => ({ ...row, number: index + 1 }));
  const shares = rows.map(({ paid }) => paid.share);
  const isPaidInCash = rows.some(({ paid }) => paid.cash !== 0);
  const columns: TableColumn<Row>[] = [
    { title: say('payout.number'), width: 45, format: '0', cell: ({ number }) => number },
    { title: word('unit'), width: 150, cell: ({ unit }) => unit },
    { title: say('payout.person'), width: 80, cell: ({ paid }) => paid.person.name },
    { title: say('payout.role'), width: 60, cell: ({ paid }) => word(paid.person.role) },
    { title: say('payout.base'), width: 85, format: YUAN, cell: ({ paid }) => paid.person.base },
    {
      title: say('payout.share'),
      width: 70,
      format: payFormat({ role: 'chief', measure: 'percent' }, shares),
      cell: ({ paid }) => paid.share,
    },
    ...(isPaidInCash
      ? [{ title: say('payout.cash'), width: 80, format: CHANGE, cell: ({ paid }: Row) => paid.cash }]
      : []),
    { title: say('payout.change'), width: 85, format: CHANGE, cell: ({ paid }) => paid.change },
    { title: say('payout.after'), width: 90, format: YUAN, cell: ({ paid }) => paid.after },
    { title: say('payout.sign'), width: 80, cell: () => null },
  ];
  const { base, change, after } = payout.overall;
  const totals: Cell[] = [
    ...[say('payout.overall'), null, null, null, base, null],
    ...(isPaidInCash ? [null] : []),
    ...[change, after, null],
  ];
  const sheet = tableSheet<Row>({
    ...{ key: 'payout:people', tab, columns, rows, frozen: 3, table: 'PayoutPeople' },
    headline: headline(view, say('payout.name')),
  });
  return withTotals(sheet, columns, rows.length, totals);
}

function unitsSheet(view: ResultsView, { units, overall }: Payout, tab: string): SheetPlan {
  const { language, say: word } = view;
  const say = (key: Parameters<typeof message>[1]): string => message(language, key);
  const columns: TableColumn<PaidUnit>[] = [
    { title: word('unit'), width: 170, cell: ({ unit }) => view.units.get(unit) ?? unit },
    { title: say('payout.people'), width: 60, format: '0', cell: ({ people }) => people.length },
    { title: say('payout.base'), width: 100, format: YUAN, cell: ({ base }) => base },
    { title: say('payout.change'), width: 100, format: CHANGE, cell: ({ change }) => change },
    { title: say('payout.after'), width: 100, format: YUAN, cell: ({ after }) => after },
    ...(overall.unitCash === 0 && units.every(({ unitCash }) => unitCash === 0)
      ? []
      : [{ title: say('payout.unitCash'), width: 100, format: CHANGE, cell: ({ unitCash }: PaidUnit) => unitCash }]),
  ];
  const totals: Cell[] = [say('payout.overall'), overall.people, overall.base, overall.change, overall.after];
  const sheet = tableSheet<PaidUnit>({
    ...{ key: 'payout:units', tab, columns, rows: units, frozen: 1, table: 'PayoutUnits' },
    headline: headline(view, say('payout.units')),
  });
  const whole = columns.length > totals.length ? [...totals, overall.unitCash] : totals;
  return withTotals(sheet, columns, units.length, whole);
}

/** The payout of people (个人兑现表) and its sums by unit (兑现汇总), as official documents. */
export function planPayoutSheets(view: ResultsView, payout: Payout, official: Official): SheetPlan[] {
  const { language } = view;
  const [people = '', units = ''] = tabNames([message(language, 'payout.name'), message(language, 'payout.units')]);
  const notes = [message(language, 'payout.rule'), message(language, 'payout.private')];
  return [
    officialSheet(peopleSheet(view, payout, people), official, ['yuan'], notes),
    officialSheet(unitsSheet(view, payout, units), official, ['yuan'], notes),
  ];
}
