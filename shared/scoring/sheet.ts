// A score sheet (评分表): what one group says of one unit in one component, line by line.
import { z } from 'zod';
import { componentIdSchema, indicatorIdSchema, unitIdSchema } from '../scheme/id';
import { plainText } from '../scheme/plain-text';

/** characters of a text */
export const longest = 2000;
/** Beyond what anybody says of one unit in one component. */
export const mostLines = 5000;
export const mostEvidence = 1000;
/** A penalty may be without limit; its sums stay finite. */
export const mostPoints = 1e12;

export const recordPattern = /^[A-Za-z0-9@-]{1,120}$/;

export const lineSchema = z.strictObject({
  indicator: indicatorIdSchema.optional(),
  points: z
    .number()
    .min(0)
    .max(mostPoints)
    // Adding zero makes -0 the zero that it means.
    .overwrite((points) => points + 0),
  reason: plainText(longest).optional(),
  evidence: z.array(plainText(longest)).max(mostEvidence).optional(),
  /** The record behind the line: its number, and its version where the record itself counts. */
  record: z.string().regex(recordPattern).optional(),
});

export const sheetSchema = z.strictObject({
  unit: unitIdSchema,
  component: componentIdSchema,
  assessor: plainText(longest).min(1).optional(),
  lines: z.array(lineSchema).max(mostLines),
  /** Why the unit is not assessed this period (本期不评); then there are no lines. */
  notAssessed: plainText(longest).trim().min(1).optional(),
});

export type Line = z.infer<typeof lineSchema>;

/** A line that a record counts: which version of it, of which register, and who took it as far as that. */
export interface RecordedLine extends Readonly<Line> {
  readonly register: string;
  /** the record's number */
  readonly record: string;
  readonly version: number;
  /** the signatures, or the step, that last brought it to where it counts */
  readonly agreed: readonly { readonly step: string; readonly by: string; readonly at: string }[];
  /** the acts that have corrected its points since */
  readonly corrected?: readonly {
    readonly step: string;
    readonly by: string;
    readonly at: string;
    readonly reason?: string | undefined;
  }[];
  /** how many photos and files it holds, where it holds any */
  readonly files?: number;
  /** the appeals that are about it, as they stood */
  readonly appeals?: readonly { readonly register: string; readonly record: string; readonly state: string }[];
}

/** Whether a line is what a record counts, and no assessor's. */
export function isRecorded(line: Readonly<Line>): line is RecordedLine {
  return 'agreed' in line;
}
export type Sheet = z.infer<typeof sheetSchema>;

/**
 * The place of a sheet in its period (评分表键): unit and component, and the assessor where several may fill one.
 * Ids hold no `~`, so a key names one place only.
 * @example sheetKey({ unit: 'd1', component: 'safety' }) // 'd1~safety'
 * @example sheetKey({ unit: 'd1', component: 'leaders', assessor: 'a1' }) // 'd1~leaders~a1'
 */
export function sheetKey(sheet: Pick<Sheet, 'unit' | 'component' | 'assessor'>): string {
  const place = `${sheet.unit}~${sheet.component}`;
  return sheet.assessor === undefined ? place : `${place}~${sheet.assessor}`;
}

/**
 * Whether a sheet scores its unit (是否评分); one that says *not assessed* gives no score, whatever its method makes of no lines.
 * @example scores({ notAssessed: '本月新设' }) // false
 */
export function scores({ notAssessed }: Pick<Sheet, 'notAssessed'>): boolean {
  return notAssessed === undefined;
}
