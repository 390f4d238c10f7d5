// Assessment periods (考核周期) as text: 2026-10, 2026-Q4, 2026-H2, 2026; no clock, no time zone.
import { z } from 'zod';
import type { Parsed } from './fault';
import type { Scheme } from './scheme';
import { periodKinds, type PeriodKind } from './period-kinds';

/** No year 0, and none after which another period could not be written with four digits. */
const outOfTime = /^(?:0000|9999)/;

const forms: Record<PeriodKind, RegExp> = {
  month: /^\d{4}-(?:0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  half: /^\d{4}-H[12]$/,
  year: /^\d{4}$/,
};
const perYear: Record<PeriodKind, number> = { month: 12, quarter: 4, half: 2, year: 1 };

/**
 * How many periods of one kind another one consists of (所含期数), below one where that kind is longer.
 * @example partsIn('quarter', 'month') // 3
 */
export function partsIn(whole: PeriodKind, part: PeriodKind): number {
  return perYear[part] / perYear[whole];
}

const kindOf = (text: string): PeriodKind | undefined => periodKinds.find((kind) => forms[kind].test(text));

const periodSchema = z
  .string()
  .refine((text) => kindOf(text) !== undefined && !outOfTime.test(text), { params: { code: 'bad-period' } })
  .brand<'Period'>();
export type Period = z.infer<typeof periodSchema>;

const periodAt = (kind: PeriodKind, index: number): Period => {
  const year = String(Math.floor(index / perYear[kind])).padStart(4, '0');
  const number = (index % perYear[kind]) + 1;
  const texts: Record<PeriodKind, string> = {
    month: `${year}-${String(number).padStart(2, '0')}`,
    quarter: `${year}-Q${number}`,
    half: `${year}-H${number}`,
    year,
  };
  return texts[kind] as Period;
};

/** The number of the period among those of its kind, counted from the year 0. */
const indexOf = (period: Period): number => {
  const number = Number(period.slice(5).replace(/^[QH]/, '') || '1');
  return Number(period.slice(0, 4)) * perYear[periodKind(period)] + number - 1;
};

/**
 * A period from outside (考核周期), of the years 0001 to 9998; the fault `bad-period` where the text names none.
 * @example parsePeriod('2026-Q4') // { ok: true, value: '2026-Q4' }
 * @example parsePeriod('2026-13').ok // false
 */
export function parsePeriod(input: unknown): Parsed<Period> {
  const parsed = periodSchema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, faults: [{ code: 'bad-period', path: 'period', detail: { period: String(input) } }] };
}

const chineseDigits = '零一二三四';
const number = (text: string): number => {
  const digit = chineseDigits.indexOf(text);
  return digit === -1 ? Number(text) : digit;
};

/** How people write periods, after NFKC and without blanks: with the year in front, or without it. */
const writings: readonly { readonly kind: PeriodKind; readonly form: RegExp }[] = [
  { kind: 'month', form: /^(?:(\d{4})(?:年|[-./]))?0?(1[0-2]|[1-9])月份?$/ },
  { kind: 'month', form: /^(\d{4})(?:年|[-./])(0?[1-9]|1[0-2])$/ },
  { kind: 'month', form: /^(\d{4})(0[1-9]|1[0-2])$/ },
  { kind: 'quarter', form: /^(?:(\d{4})(?:年|[-./])?)?Q([1-4])$/i },
  { kind: 'quarter', form: /^(?:(\d{4})年?)?第?([1-4一二三四])季度?$/ },
  { kind: 'half', form: /^(?:(\d{4})(?:年|[-./])?)?H([12])$/i },
  { kind: 'half', form: /^(?:(\d{4})年?)?([上下])半年$/ },
  { kind: 'year', form: /^(\d{4})年度?$/ },
];

/**
 * A period as people type it (2026年12月、2026.12、12月、第四季度、下半年); without a year it is the nearest one to `near`, and of two
 * as near the later. The fault `bad-period` where no period can be made out.
 * @example typedPeriod('2026年12月') // { ok: true, value: '2026-12' }
 */
export function typedPeriod(input: string, near: Period | null = null): Parsed<Period> {
  const text = input.normalize('NFKC').replace(/\s/g, '');
  for (const { kind, form } of writings) {
    const [whole, year, part = '1'] = form.exec(text) ?? [];
    if (whole === undefined) continue;
    const position = (part === '上' ? 1 : part === '下' ? 2 : number(part)) - 1;
    if (year !== undefined) return parsePeriod(periodAt(kind, Number(year) * perYear[kind] + position));
    if (near !== null) return parsePeriod(nearest(kind, position, near));
  }
  return parsePeriod(text);
}

/** Of the periods of a kind that stand at this position in their year the one nearest to another period. */
function nearest(kind: PeriodKind, position: number, near: Period): Period {
  const year = Number(near.slice(0, 4));
  const there = (indexOf(near) * perYear[kind]) / perYear[periodKind(near)];
  const distance = (at: number) => Math.abs(at * perYear[kind] + position - there);
  const [best] = [year + 1, year, year - 1].sort((one, other) => distance(one) - distance(other));
  return periodAt(kind, (best ?? year) * perYear[kind] + position);
}

/**
 * A period for which sheets of the scheme are filled; the fault `period-not-of-cycle` where it has another length.
 * @example parseCyclePeriod({ cycle: 'quarter' }, '2026-10').ok // false
 */
export function parseCyclePeriod(scheme: Pick<Scheme, 'cycle'>, input: unknown): Parsed<Period> {
  const parsed = parsePeriod(input);
  if (!parsed.ok || periodKind(parsed.value) === scheme.cycle) return parsed;
  const detail = { period: parsed.value, cycle: scheme.cycle };
  return { ok: false, faults: [{ code: 'period-not-of-cycle', path: 'period', detail }] };
}

/**
 * A period that a scheme has (方案的考核周期): one that sheets are filled for, or one that it rolls up to; the fault
 * `period-not-of-cycle` where it is neither.
 * @example parsePeriodOf({ cycle: 'month', rollups: [{ to: 'year', from: 'month', how: 'sum' }] }, '2026').ok // true
 */
export function parsePeriodOf(scheme: Pick<Scheme, 'cycle' | 'rollups'>, input: unknown): Parsed<Period> {
  const parsed = parsePeriod(input);
  const rolledUp = parsed.ok && scheme.rollups?.some(({ to }) => to === periodKind(parsed.value));
  return rolledUp ? parsed : parseCyclePeriod(scheme, input);
}

/**
 * The length of a period (周期类型). Throws RangeError where the text names none.
 * @example periodKind('2026-H2') // 'half'
 */
export function periodKind(period: Period): PeriodKind {
  const kind = kindOf(period);
  if (kind === undefined) throw new RangeError(`not a period: ${period}`);
  return kind;
}

/**
 * The periods of one kind that a period consists of, in order; none where that kind is longer.
 * @example partsOf('2026-Q4', 'month') // ['2026-10', '2026-11', '2026-12']
 */
export function partsOf(period: Period, kind: PeriodKind): Period[] {
  const count = partsIn(periodKind(period), kind);
  if (count < 1) return [];
  return Array.from({ length: count }, (_, part) => periodAt(kind, indexOf(period) * count + part));
}

/**
 * The period of a kind in which this one lies (所属周期). Throws RangeError where that kind is shorter.
 * @example periodAround('2026-10', 'quarter') // '2026-Q4'
 */
export function periodAround(period: Period, kind: PeriodKind): Period {
  const count = partsIn(kind, periodKind(period));
  if (count < 1) throw new RangeError(`${period} lies in no ${kind}`);
  return periodAt(kind, Math.floor(indexOf(period) / count));
}

/**
 * The period of the same length before this one (上一周期).
 * @example previousPeriod('2026-01') // '2025-12'
 */
export function previousPeriod(period: Period): Period {
  return periodAt(periodKind(period), indexOf(period) - 1);
}

/**
 * The period of the same length after this one (下一周期).
 * @example nextPeriod('2026-Q4') // '2027-Q1'
 */
export function nextPeriod(period: Period): Period {
  return periodAt(periodKind(period), indexOf(period) + 1);
}

/**
 * Order in time, by the end of the period; of two that end together the shorter comes first. Negative, zero or positive.
 * @example ['2026-Q4', '2026-12', '2026-H1', '2026'].sort(comparePeriods) // ['2026-H1', '2026-12', '2026-Q4', '2026']
 */
export function comparePeriods(a: Period, b: Period): number {
  return monthsOf(a).end - monthsOf(b).end || perYear[periodKind(b)] - perYear[periodKind(a)];
}

/**
 * Whether a period begins no earlier than `from` does and ends no later than `to` (周期范围); `null` leaves that side open.
 * @example ['2026-Q3', '2026-11', '2026'].map((period) => liesBetween(period, '2026-Q3', '2026-Q4')) // [true, true, false]
 */
export function liesBetween(period: Period, from: Period | null, to: Period | null): boolean {
  const { begin, end } = monthsOf(period);
  return (from === null || begin >= monthsOf(from).begin) && (to === null || end <= monthsOf(to).end);
}

/** The months in which a period begins and after which it ends, counted from the year 0. */
function monthsOf(period: Period): { readonly begin: number; readonly end: number } {
  const months = partsIn(periodKind(period), 'month');
  const begin = indexOf(period) * months;
  return { begin, end: begin + months };
}
