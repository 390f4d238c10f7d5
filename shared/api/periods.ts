// Periods (考核周期) as they travel; their states and steps stand in `shared/lifecycle`.
import { z } from 'zod';
import { plainText } from '../scheme/plain-text';
import { digestSchema, idSchema, momentSchema, nextSchema } from './ids';
import { faultSchema } from './problem';
import { signatoryRoles } from '../scheme/scheme';
import { periodStates } from '../lifecycle/period-life';

export { periodStates, type PeriodState } from '../lifecycle/period-life';

const reasonSchema = plainText(2000).trim().min(1);

/** A unit that may stay without a result (附理由放行), or is taken out of the ranking (不参加排名), and why. */
export const excuseSchema = z.strictObject({ unit: idSchema, reason: reasonSchema }).meta({ id: 'Excuse' });
export type Excuse = z.infer<typeof excuseSchema>;

const signatureSchema = z
  .strictObject({ by: idSchema, at: momentSchema, digest: digestSchema })
  .meta({ id: 'Signature' });

/** One of the signatures that the scheme names, in the scheme's order. */
const givenSignatureSchema = signatureSchema
  .extend({
    role: z.enum(signatoryRoles),
    /** what whoever signed said with it (签批意见); told to those who see the whole results */
    opinion: reasonSchema.optional(),
  })
  .meta({ id: 'GivenSignature' });
export type GivenSignature = z.infer<typeof givenSignatureSchema>;

/** A part of a roll-up (所含周期) and the digest that its results had when the roll-up was made of them. */
const partSchema = z.strictObject({ period: idSchema, digest: digestSchema }).meta({ id: 'Part' });
export type Part = z.infer<typeof partSchema>;

/** A period on which streaks look back (回溯周期): the version it keeps, and the digest of the index of its sheets, null where it had none. */
const pastPeriodSchema = z
  .strictObject({ period: idSchema, version: z.int().min(1), sheets: digestSchema.nullable() })
  .meta({ id: 'PastPeriod' });
export type PastPeriod = z.infer<typeof pastPeriodSchema>;

/** A period: its state, the scheme version it keeps, and what its results are frozen to. */
export const periodSchema = z
  .strictObject({
    scheme: idSchema,
    period: idSchema,
    version: z.int().min(1),
    state: z.enum(periodStates),
    openedAt: momentSchema,
    changedAt: momentSchema,
    submissions: z.int().min(0),
    /** the last time that it was reopened, and why; told to everybody who has a role there */
    reopened: z.strictObject({ by: idSchema, at: momentSchema, reason: reasonSchema }).optional(),
    results: z
      .strictObject({
        /** of the results sealed with their excuses and parts: every consolidation has its own */
        digest: digestSchema,
        at: momentSchema,
        by: idSchema,
        excused: z.array(excuseSchema),
        /** units that are taken out of the ranking, where there are any */
        excluded: z.array(excuseSchema).optional(),
        /** in a list alone: the excuses cannot be read, so that none is named; the period itself is refused */
        damaged: z.literal(true).optional(),
        /** of a roll-up alone: what it was made of */
        parts: z.array(partSchema).optional(),
        /** where the scheme has streaks: on what their claims look back */
        past: z.array(pastPeriodSchema).optional(),
      })
      .nullable(),
    /** the last day for appeals where the scheme counts them in working days, which only the service knows; while it is published */
    appealsUntil: z.iso.date().optional(),
    /** given so far; with the last one that the scheme names the period is signed */
    signatures: z.array(givenSignatureSchema),
    /** the one with which the period was signed */
    signature: signatureSchema.nullable(),
  })
  .meta({ id: 'Period' });
export type Period = z.infer<typeof periodSchema>;

export const periodsSchema = z
  .strictObject({ periods: z.array(periodSchema), next: nextSchema })
  .meta({ id: 'Periods' });

/** Opens a period on one version of the scheme, the latest where none is named. */
export const openPeriodSchema = z.strictObject({ version: z.int().min(1).optional() }).meta({ id: 'OpenPeriod' });

/**
 * `digest` is that of the results that the person has before them: where the period's are others by now, it is not moved. An
 * opinion goes with a signature.
 */
export const transitionSchema = z
  .strictObject({
    to: z.enum(periodStates),
    reason: reasonSchema.optional(),
    digest: digestSchema.optional(),
    opinion: reasonSchema.optional(),
  })
  .refine(({ to, opinion }) => opinion === undefined || to === 'signed', {
    path: ['opinion'],
    params: { code: 'opinion-without-signature' },
  })
  .meta({ id: 'Transition' });
export type Transition = z.output<typeof transitionSchema>;

/** For one assessor group and one unit: what is there and what is missing (上报进度). */
const progressCellSchema = z
  .strictObject({
    group: idSchema,
    unit: idSchema,
    /** components with an accepted sheet, or with as many as they have raters */
    accepted: z.array(idSchema),
    /** components without which the unit is incomplete, and those that wait for more raters */
    missing: z.array(idSchema),
    /** additions and penalties without a sheet, which count as zero */
    unfilled: z.array(idSchema),
    /** of those missing the ones that are not assessed, and why, as their sheets say; where there are any */
    notAssessed: z.array(z.strictObject({ component: idSchema, reason: z.string() })).optional(),
    /** the latest acceptance */
    acceptedAt: momentSchema.nullable(),
  })
  .meta({ id: 'ProgressCell' });

export const progressSchema = z
  .strictObject({
    scheme: idSchema,
    period: idSchema,
    state: z.enum(periodStates),
    cells: z.array(progressCellSchema),
    /** units that fewer raters score than are expected, or than score others of their category; where there are any */
    warnings: z.array(faultSchema).optional(),
  })
  .meta({ id: 'Progress' });
export type Progress = z.infer<typeof progressSchema>;
