// What the workbook file itself remembers of its score sheets: what they are about, what they were edited from, the last receipt.
import { z } from 'zod';
import { etagSchema, sheetKeySchema } from '../../shared/api/ids';
import { scoreLayouts } from '../../shared/sheets/matrix/score-layout';
import { receiptSchema } from '../../shared/api/submissions';
import { mappingSchema } from '../../shared/sheets/adopt/mapping';
import type { Workbook } from '../workbook/port';

const NAME = 'scorebook.score-workbook';

const column = z.int().min(0).max(16_383);

export const adoptedTableSchema = z.strictObject({
  /** nothing is read by a mapping that nobody has confirmed */
  mapping: mappingSchema.refine(({ confirmed }) => confirmed),
  /** the columns between which it was looked for, where somebody had selected a part of the sheet */
  columns: z.strictObject({ first: column, last: column }).nullable(),
  /** whether a unit that it does not name had nothing taken off */
  absentHadNothing: z.boolean(),
});
/** A table of somebody's own, as they have confirmed that it is read. */
export type AdoptedTable = z.infer<typeof adoptedTableSchema>;

const scoreWorkbookSchema = z.strictObject({
  /** tells this workbook's submissions from those of others in the outbox */
  id: z.string(),
  scheme: z.string(),
  version: z.int(),
  period: z.string(),
  components: z.array(z.string()),
  /** by component, the tables of somebody's own in place of those that are laid out */
  adopted: z.record(z.string(), adoptedTableSchema).default({}),
  /** how the sheets of the components lie; as lists where nothing is said */
  layouts: z.record(z.string(), z.enum(scoreLayouts)).default({}),
  /** whose members it is about, where the head of their host fills it */
  host: z.string().nullable().default(null),
  /** the ETag of the accepted sheet that each was edited from; null where none was accepted then */
  base: z.record(sheetKeySchema, etagSchema.nullable()),
  receipt: receiptSchema.nullable(),
  /** digest of the sheets as they were submitted last */
  submitted: z.string().nullable(),
  /** key of the submission that was sent last: its receipt belongs into this workbook, and not into another copy of the file */
  sent: z.string().nullable().default(null),
});
export type ScoreWorkbook = z.infer<typeof scoreWorkbookSchema>;

/** What the workbook remembers; null where it holds no score sheets. Rejects where that is damaged, rather than forgetting a receipt. */
export async function recallScoreWorkbook(workbook: Workbook): Promise<ScoreWorkbook | null> {
  const text = await workbook.recall(NAME);
  return text === null ? null : scoreWorkbookSchema.parse(JSON.parse(text));
}

export function rememberScoreWorkbook(workbook: Workbook, state: ScoreWorkbook): Promise<void> {
  return workbook.remember(NAME, JSON.stringify(state));
}

/** The workbook holds no score sheets any more. */
export function forgetScoreWorkbook(workbook: Workbook): Promise<void> {
  return workbook.remember(NAME, null);
}

/** The components of a score workbook whose tables are laid out. */
export function laidComponents({ components, adopted }: Pick<ScoreWorkbook, 'components' | 'adopted'>): string[] {
  return components.filter((id) => !Object.hasOwn(adopted, id));
}
