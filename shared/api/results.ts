// Consolidation, results (考核结果), explanation and board (红蓝榜) as they travel.
import { z } from 'zod';
import { effectsSchema } from '../scheme/scheme';
import { explanationSchema as coreExplanationSchema } from '../scoring/explanation';
import { resultsSchema as coreResultsSchema } from '../scoring/results';
import { digestSchema, idSchema, momentSchema } from './ids';
import { excuseSchema } from './periods';
import { faultSchema, problemSchema } from './problem';

/**
 * Units that may stay without a result, and units that are taken out of the ranking, each with its reason; where a list is left
 * out, those of before stay so.
 */
export const consolidateSchema = z
  .strictObject({
    excused: z.array(excuseSchema).max(10_000).optional(),
    excluded: z.array(excuseSchema).max(10_000).optional(),
  })
  .meta({ id: 'Consolidate' });

export const resultsSchema = coreResultsSchema.meta({ id: 'Results' });

/** The results, and what the office should look at before they are signed; it stops nothing, and is left out where there is nothing. */
export const consolidatedSchema = coreResultsSchema
  .extend({ warnings: z.array(faultSchema).optional() })
  .meta({ id: 'Consolidated' });

/**
 * A consolidation that is done later: since when it is so, and by whom it was asked for; how many sheets were read of how many; once it has ended well,
 * what the office should look at, and where it was refused, the problem as it would have been answered at once.
 */
export const consolidationSchema = z
  .strictObject({
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    since: momentSchema,
    by: idSchema,
    sheets: z.strictObject({ done: z.int().min(0), total: z.int().min(0) }).optional(),
    warnings: z.array(faultSchema).optional(),
    problem: problemSchema.optional(),
  })
  .meta({ id: 'Consolidation' });
export type Consolidation = z.infer<typeof consolidationSchema>;

/** Whether who asks would rather have it done later. Other preferences, and what is none, mean nothing. */
export function prefersLater(prefer: string | undefined): boolean {
  return (prefer ?? '').split(',').some((one) => /^\s*respond-async\s*(;|$)/i.test(one));
}

/** Whether results follow from what they were sealed with; where not, the first figure that does not, as JSON, blank where it is missing. */
export const recalculationSchema = z
  .discriminatedUnion('same', [
    z.strictObject({ same: z.literal(true) }),
    z.strictObject({ same: z.literal(false), path: z.string(), sealed: z.string(), calculated: z.string() }),
  ])
  .meta({ id: 'Recalculation' });
export type Recalculation = z.infer<typeof recalculationSchema>;

const actSchema = z.strictObject({ step: idSchema, by: idSchema, at: z.string(), reason: z.string().optional() });

const postingSchema = z
  .strictObject({
    unit: idSchema,
    component: idSchema,
    indicator: idSchema.optional(),
    points: z.number(),
    reason: z.string(),
    register: idSchema,
    record: z.string(),
    version: z.int(),
    agreed: z.array(actSchema),
    /** the acts that have corrected its points since */
    corrected: z.array(actSchema).optional(),
    /** how many photos and files the record holds */
    files: z.int().optional(),
    /** the appeals that are about the record */
    appeals: z.array(z.strictObject({ register: idSchema, record: z.string(), state: idSchema })).optional(),
  })
  .meta({ id: 'Posting' });

const gateSchema = z
  .strictObject({ unit: idSchema, component: idSchema, register: idSchema, or: z.enum(['incomplete', 'zero']) })
  .meta({ id: 'Gate' });

const askedRowSchema = z
  .strictObject({
    unit: idSchema,
    component: idSchema,
    indicator: idSchema.optional(),
    reason: z.string(),
    register: idSchema,
    record: z.string(),
  })
  .meta({ id: 'AskedRow' });

/**
 * What records count, and the gates that are shut: as they stand, or as the results were made of them. `rows` are those that
 * records ask the assessors to score, as they stand, where they ask for any.
 */
export const countedSchema = z
  .strictObject({
    postings: z.array(postingSchema),
    gates: z.array(gateSchema),
    rows: z.array(askedRowSchema).optional(),
  })
  .meta({ id: 'Counted' });
export type CountedShown = z.infer<typeof countedSchema>;

const entrySchema = z
  .strictObject({
    unit: idSchema,
    category: idSchema,
    final: z.number(),
    place: z.int(),
    of: z.int(),
    rewards: z.array(z.strictObject({ reward: idSchema, effects: effectsSchema })),
  })
  .meta({ id: 'BoardEntry' });

/** Who stands on the red side and who on the blue one, in scheme order; `digest` is that of the results it is drawn from. */
export const boardSchema = z
  .strictObject({
    scheme: idSchema,
    period: idSchema,
    digest: digestSchema,
    red: z.array(entrySchema),
    blue: z.array(entrySchema),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof boardSchema>;

/** The tree that an explainer gives; named in place, since it is part of itself. */
export const explanationSchema = coreExplanationSchema.register(z.globalRegistry, { id: 'Explanation' });
