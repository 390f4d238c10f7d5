// A submission on its way: what is sent, under which key, and how far it has come.
import { z } from 'zod';
import { problemSchema } from '../../shared/api/problem';
import { etagSchema, sheetKeySchema } from '../../shared/api/ids';
import { receiptSchema } from '../../shared/api/submissions';
import { sheetSchema } from '../../shared/scoring/sheet';

/** Why an entry waits for its next try. */
const waitReasons = ['network', 'busy', 'sign-in', 'stopped', 'unexpected'] as const;
export type WaitReason = (typeof waitReasons)[number];

const stateSchema = z.discriminatedUnion('kind', [
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
  z.strictObject({ kind: z.literal('accepted'), receipt: receiptSchema }),
]);

export const entrySchema = z.strictObject({
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
  /** digest of the sheets, to tell whether the workbook has changed since */
  content: z.string(),
  body: z.strictObject({
    sheets: z.array(sheetSchema),
    base: z.record(sheetKeySchema, etagSchema.nullable()),
  }),
  state: stateSchema,
});

export type Entry = z.infer<typeof entrySchema>;
export type EntryState = Entry['state'];

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
