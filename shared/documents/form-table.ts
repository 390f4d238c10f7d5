// The records that stand in a paper as a table: those that are parts of its record, and those that its register names.
import type { ShownRecord } from '../api/records';
import type { PlannedRegister } from '../registers/register-plan';
import { textIn } from '../scheme/text';
import { labelsOf } from '../sheets/labels';
import { message } from '../text/sentences';
import { valueText, type Reading } from './value-text';

export interface FormTable {
  readonly title: string;
  /** `tight`: never broken, such as numbers and days */
  readonly columns: readonly { readonly title: string; readonly tight: boolean }[];
  readonly rows: readonly {
    readonly cells: readonly string[];
    /** what has no column of its own, below the row */
    readonly below: readonly { readonly label: string; readonly text: string }[];
  }[];
}

/** So many columns can be read on a page. */
const mostColumns = 8;

interface Shown {
  readonly title: string;
  readonly tight: boolean;
  readonly long: boolean;
  readonly texts: readonly string[];
}

/** The table of some records of one register, in the order of their numbers; null where there are none. */
export function formTable(
  reading: Reading,
  { register, states }: PlannedRegister,
  records: readonly ShownRecord[],
  linkedBy: string,
): FormTable | null {
  if (records.length === 0) return null;
  const { language, scheme } = reading;
  const inOrder = [...records].sort((a, b) => ((a.number ?? '') < (b.number ?? '') ? -1 : 1));
  const units = labelsOf(scheme.units, language);
  const own = (title: string, tight: boolean, textOf: (record: ShownRecord) => string): Shown => ({
    ...{ title, tight, long: false },
    texts: inOrder.map(textOf),
  });
  const columns = register.columns
    .filter(({ id }) => id !== linkedBy)
    .map((column): Shown => {
      const texts = inOrder.map(({ values }) => valueText(reading, column, values[column.id], true));
      const tight = ['number', 'date', 'period', 'record', 'yes-no', 'files'].includes(column.type);
      return { title: textIn(column.title, language), tight, long: column.type === 'text', texts };
    })
    .filter(({ texts }) => texts.some((text) => text !== ''));
  const isOfOthers = new Set(inOrder.map(({ unit }) => unit)).size > 1;
  const beside = [
    own(message(language, 'paper.number'), true, ({ number }) => number ?? ''),
    ...(isOfOthers ? [own(message(language, 'paper.unit'), false, ({ unit }) => units.get(unit ?? '') ?? '')] : []),
  ];
  const state = own(message(language, 'paper.state'), true, (record) => {
    const found = states.get(record.state);
    return found === undefined ? record.state : textIn(found.title, language);
  });
  const moved = movedBelow(columns, columns.length + beside.length + 1 - mostColumns);
  const shown = [...beside, ...columns.filter((column) => !moved.has(column)), state];
  const below = columns.filter((column) => moved.has(column));
  return {
    title: textIn(register.title, language),
    columns: shown.map(({ title, tight }) => ({ title, tight })),
    rows: inOrder.map((_, i) => ({
      cells: shown.map(({ texts }) => texts[i] ?? ''),
      below: below.flatMap(({ title, texts }) => {
        const text = texts[i] ?? '';
        return text === '' ? [] : [{ label: title, text }];
      }),
    })),
  };
}

/** The columns for which there is no room: long texts first, but for the first of them, and what comes last. */
function movedBelow(columns: readonly Shown[], tooMany: number): ReadonlySet<Shown> {
  const long = columns.filter(({ long: isLong }) => isLong).slice(1);
  const others = columns.filter((column) => !long.includes(column));
  return new Set([...long.reverse(), ...others.slice(1).reverse()].slice(0, Math.max(0, tooMany)));
}
