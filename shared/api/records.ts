// Records of registers (台账记录) as they travel: what somebody changes, what is shown of one, and its versions.
import { z } from 'zod';
import { colours } from '../registers/awaited';
import { valueSchema } from '../registers/record';
import { whoSchema } from '../scheme/register';
import { digestSchema, etagSchema, idSchema, momentSchema, nextSchema } from './ids';

/** So many records are changed at once: with their entry and their receipt they are one transaction. */
export const mostChanges = 90;
/** So many records a page holds at most, and where no limit is given. */
export const mostRecords = 5000;
/** So many versions of a record a page holds at most. */
export const mostRecordVersions = 1000;
/** So many periods of a length are looked through where none is named: the latest. */
export const latestPeriods = 13;

const mostColumns = 200;

const dayOfDueSchema = z.iso.date();

/** One change of one record; `null` empties a column. */
const changeSchema = z
  .strictObject({
    register: idSchema,
    /** without it a new record, or an expected one that nobody has touched, named by unit and key columns */
    number: idSchema.optional(),
    /** of a new record of a register about units */
    unit: idSchema.optional(),
    /** the ETag of the version that it was edited from */
    base: etagSchema.optional(),
    set: z
      .record(z.string(), valueSchema.nullable())
      .refine((set) => Object.keys(set).length <= mostColumns)
      .optional(),
    step: idSchema.optional(),
    reason: z.string().optional(),
    /** where the step signs: the digest that was shown as `says` */
    says: digestSchema.optional(),
  })
  .meta({ id: 'Change' });

/** Changes made together, whole or not at all. */
export const changesSchema = z
  .strictObject({ changes: z.array(changeSchema).min(1).max(mostChanges) })
  .meta({ id: 'Changes' });
export type Changes = z.output<typeof changesSchema>;
export type RecordChange = Changes['changes'][number];

const versionMembers = {
  register: idSchema,
  /** null: expected, and touched by nobody */
  number: idSchema.nullable(),
  period: idSchema,
  unit: idSchema.nullable(),
  state: idSchema,
  version: z.int().min(0),
  etag: etagSchema.nullable(),
  author: idSchema.nullable(),
  values: z.record(z.string(), valueSchema),
  signed: z.array(z.strictObject({ step: idSchema, as: whoSchema, by: idSchema, at: momentSchema })),
  taken: z.array(z.strictObject({ step: idSchema, by: idSchema, at: momentSchema, reason: z.string().optional() })),
};

/** A record as somebody sees it. */
export const shownRecordSchema = z
  .strictObject({
    ...versionMembers,
    /** the digest of what it says with its parts, to be signed */
    says: digestSchema,
    /** what the asker may do now, with the columns that are still to be filled for it */
    steps: z.array(z.strictObject({ step: idSchema, missing: z.array(idSchema) })),
    /** left out unless the record was expected from the results and follows from them no longer */
    follows: z.literal(false).optional(),
    waitsFor: z.array(whoSchema),
    due: z.strictObject({ on: dayOfDueSchema, is: z.enum(['soon', 'due', 'overdue']) }).nullable(),
    /** the last day on which it may stand in its state, however far off; left out where nothing limits it */
    until: dayOfDueSchema.optional(),
  })
  .meta({ id: 'Record' });
export type ShownRecord = z.output<typeof shownRecordSchema>;

export const changedRecordsSchema = z
  .strictObject({ records: z.array(shownRecordSchema) })
  .meta({ id: 'ChangedRecords' });

export const recordsSchema = z
  .strictObject({ records: z.array(shownRecordSchema), next: nextSchema })
  .meta({ id: 'Records' });

const recordCounts = {
  /** open + done + void */
  records: z.int(),
  open: z.int(),
  done: z.int(),
  void: z.int(),
  /** of those that are open */
  overdue: z.int(),
  /** in so many periods there is one that is not void; more than one: it comes again */
  periods: z.int(),
};

/**
 * How many of the records that the list would show there are by unit, state, period or columns; the most frequent first. `of` says
 * what a row has in common: ids, a place, a period, yes or no; null where the column is empty.
 */
export const recordsAnalysisSchema = z
  .strictObject({
    register: idSchema,
    by: z.array(idSchema),
    /** that were looked through, the newest first */
    periods: z.array(idSchema),
    total: z.strictObject(recordCounts),
    rows: z.array(
      z.strictObject({ of: z.record(idSchema, z.union([z.string(), z.boolean()]).nullable()), ...recordCounts }),
    ),
    next: nextSchema,
  })
  .meta({ id: 'RecordsAnalysis' });

/** What waits for somebody, in any scheme, the earliest first. */
export const dueRecordsSchema = z
  .strictObject({
    records: z.array(
      shownRecordSchema.extend({
        scheme: idSchema,
        /** how urgent it is (三色督办); null before it is soon due */
        colour: z.enum(colours).nullable(),
        /** `told`: it waits for others, and stands too long */
        why: z.enum(['step', 'told']),
        /** who reminded people of it today or yesterday, the latest; left out where nobody did */
        reminded: z.strictObject({ by: idSchema, at: momentSchema, words: z.string().optional() }).optional(),
      }),
    ),
    next: nextSchema,
  })
  .meta({ id: 'DueRecords' });
export type DueRecord = z.output<typeof dueRecordsSchema>['records'][number];

/** Every version of a record, the latest first, each with who made it and when. */
export const recordHistorySchema = z
  .strictObject({
    versions: z.array(z.strictObject({ ...versionMembers, by: idSchema.nullable(), at: momentSchema })),
    next: nextSchema,
  })
  .meta({ id: 'RecordHistory' });
export type RecordVersion = z.output<typeof recordHistorySchema>['versions'][number];
