// A record (记录): one row of a register, in the version that counts now.
import { z } from 'zod';
import { plainText } from '../scheme/plain-text';
import { whoSchema, type Who } from '../scheme/register';

const id = z.string();

/** Text, choice, date, period, place, unit, person or linked record as text; a list where a column holds several; files by digest. */
export const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type Value = z.infer<typeof valueSchema>;
export type Values = Readonly<Record<string, Value>>;

const takenSchema = z.strictObject({ step: id, by: id, at: z.string(), reason: z.string().optional() });
const signedSchema = takenSchema.extend({ as: whoSchema });

export const recordSchema = z.strictObject({
  register: id,
  /** `null`: expected, and touched by nobody */
  number: z.string().nullable(),
  unit: id.nullable(),
  state: id,
  /** 0: expected, and touched by nobody */
  version: z.int().min(0),
  author: id.nullable(),
  /** since when it stands in its state */
  entered: z.string(),
  /** who made this version, and when */
  by: id.nullable(),
  at: z.string(),
  values: z.record(id, valueSchema),
  taken: z.array(takenSchema),
  /** What was signed of its content, in its state. */
  signed: z.array(signedSchema),
  /** from what of the results, or from the observers' turn, it was expected when somebody first touched it */
  from: z.enum(['duty', 'reward', 'claims', 'observers']).optional(),
  /** the digest of the version before */
  previous: z.string().nullable(),
});

export type RegisterRecord = Readonly<z.infer<typeof recordSchema>>;
export type Taken = z.infer<typeof takenSchema>;
export type SignedBy = z.infer<typeof signedSchema>;

/** What somebody asks of a record; `null` empties a column. */
export interface Change {
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly step?: string | undefined;
  readonly reason?: string | undefined;
  /** where the step signs: the digest of what was shown */
  readonly says?: string | undefined;
}

export const reasonSchema = plainText(2000).trim().min(1);

/** A draft that is expected of a unit, or of everybody, before somebody touches it. */
export function draftOf(
  register: { readonly id: string; readonly states: readonly { readonly id: string }[] },
  unit: string | null,
  values: Values,
  at: string,
): RegisterRecord {
  return {
    ...{ register: register.id, number: null, unit, state: register.states[0]?.id ?? '', version: 0, author: null },
    ...{ entered: at, by: null, at, values, taken: [], signed: [], previous: null },
  };
}

/**
 * The number of the count-th record of a register in a period.
 * @example recordNumber('F', '2026-Q3', 17) // 'F-2026-Q3-017'
 */
export function recordNumber(prefix: string, period: string, count: number): string {
  return `${prefix}-${period}-${String(count).padStart(3, '0')}`;
}

/**
 * The period that a number names; null where it is no number of a record.
 * @example periodIn('F-2026-Q3-017') // '2026-Q3'
 */
export function periodIn(number: string): string | null {
  return /^[A-Za-z0-9]+-(.+)-\d+$/.exec(number)?.[1] ?? null;
}

/** The roles, columns and people of a list as texts, to be compared. */
export function whoKey(who: Who): string {
  if (typeof who === 'string') return who;
  return 'person' in who ? `person ${who.person}` : `${who.role} of ${who.of}`;
}

/** The ids in a column that holds one or several. */
export function idsIn(value: Value | undefined): readonly string[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? [value] : [];
}
