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
  }),
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
  /** the workbook that the receipt belongs into */
  workbook: z.string(),
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

/** Where entries are kept. `durable` is false where they are gone when the pane closes, which the pane says. */
export interface Shelf {
  readonly durable: boolean;
  list(): Promise<readonly Entry[]>;
  put(entry: Entry): Promise<void>;
  remove(key: string): Promise<void>;
}
