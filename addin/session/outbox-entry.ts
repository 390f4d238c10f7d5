// What is on its way to the service, score sheets or changes of records: what is sent, under which key, and how far it has come.
import { z } from 'zod';
import { problemSchema } from '../../shared/api/problem';
import { etagSchema, idSchema, sheetKeySchema } from '../../shared/api/ids';
import { changedRecordsSchema, changesSchema } from '../../shared/api/records';
import { receiptSchema } from '../../shared/api/submissions';
import { sheetSchema } from '../../shared/scoring/sheet';

/** Why an entry waits for its next try. */
const waitReasons = ['network', 'busy', 'sign-in', 'stopped', 'unexpected'] as const;
export type WaitReason = (typeof waitReasons)[number];

const stateWith = <Answer extends z.ZodType>(receipt: Answer) =>
  z.discriminatedUnion('kind', [
    /** `nextAt` null: only a person starts the next try */
    z.strictObject({
      kind: z.literal('waiting'),
      tries: z.int().min(0),
      nextAt: z.number().nullable(),
      because: z.enum(waitReasons).nullable(),
      /** what the service said at the last try, where it said something */
      problem: problemSchema.nullable().default(null),
      /** what went wrong where nobody foresaw it */
      message: z.string().nullable().default(null),
    }),
    /** the service has decided: it is not sent again by itself */
    z.strictObject({ kind: z.literal('refused'), problem: problemSchema }),
    z.strictObject({ kind: z.literal('accepted'), receipt }),
  ]);

const head = {
  /** the Idempotency-Key: one for one body, for ever */
  key: z.string(),
  organisation: z.string(),
  person: z.string(),
  scheme: z.string(),
  period: z.string(),
  /** the workbook that the receipt belongs into; null where it belongs into none */
  workbook: z.string().nullable(),
  /** milliseconds since 1970 */
  addedAt: z.number(),
  /** digest of what is sent, to tell whether the workbook has changed since */
  content: z.string(),
};

const sheetsEntrySchema = z.strictObject({
  ...head,
  /** entries that were kept before there were any others do not say it */
  kind: z.literal('sheets').default('sheets'),
  body: z.strictObject({
    sheets: z.array(sheetSchema),
    base: z.record(sheetKeySchema, etagSchema.nullable()),
  }),
  state: stateWith(receiptSchema),
});

const recordsEntrySchema = z.strictObject({
  ...head,
  kind: z.literal('records'),
  register: idSchema,
  /** the key of the row that each change comes from, in the order of the changes */
  rows: z.array(z.string()),
  body: changesSchema,
  state: stateWith(changedRecordsSchema),
});

export const entrySchema = z.union([recordsEntrySchema, sheetsEntrySchema]);

export type SheetsEntry = z.infer<typeof sheetsEntrySchema>;
export type RecordsEntry = z.infer<typeof recordsEntrySchema>;
export type Entry = SheetsEntry | RecordsEntry;
export type EntryState = Entry['state'];

/** What is still to be kept and sent. */
export type Unsent<Of extends Entry> = Omit<Of, 'organisation' | 'person' | 'addedAt' | 'state'>;

/** What lies on a shelf. */
export interface Shelved {
  readonly entries: readonly Entry[];
  /** how many another version of the pane put there that this one cannot read; they stay where they are */
  readonly unreadable: number;
}

/** Where entries are kept. */
export interface Shelf {
  /** false where entries are gone when the pane closes, which the pane says */
  readonly durable: boolean;
  list(): Promise<Shelved>;
  get(key: string): Promise<Entry | null>;
  put(entry: Entry): Promise<void>;
  remove(key: string): Promise<void>;
}
