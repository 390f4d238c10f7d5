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

const claimSchema = z.object({ component: componentIdSchema, periods: z.int(), points: z.number() });

const completeResultSchema = z.object({
  unit: unitIdSchema,
  category: categoryIdSchema,
  complete: z.literal(true),
  components: z.record(componentIdSchema, z.number()),
  base: z.number(),
  assessed: z.number(),
  counterpart: z.number().nullable(),
  final: z.number(),
  place: z.int(),
  placeFromBottom: z.int(),
  of: z.int(),
  grade: gradeIdSchema.optional(),
  claims: z.array(claimSchema).optional(),
  rewards: z.array(earnedSchema),
});

const incompleteResultSchema = z.object({
  unit: unitIdSchema,
  category: categoryIdSchema,
  complete: z.literal(false),
  missing: z.array(componentIdSchema),
  waitsFor: z.array(unitIdSchema),
  /** In a roll-up: the parts of the period in which the unit has no final score. */
  missingParts: z.array(z.string()).optional(),
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
export type CompleteResult = z.infer<typeof completeResultSchema>;
export type IncompleteResult = z.infer<typeof incompleteResultSchema>;
export type UnitResult = z.infer<typeof unitResultSchema>;
export type Band = z.infer<typeof bandSchema>;
export type Summary = z.infer<typeof summarySchema>;
export type Results = z.infer<typeof resultsSchema>;

/**
 * The rounded score of a unit in a component (构成得分); `null` where the component does not apply to it.
 * @example scoreIn({ components: { safety: 24.5 } }, 'constructor') // null
 */
export function scoreIn({ components }: Pick<CompleteResult, 'components'>, component: ComponentId): number | null {
  return Object.hasOwn(components, component) ? (components[component] ?? null) : null;
}
