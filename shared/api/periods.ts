// Periods (考核周期) as they travel, and the one table of their states: who moves them where.
import { z } from 'zod';
import { digestSchema, idSchema, momentSchema, nextSchema } from './ids';
import type { RoleKind } from './access';

const periodStates = ['open', 'closed', 'consolidated', 'signed', 'published', 'final'] as const;
export type PeriodState = (typeof periodStates)[number];

interface Transition {
  readonly from: readonly PeriodState[];
  readonly who: readonly RoleKind[];
  readonly reasonNeeded: boolean;
}

/** Which state is reached from which, and by whom. Into `open` is a reopening: it needs a reason and drops the results. */
export const transitions: Readonly<Record<PeriodState, Transition>> = {
  open: { from: ['closed', 'consolidated', 'signed', 'published'], who: ['office'], reasonNeeded: true },
  closed: { from: ['open'], who: ['office'], reasonNeeded: false },
  consolidated: { from: ['closed', 'consolidated'], who: ['office'], reasonNeeded: false },
  signed: { from: ['consolidated'], who: ['leader'], reasonNeeded: false },
  published: { from: ['signed'], who: ['office'], reasonNeeded: false },
  final: { from: ['published'], who: ['office'], reasonNeeded: false },
};

/** A unit that may stay without a result, and why (附理由放行). */
export const excuseSchema = z
  .strictObject({ unit: idSchema, reason: z.string().trim().min(1).max(2000) })
  .meta({ id: 'Excuse' });
export type Excuse = z.infer<typeof excuseSchema>;

const signatureSchema = z
  .strictObject({ by: idSchema, at: momentSchema, digest: digestSchema })
  .meta({ id: 'Signature' });

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
    results: z
      .strictObject({ digest: digestSchema, at: momentSchema, by: idSchema, excused: z.array(excuseSchema) })
      .nullable(),
    signature: signatureSchema.nullable(),
  })
  .meta({ id: 'Period' });
export type Period = z.infer<typeof periodSchema>;

export const periodsSchema = z
  .strictObject({ periods: z.array(periodSchema), next: nextSchema })
  .meta({ id: 'Periods' });

/** Opens a period on one version of the scheme, the latest where none is named. */
export const openPeriodSchema = z.strictObject({ version: z.int().min(1).optional() }).meta({ id: 'OpenPeriod' });

export const transitionSchema = z
  .strictObject({ to: z.enum(periodStates), reason: z.string().trim().min(1).max(2000).optional() })
  .meta({ id: 'Transition' });

/** For one assessor group and one unit: what is there and what is missing (上报进度). */
const progressCellSchema = z
  .strictObject({
    group: idSchema,
    unit: idSchema,
    /** components with at least one accepted sheet */
    accepted: z.array(idSchema),
    /** components without which the unit is incomplete */
    missing: z.array(idSchema),
    /** additions and penalties without a sheet, which count as zero */
    unfilled: z.array(idSchema),
    /** the latest acceptance */
    acceptedAt: momentSchema.nullable(),
  })
  .meta({ id: 'ProgressCell' });

export const progressSchema = z
  .strictObject({ scheme: idSchema, period: idSchema, state: z.enum(periodStates), cells: z.array(progressCellSchema) })
  .meta({ id: 'Progress' });
export type Progress = z.infer<typeof progressSchema>;
