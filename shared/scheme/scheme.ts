// The scheme format (考核方案): the one document from which everything else follows.
import { z } from 'zod';
import {
  categoryIdSchema,
  componentIdSchema,
  gradeIdSchema,
  groupIdSchema,
  indicatorIdSchema,
  profileSchema,
  rewardIdSchema,
  schemeIdSchema,
  unitIdSchema,
} from './id';
import { periodKinds } from './period-kinds';
import { plainText } from './plain-text';
import { registerSchema } from './register';
import { textSchema } from './text';

const periodKindSchema = z.enum(periodKinds);

const name = plainText(2000).min(1);
const share = z.number().min(0).max(1);
const dayOfMonth = z.int().min(1).max(31);

// Bounds that no assessment comes near: sums and products of such figures stay finite, and lists can be gone through.
const largest = 1e9;
const figure = z.number().min(-largest).max(largest);
const notNegative = z.number().min(0).max(largest);
const wholeNumber = z.int().min(0).max(largest);
const mostUnits = 100_000;
const mostParts = 1000;
const mostComponents = 10_000;
/** More than ever assess one unit in one component. */
export const mostRaters = 100;
/** What a grade reaches is worked out exactly, for every category. */
const mostGrades = 100;
const mostRegisters = 100;
const few = <Part extends z.ZodType>(part: Part) => z.array(part).max(mostParts);

// zod's records drop an own `__proto__` key in silence; a key is either understood or refused.
const refuseProto = (value: unknown, context: z.RefinementCtx): unknown => {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')) {
    context.addIssue({ code: 'custom', params: { code: 'unknown-key', key: '__proto__' } });
  }
  return value;
};

const marksSchema = z.union([notNegative, z.preprocess(refuseProto, z.record(profileSchema, notNegative))]);

const categorySchema = z.strictObject({ id: categoryIdSchema, title: textSchema });
const groupSchema = z.strictObject({ id: groupIdSchema, title: textSchema });

const unitSchema = z.strictObject({
  id: unitIdSchema,
  title: textSchema,
  category: categoryIdSchema,
  host: unitIdSchema.optional(),
  profile: profileSchema.optional(),
  /** What the unit is there for (职责), by name; the scheme check looks for an indicator that covers each. */
  duties: few(name).optional(),
});

const indicatorSchema = z.strictObject({
  id: indicatorIdSchema,
  title: textSchema,
  marks: marksSchema.optional(),
  section: textSchema.optional(),
  kind: name.optional(),
  /** Names of the units' duties that this indicator covers. */
  covers: few(name).optional(),
});

const componentSchema = z.strictObject({
  id: componentIdSchema,
  title: textSchema,
  group: groupIdSchema,
  method: z.enum(['deduct', 'rate', 'add', 'penalty']),
  marks: marksSchema.optional(),
  weight: notNegative.optional(),
  base: z.boolean().optional(),
  combine: z.enum(['one', 'mean', 'trimmed-mean', 'sum']).optional(),
  /** So many sheets are expected of each unit (评分人数), where several are combined; what says nothing expects equally many. */
  raters: z.int().min(1).max(mostRaters).optional(),
  /** No sheet is laid out or submitted: working records alone fill the component. */
  sheets: z.literal(false).optional(),
  /** Whose sheets these are to submit (二级考核): the head of the unit's host, instead of the group's assessors. */
  by: z.literal('host').optional(),
  indicators: few(indicatorSchema).optional(),
});

const blendSchema = z.strictObject({
  hosts: categoryIdSchema,
  memberTakes: share,
  hostTakes: share,
  missingMembers: z.enum(['incomplete', 'leave-out']).optional(),
});

const paySchema = z.strictObject({ bonusPercent: figure.optional(), cash: figure.optional() });

export const effectsSchema = z.strictObject({
  chief: paySchema.optional(),
  deputy: paySchema.optional(),
  staff: paySchema.optional(),
  unit: z.strictObject({ cash: figure.optional(), points: figure.optional() }).optional(),
  award: textSchema.optional(),
  duties: few(z.enum(['remark', 'talk', 'admonition', 'rectification'])).optional(),
  board: z.enum(['red', 'blue']).optional(),
});

const rewardHead = {
  id: rewardIdSchema,
  title: textSchema,
  on: periodKindSchema,
  categories: few(categoryIdSchema).optional(),
};

const rewardSchema = z.discriminatedUnion('rule', [
  z.strictObject({
    ...rewardHead,
    rule: z.literal('tiers'),
    top: few(effectsSchema).optional(),
    bottom: few(effectsSchema).optional(),
  }),
  z.strictObject({
    ...rewardHead,
    rule: z.literal('threshold'),
    score: z.enum(['base', 'assessed', 'final']),
    below: figure.optional(),
    atLeast: figure.optional(),
    effects: effectsSchema,
  }),
  z.strictObject({
    ...rewardHead,
    rule: z.literal('quota'),
    share: share.optional(),
    count: wholeNumber.optional(),
    across: z.enum(['category', 'all']).optional(),
    rounding: z.enum(['nearest', 'up', 'down']).optional(),
    min: wholeNumber.optional(),
    effects: effectsSchema,
  }),
]);

const gradeSchema = z.strictObject({
  id: gradeIdSchema,
  title: textSchema,
  share: share.optional(),
  atLeast: figure.optional(),
});

/** Ten years of months: a longer streak would look back on more periods than can be read at once. */
const mostStreakPeriods = 120;

const streakSchema = z.strictObject({
  component: componentIdSchema,
  periods: z.int().min(1).max(mostStreakPeriods),
  points: figure,
});

const rollupSchema = z.strictObject({
  to: z.enum(['quarter', 'half', 'year']),
  from: z.enum(['month', 'quarter', 'half']),
  how: z.enum(['mean', 'sum']),
  /** What becomes of a unit without a score in some part: it is incomplete, or rolled up from the parts that it has. */
  missing: z.enum(['incomplete', 'leave-out']).optional(),
  /** So many parts at least are rolled up where others are left out; one where nothing is said. */
  atLeast: z.int().min(1).max(12).optional(),
});

export const signatoryRoles = ['office', 'leader', 'group-leader'] as const;
const signatureSchema = z.strictObject({ role: z.enum(signatoryRoles), title: textSchema });

/** The shape of a scheme; `parseScheme` adds what one part demands of another. */
export const schemeSchema = z.strictObject({
  format: z.literal(1),
  id: schemeIdSchema,
  version: z.int().min(1).max(largest),
  title: textSchema,
  cycle: periodKindSchema,
  digits: z.int().min(0).max(4).optional(),
  calendar: z
    .strictObject({
      issueDay: dayOfMonth.optional(),
      submitBy: dayOfMonth.optional(),
      publishDay: dayOfMonth.optional(),
      appealDays: z.int().min(0).max(366).optional(),
      /** The days for appeals are working days (工作日). */
      appealWorking: z.literal(true).optional(),
    })
    .optional(),
  categories: few(categorySchema),
  groups: few(groupSchema),
  units: z.array(unitSchema).max(mostUnits),
  components: z.array(componentSchema).max(mostComponents),
  blend: blendSchema.optional(),
  ranking: z.strictObject({ tieBreakers: few(componentIdSchema).optional() }).optional(),
  rewards: few(rewardSchema).optional(),
  grades: z.array(gradeSchema).max(mostGrades).optional(),
  bands: few(figure).optional(),
  streaks: few(streakSchema).optional(),
  rollups: few(rollupSchema).optional(),
  signatures: few(signatureSchema).optional(),
  notes: few(z.strictObject({ at: plainText(2000), text: textSchema })).optional(),
  registers: z.array(registerSchema).max(mostRegisters).optional(),
});

export type Scheme = z.infer<typeof schemeSchema>;
export type Category = z.infer<typeof categorySchema>;
export type Unit = z.infer<typeof unitSchema>;
export type Marks = z.infer<typeof marksSchema>;
export type Indicator = z.infer<typeof indicatorSchema>;
export type Component = z.infer<typeof componentSchema>;
export type Method = Component['method'];
export type Combine = NonNullable<Component['combine']>;
export type Blend = z.infer<typeof blendSchema>;
export type Pay = z.infer<typeof paySchema>;
export type Effects = z.infer<typeof effectsSchema>;
export type Reward = z.infer<typeof rewardSchema>;
export type Grade = z.infer<typeof gradeSchema>;
export type Rollup = z.infer<typeof rollupSchema>;
export type Signature = z.infer<typeof signatureSchema>;
