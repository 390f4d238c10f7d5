// The audit chains (审计链) of an organisation by their kinds: how each is named, where it is kept, which rows its partition holds, and which bodies those name.
import { z } from 'zod';
import { fileTypeSchema } from '../../shared/api/files';
import { digestSchema, idSchema, momentSchema } from '../../shared/api/ids';
import { namedObserversSchema, observerListSchema } from '../../shared/api/observers';
import { retentionSchema } from '../../shared/api/organisation';
import { personSchema } from '../../shared/api/people';
import { periodSchema } from '../../shared/api/periods';
import { contactSchema } from '../../shared/api/reminders';
import { calendarYearSchema } from '../../shared/registers/calendar-year';
import { reasonSchema, recordSchema, valueSchema, type RegisterRecord } from '../../shared/registers/record';
import { textSchema } from '../../shared/scheme/text';
import type { Digest } from '../store/bodies';
import { joinKey, keyParts, rowsUnder } from '../store/encode-key';
import { listed, outlined, rowKind, type RowKind } from '../store/row-kinds';
import { rowKeys } from '../store/rows';
import type { Store } from '../store/store';

/** Names a period: of which organisation, of which scheme. */
const periodKeySchema = z.strictObject({ organisation: idSchema, scheme: idSchema, period: idSchema });
export type PeriodKey = Readonly<z.infer<typeof periodKeySchema>>;

const headSchema = z.strictObject({ id: idSchema, version: z.int().min(1), title: textSchema });
export type SchemeHead = Readonly<z.infer<typeof headSchema>>;

const bodySchema = z.strictObject({ digest: digestSchema });

/** What results follow from, by digests; those of a roll-up from its parts besides. */
const inputsSchema = z.strictObject({
  scheme: bodySchema.extend({ version: z.int().min(1) }),
  /** the index of the accepted sheets, null where there were none */
  sheets: digestSchema.nullable(),
  /** what records counted, null where the scheme has none that do */
  counted: digestSchema.nullable(),
  /** where the scheme has streaks: on what its claims look back */
  past: z
    .array(
      z.strictObject({
        period: idSchema,
        version: z.int().min(1),
        sheets: digestSchema.nullable(),
        counted: digestSchema.nullable(),
        /** where that period had no results, which keep what they were made of: this one keeps it */
        kept: z.literal(true).optional(),
        /** of the period before: its claims, which this one keeps */
        claimed: digestSchema.optional(),
      }),
    )
    .optional(),
});
export type Inputs = Readonly<z.infer<typeof inputsSchema>>;
export type PastInput = NonNullable<Inputs['past']>[number];

/** The bodies of inputs that are kept with the period whose results follow from them, beside its scheme. */
function bodiesOfInputs({ sheets, counted, past = [] }: Inputs): Digest[] {
  const kept = past.flatMap((one) => [...(one.kept ? [one.sheets, one.counted] : []), one.claimed ?? null]);
  return [sheets, counted, ...kept].filter((body) => body !== null);
}

/** What a row can hold of a period: its excuses and exclusions, which may be thousands, are bodies. */
const periodRecordSchema = periodSchema.omit({ appealsUntil: true }).extend({
  results: periodSchema.shape.results
    .unwrap()
    .omit({ damaged: true, past: true })
    .extend({ excused: digestSchema, excluded: digestSchema.optional(), inputs: inputsSchema })
    .nullable(),
  /** the digest of the sheet index, null before the first submission */
  index: digestSchema.nullable(),
  /** by register how many of its records have not ended; none where there are none */
  open: z.record(idSchema, z.int().min(1)).optional(),
  /** the latest publication, from which the days for appeals are counted */
  publishedAt: momentSchema.optional(),
});
export type PeriodRecord = Readonly<z.infer<typeof periodRecordSchema>>;

/** What stands under an idempotency key: the digest of what was submitted, and that of the receipt's body. */
const keptReceiptSchema = z.strictObject({ digest: digestSchema, receipt: digestSchema });

/** A photo or a file: what it is, who brought it when; the bytes lie beside the rows, unless it was destroyed. */
const broughtMembers = { by: idSchema, at: momentSchema };
const fileSchema = z.strictObject({
  type: fileTypeSchema,
  bytes: z.int().min(0),
  ...broughtMembers,
  /** who else has brought the same bytes, the latest last; none where nobody has */
  also: z.array(z.strictObject(broughtMembers)).optional(),
  destroyed: z.strictObject({ by: idSchema, at: momentSchema, reason: reasonSchema }).optional(),
});
export type FileRow = Readonly<z.infer<typeof fileSchema>>;

/** A record as it was written: its columns and its steps are not looked at one by one, since thousands are read at once. */
const storedRecordSchema = outlined<RegisterRecord>({
  ...recordSchema.omit({ values: true, taken: true, signed: true }).shape,
  values: z.looseObject({}),
  taken: listed(),
  signed: listed(),
});

/** What somebody reminded people of (催办): a record, or an expected one by what names it. */
const remindedRecordSchema = z.strictObject({
  register: idSchema,
  number: z.string().nullable(),
  unit: idSchema.nullable(),
  values: z.record(z.string(), valueSchema),
  /** in which it stood: who takes it on from another one was not reminded */
  state: idSchema,
  by: idSchema,
  at: momentSchema,
  words: z.string().nullable(),
});
export type RemindedRecord = Readonly<z.infer<typeof remindedRecordSchema>>;

/** What an organisation says of itself; one that has no such row goes by its id and keeps everything. */
const organisationRowSchema = z.strictObject({
  title: textSchema,
  madeAt: momentSchema,
  retention: retentionSchema,
});
export type OrganisationRow = Readonly<z.infer<typeof organisationRowSchema>>;

/**
 * A person as they are kept. The salt, another one in every writing, keeps the audit's digest of an entry from telling a name that is
 * guessed; entries of before have none. `codedAt`: since when a code stands in place of the name.
 */
const personRowSchema = personSchema.extend({ salt: z.string().optional(), codedAt: momentSchema.optional() });
export type PersonRow = Readonly<z.infer<typeof personRowSchema>>;

/** By the kind of chain the kinds of rows that its partition holds beside the entries, their end, the bodies and a sweep's marks. */
export const chainRows = {
  people: {
    organisation: rowKind('organisation', organisationRowSchema),
    person: rowKind('person', personRowSchema),
    /** by scheme who takes turns in observing */
    observers: rowKind('observers', observerListSchema),
    /** by scheme and period who is named to observe it */
    turn: rowKind('turn', namedObserversSchema),
    /** where somebody is written to; the salt keeps the audit's digest from telling an address that is guessed */
    contact: rowKind('contact', contactSchema.extend({ salt: z.string() })),
  },
  schemes: {
    scheme: rowKind('scheme', headSchema),
    version: rowKind('version', bodySchema, ({ digest }) => [digest]),
    /** the organisation's own holidays of a year */
    calendar: rowKind('calendar', calendarYearSchema),
    /** by which a period that was opened is found again */
    listed: rowKind('period', periodKeySchema),
  },
  period: {
    record: rowKind('period', periodRecordSchema, ({ index, results }) => [
      ...[index, results?.digest, results?.excused, results?.excluded].filter((body) => typeof body === 'string'),
      ...(results ? bodiesOfInputs(results.inputs) : []),
    ]),
    submission: rowKind('submission', bodySchema, ({ digest }) => [digest]),
    receipt: rowKind('receipt', keptReceiptSchema, ({ receipt }) => [receipt]),
    /** a register's record, as it counts; every earlier version is the body that the row held */
    registered: rowKind('record', storedRecordSchema, ({ previous }) => (previous === null ? [] : [previous])),
    /** the last number that a register has given */
    serial: rowKind('serial', z.strictObject({ last: z.int().min(1) })),
    file: rowKind('file', fileSchema),
    /** how many files there are to get, and what they weigh */
    room: rowKind('files', z.strictObject({ count: z.int().min(0), bytes: z.int().min(0) })),
    /** by day: of which record people were reminded, by whom */
    reminded: rowKind('reminded', remindedRecordSchema),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, RowKind<unknown>>>>>;

/** In every chain: when a chunk of a body was first found unreached, and which writing of it that was. */
export const markKind = rowKind('unreached', z.strictObject({ etag: z.string(), since: momentSchema }));
export const markRows = rowsUnder(markKind.first);

/** In a period: when a file was first found that no record names, and which writing of it that was. */
export const unnamedKind = rowKind('unnamed', z.strictObject({ version: z.string(), since: momentSchema }));
export const unnamedRows = rowsUnder(unnamedKind.first);

/** A chain and the partition whose changes it tells. */
export interface Chain {
  readonly kind: keyof typeof chainRows;
  readonly name: string;
  readonly partition: string;
}

export function peopleChain(organisation: string): Chain {
  return chainAt(organisation, ['people']);
}

export function schemesChain(organisation: string): Chain {
  return chainAt(organisation, ['schemes']);
}

export function periodChain({ organisation, scheme, period }: PeriodKey): Chain {
  return chainAt(organisation, [scheme, period]);
}

/** The chain of this name, whether or not there is one. */
export function chainNamed(organisation: string, name: string): Chain {
  return chainAt(organisation, name.split('/'));
}

/** Besides those of people and of schemes, every chain is a period's. */
function chainAt(organisation: string, parts: readonly string[]): Chain {
  const name = parts.join('/');
  return {
    kind: name === 'people' || name === 'schemes' ? name : 'period',
    name,
    partition: joinKey(organisation, ...parts),
  };
}

/** The period whose chain has this name; null for the others. No id holds the stroke. */
export function periodNamed(name: string): Pick<PeriodKey, 'scheme' | 'period'> | null {
  const [scheme = '', period] = name.split('/');
  return period === undefined ? null : { scheme, period };
}

/** Whose partition this is, and its chain; null for one that holds no changes of people's, such as the sample's mark. */
export function chainIn(partition: string): { readonly organisation: string; readonly chain: Chain } | null {
  const [organisation = '', ...parts] = keyParts(partition);
  return parts.length === 0 ? null : { organisation, chain: chainAt(organisation, parts) };
}

/** The kind of this row among those of its chain; null for one that no chain of this kind has. */
export function rowKindIn({ kind }: Chain, row: string): RowKind<unknown> | null {
  const kinds: readonly RowKind<unknown>[] = Object.values(chainRows[kind]);
  return kinds.find(({ first }) => first === keyParts(row)[0]) ?? null;
}

/** Every chain of the organisation: people, schemes, then each period that is listed. The row's key says which, whatever stands in it. */
export async function* chainsOf(store: Store, organisation: string): AsyncGenerator<Chain> {
  yield peopleChain(organisation);
  const schemes = schemesChain(organisation);
  yield schemes;
  for await (const row of rowKeys(store, schemes.partition, rowsUnder(chainRows.schemes.listed.first))) {
    const [, scheme = '', period = ''] = keyParts(row);
    yield periodChain({ organisation, scheme, period });
  }
}
