// Which of the records that have arrived are shown, and how many of each sort there are.
import type { ShownRecord } from '../../../shared/api/records';
import type { RegistersPlan } from '../../../shared/registers/register-plan';
import { textIn } from '../../../shared/scheme/text';
import { headingOf, type Reader } from './record-text';

/** What somebody has chosen; empty text is everything. */
export interface RecordFilters {
  readonly due: '' | 'soon' | 'overdue';
  readonly unit: string;
  readonly kind: string;
  readonly period: string;
  readonly words: string;
}

export const everything: RecordFilters = { due: '', unit: '', kind: '', period: '', words: '' };

const isDue = ({ due }: ShownRecord, wanted: RecordFilters['due']): boolean =>
  wanted === 'overdue' ? due?.is === 'overdue' : due !== null && due.is !== 'overdue';

/** The records that a reader has chosen, in the order in which they came. */
export function filtered(
  plan: RegistersPlan,
  reader: Reader,
  records: readonly ShownRecord[],
  { due, unit, kind, period, words }: RecordFilters,
): ShownRecord[] {
  const wanted = words.trim().toLowerCase();
  const said = (shown: ShownRecord): string => {
    const planned = plan.registers.get(shown.register);
    const named = [shown.number ?? '', shown.unit === null ? '' : reader.titleOf('unit', shown.unit), shown.unit ?? ''];
    const heading = planned === undefined ? '' : headingOf(reader, planned.register, shown);
    const state = planned?.states.get(shown.state)?.title;
    const stands = state === undefined ? '' : textIn(state, reader.language);
    const texts = Object.values(shown.values).filter((value) => typeof value === 'string');
    return [...named, heading, stands, ...texts].join(' ').toLowerCase();
  };
  return records.filter(
    (shown) =>
      (due === '' || isDue(shown, due)) &&
      (unit === '' || shown.unit === unit) &&
      (kind === '' || shown.values['kind'] === kind) &&
      (period === '' || shown.period === period) &&
      (wanted === '' || said(shown).includes(wanted)),
  );
}

export interface RecordCounts {
  readonly all: number;
  readonly overdue: number;
  readonly soon: number;
  /** expected, and touched by nobody */
  readonly expected: number;
}

export function countsOf(records: readonly ShownRecord[]): RecordCounts {
  const count = (is: (shown: ShownRecord) => boolean): number => records.filter(is).length;
  return {
    all: records.length,
    overdue: count((shown) => isDue(shown, 'overdue')),
    soon: count((shown) => isDue(shown, 'soon')),
    expected: count(({ version }) => version === 0),
  };
}
