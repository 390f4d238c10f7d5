// What the workbook file itself remembers of a register sheet: the records as they were downloaded, and what was sent of them.
import { z } from 'zod';
import { idSchema } from '../../shared/api/ids';
import { shownRecordSchema } from '../../shared/api/records';
import type { Workbook } from '../workbook/port';

const recordSchema = shownRecordSchema.omit({ waitsFor: true });

/** What went to the outbox together: under which key, from which rows in which order. */
const sentSchema = z.strictObject({ key: z.string(), period: idSchema, rows: z.array(z.string()) });
export type Sent = z.infer<typeof sentSchema>;

const keptRegisterSchema = z.strictObject({
  /** tells what is sent from this sheet from what others send */
  id: z.string(),
  scheme: idSchema,
  register: idSchema,
  /** to which period new rows belong; null where none may be added */
  period: idSchema.nullable(),
  /** the version of the scheme that each period of its rows keeps */
  versions: z.record(idSchema, z.int().min(1)),
  rows: z.array(z.strictObject({ key: z.string(), record: recordSchema })),
  people: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  links: z.record(z.string(), z.array(z.string())),
  /** the sets of steps that the sheet of lists holds */
  sets: z.record(z.string(), z.array(z.string())),
  /** what came of it is not known yet */
  sent: z.array(sentSchema),
});
export type KeptRegister = z.infer<typeof keptRegisterSchema>;

// The end keeps the name apart from the pieces of another one's text.
const nameOf = (scheme: string, register: string): string => `register/${scheme}/${register}/`;

/** Null where the workbook holds no sheet of this register. Rejects where that is damaged, rather than forgetting what was sent. */
export async function recallRegister(
  workbook: Workbook,
  scheme: string,
  register: string,
): Promise<KeptRegister | null> {
  const text = await workbook.recall(nameOf(scheme, register));
  return text === null ? null : keptRegisterSchema.parse(JSON.parse(text));
}

export function rememberRegister(workbook: Workbook, kept: KeptRegister): Promise<void> {
  return workbook.remember(nameOf(kept.scheme, kept.register), JSON.stringify(kept));
}
