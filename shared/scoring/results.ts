// The results of a period (考核结果): what consolidation and roll-up give, and what is signed and published.
import { z } from 'zod';
import {
  categoryIdSchema,
  componentIdSchema,
  gradeIdSchema,
  rewardIdSchema,
  schemeIdSchema,
  unitIdSchema,
  type ComponentId,
} from '../scheme/id';
import { effectsSchema } from '../scheme/scheme';

const tierSchema = z.templateLiteral([z.enum(['top', 'bottom']), '-', z.int()]);

const earnedSchema = z.object({ reward: rewardIdSchema, tier: tierSchema.optional(), effects: effectsSchema });

const claimSchema = z.object({
  component: componentIdSchema,
  periods: z.int(),
  points: z.number(),
  /** the first period of the run: beyond what the scheme's streaks look back on, that of the claim in the period before */
  since: z.string().optional(),
});

const completeResultSchema = z.object({
  unit: unitIdSchema,
  category: categoryIdSchema,
  complete: z.literal(true),
  components: z.record(componentIdSchema, z.number()),
  base: z.number(),
  assessed: z.number(),
  counterpart: z.number().nullable(),
  final: z.number(),
  /** `null` for a unit that is taken out of the ranking */
  place: z.int().nullable(),
  placeFromBottom: z.int().nullable(),
  /** the ranked units of its category */
  of: z.int(),
  /** Why the unit is taken out of the ranking (不参加排名). */
  excluded: z.string().optional(),
  /** In a roll-up: the parts of the period that are left out, where the unit has no final score in them. */
  leftOut: z.array(z.string()).optional(),
  grade: gradeIdSchema.optional(),
  claims: z.array(claimSchema).optional(),
  rewards: z.array(earnedSchema),
});

const notAssessedSchema = z.object({ component: componentIdSchema, reason: z.string() });

const incompleteResultSchema = z.object({
  unit: unitIdSchema,
  category: categoryIdSchema,
  complete: z.literal(false),
  missing: z.array(componentIdSchema),
  waitsFor: z.array(unitIdSchema),
  /** In a roll-up: the parts of the period in which the unit has no final score. */
  missingParts: z.array(z.string()).optional(),
  /** The scores that the unit does have; in a consolidation alone. */
  components: z.record(componentIdSchema, z.number()).optional(),
  /** Why components are not assessed this period (本期不评), as their sheets say. */
  notAssessed: z.array(notAssessedSchema).optional(),
  /** Why the unit may stay without a result (附理由放行), as the office says. */
  excused: z.string().optional(),
});

export const unitResultSchema = z.discriminatedUnion('complete', [completeResultSchema, incompleteResultSchema]);

const bandSchema = z.object({
  from: z.number().nullable(),
  to: z.number().nullable(),
  count: z.int(),
  percent: z.number(),
});

const summarySchema = z.object({
  category: categoryIdSchema.optional(),
  ranked: z.int(),
  incomplete: z.int(),
  /** Units with a final score that are taken out of the ranking; where there are any. */
  excluded: z.int().optional(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  max: z.number().nullable(),
  min: z.number().nullable(),
  bands: z.array(bandSchema),
});

export const resultsSchema = z.object({
  scheme: schemeIdSchema,
  version: z.int(),
  period: z.string(),
  units: z.array(unitResultSchema),
  categories: z.array(summarySchema),
  overall: summarySchema,
});

export type Earned = z.infer<typeof earnedSchema>;
export type Claim = z.infer<typeof claimSchema>;
export type NotAssessed = z.infer<typeof notAssessedSchema>;
export type CompleteResult = z.infer<typeof completeResultSchema>;
/** A unit with a place in its category. */
export type RankedResult = CompleteResult & { place: number; placeFromBottom: number };
export type IncompleteResult = z.infer<typeof incompleteResultSchema>;
export type UnitResult = z.infer<typeof unitResultSchema>;
export type Band = z.infer<typeof bandSchema>;
export type Summary = z.infer<typeof summarySchema>;
export type Results = z.infer<typeof resultsSchema>;

/**
 * Whether a unit has a place in its category (参加排名): not while it is incomplete, nor where it is taken out of the ranking.
 * @example isRanked({ complete: true, place: null }) // false
 */
export function isRanked(unit: UnitResult): unit is RankedResult {
  return unit.complete && unit.place !== null;
}

/**
 * The rounded score of a unit in a component (构成得分); `null` where it has none: the component does not apply to it, or is not
 * scored.
 * @example scoreIn({ components: { safety: 24.5 } }, 'constructor') // null
 */
export function scoreIn({ components = {} }: Pick<UnitResult, 'components'>, component: ComponentId): number | null {
  return Object.hasOwn(components, component) ? (components[component] ?? null) : null;
}
