// The format of a register (台账): typed columns, states, steps, and what a record of it does to the score; data, never code.
import { z } from 'zod';
import { partIdSchema, registerIdSchema } from './id';
import { periodKinds } from './period-kinds';
import { plainText } from './plain-text';
import { textSchema } from './text';

const id = partIdSchema;
const mostColumns = 200;
const mostChoices = 1000;
const mostStates = 50;
const mostSteps = 100;
/** Ten years. */
const mostDays = 3660;
const largest = 1e9;
export const longestText = 2000;
export const mostFiles = 20;

const ids = z.array(id).max(mostColumns);
const days = z.int().min(0).max(mostDays);
/** The days beside it are working days (工作日) of the organisation's calendar, not calendar days. */
const working = z.literal(true).optional();

export const roleNames = [
  'office',
  'leader',
  'assessor',
  'group-leader',
  'observer',
  'head',
  'secretary',
  'liaison',
] as const;
const unitRoles = ['head', 'secretary', 'liaison'] as const;

/** A role held for the record's own unit or the register's group; the author; whom, or which units' roles, a column names. */
const whoSchema = z.union([
  z.enum([...roleNames, 'author']),
  z.strictObject({ person: id }),
  z.strictObject({ role: z.enum(unitRoles), of: id }),
]);
const whoList = z.array(whoSchema).max(mostColumns);

/** Columns that must hold exactly these values. */
const matchSchema = z.record(id, z.union([plainText(longestText), z.boolean()]));

const daysSchema = z.union([days, z.strictObject({ column: id, days: z.record(id, days) })]);

/** `component` or `component/indicator`. */
const placeText = z.string().regex(/^[A-Za-z0-9._-]{1,64}(\/[A-Za-z0-9._-]{1,64})?$/);
const placeSchema = z.union([placeText, z.strictObject({ column: id, places: z.record(id, placeText).optional() })]);

const columnHead = {
  id,
  title: textSchema,
  /** In which states it may be written, and by whom; without it as the state says. */
  write: z.strictObject({ in: ids, by: whoList.optional() }).optional(),
};

const choiceSchema = z.strictObject({ id, title: textSchema, points: z.number().min(0).max(largest).optional() });

const columnSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...columnHead, type: z.literal('text'), longest: z.int().min(1).max(longestText).optional() }),
  z.strictObject({
    ...columnHead,
    type: z.literal('number'),
    min: z.number().min(-largest).max(largest).optional(),
    max: z.number().min(-largest).max(largest).optional(),
    digits: z.int().min(0).max(4).optional(),
  }),
  z.strictObject({ ...columnHead, type: z.literal('date') }),
  z.strictObject({ ...columnHead, type: z.literal('yes-no') }),
  z.strictObject({ ...columnHead, type: z.literal('choice'), choices: z.array(choiceSchema).min(1).max(mostChoices) }),
  z.strictObject({ ...columnHead, type: z.literal('unit'), several: z.literal(true).optional() }),
  z.strictObject({ ...columnHead, type: z.literal('person'), several: z.literal(true).optional() }),
  z.strictObject({ ...columnHead, type: z.literal('place'), of: ids.optional() }),
  z.strictObject({ ...columnHead, type: z.literal('period') }),
  /** `within`: part of the other record, changed only while that is in these states. */
  z.strictObject({ ...columnHead, type: z.literal('record'), register: registerIdSchema, within: ids.optional() }),
  z.strictObject({
    ...columnHead,
    type: z.literal('files'),
    photos: z.literal(true).optional(),
    most: z.int().min(1).max(mostFiles).optional(),
  }),
]);

export const calendarDays = ['issueDay', 'submitBy', 'publishDay', 'appealDays'] as const;

/** How long a record may stand in a state; who may step out of it is reminded, later somebody above (三色督办). */
const dueSchema = z.strictObject({
  at: z.union([
    z.enum(calendarDays),
    z.strictObject({ column: id }),
    z.strictObject({ days: daysSchema, after: id.optional(), working }),
  ]),
  warn: days.optional(),
  then: z
    .array(z.strictObject({ days, working, tell: whoList }))
    .max(10)
    .optional(),
});

const stateSchema = z.strictObject({
  id,
  title: textSchema,
  end: z.enum(['done', 'void']).optional(),
  write: whoList.optional(),
  /** Not yet shown to the unit. */
  inside: z.literal(true).optional(),
  due: dueSchema.optional(),
});

const stepSchema = z.strictObject({
  id,
  title: textSchema,
  from: ids.min(1),
  /** Without it the record stays in its state. */
  to: id.optional(),
  /** Any of them; or each of them signs what the record says, then it moves. */
  by: z.union([whoList.min(1), z.strictObject({ all: whoList.min(1) })]),
  needs: ids.optional(),
  reason: z.literal(true).optional(),
  /** Not by whoever took these steps, the `author`, anybody of the `own-unit`. */
  apart: ids.optional(),
  if: matchSchema.optional(),
  within: z.strictObject({ days: daysSchema, of: id, working }).optional(),
  linked: z.strictObject({ register: registerIdSchema, in: ids }).optional(),
});

const effectHead = { in: ids, if: matchSchema.optional() };

const effectSchema = z.discriminatedUnion('does', [
  z.strictObject({
    ...effectHead,
    does: z.literal('line'),
    at: placeSchema,
    points: z.union([z.number().min(0).max(largest), z.strictObject({ column: id })]),
    reason: id,
  }),
  z.strictObject({ ...effectHead, does: z.literal('row'), at: placeSchema, reason: id }),
  z.strictObject({
    ...effectHead,
    does: z.literal('gate'),
    components: ids.min(1),
    or: z.enum(['incomplete', 'zero']),
    during: z.tuple([id, id]).optional(),
  }),
  z.strictObject({
    ...effectHead,
    does: z.literal('hold'),
    before: z.enum(['closed', 'signed', 'published', 'final']),
  }),
]);

/** As what a record is printed where its register's title does not say it, and which of the records that link to it stand in it beside its own parts. */
const paperSchema = z.strictObject({ title: textSchema, with: z.array(registerIdSchema).max(mostColumns).optional() });

const openingHead = { set: z.record(id, plainText(longestText)).optional() };

const openingSchema = z.discriminatedUnion('from', [
  z.strictObject({ ...openingHead, from: z.literal('period') }),
  z.strictObject({ ...openingHead, from: z.literal('claims') }),
  z.strictObject({
    ...openingHead,
    from: z.literal('duty'),
    duty: z.enum(['remark', 'talk', 'admonition', 'rectification']),
  }),
  z.strictObject({ ...openingHead, from: z.literal('reward'), reward: id }),
  /** One for each observer who is named for the period (轮流监督); the column holds whom. */
  z.strictObject({ ...openingHead, from: z.literal('observers'), column: id }),
  z.strictObject({ ...openingHead, from: z.literal('register'), register: registerIdSchema, in: ids }),
]);

export const registerSchema = z.strictObject({
  id: registerIdSchema,
  title: textSchema,
  /** Records are numbered per register and period: `F-2026-Q3-17`. */
  prefix: z.string().regex(/^[A-Za-z0-9]{1,16}$/),
  /** A record belongs to one period for ever, and counts there; a gate in all within it. */
  of: z.enum(periodKinds),
  about: z.enum(['unit', 'period']),
  /** Whose assessors and group leader are meant: a group, or that of the place in a column. */
  group: z.union([id, z.strictObject({ column: id })]).optional(),
  /** These columns name the record, `unit` among them: a second one is refused. */
  key: ids.min(1).optional(),
  columns: z.array(columnSchema).max(mostColumns),
  states: z.array(stateSchema).min(1).max(mostStates),
  steps: z.array(stepSchema).max(mostSteps),
  effects: z.array(effectSchema).max(mostSteps).optional(),
  opens: z.array(openingSchema).max(mostSteps).optional(),
  paper: paperSchema.optional(),
});

export type Register = z.infer<typeof registerSchema>;
export type Column = z.infer<typeof columnSchema>;
export type Choice = z.infer<typeof choiceSchema>;
export type RegisterState = z.infer<typeof stateSchema>;
export type RegisterStep = z.infer<typeof stepSchema>;
export type Effect = z.infer<typeof effectSchema>;
export type Opening = z.infer<typeof openingSchema>;
export type Who = z.infer<typeof whoSchema>;
export type Match = z.infer<typeof matchSchema>;
export type Days = z.infer<typeof daysSchema>;
export type RecordPlace = z.infer<typeof placeSchema>;
export type Due = z.infer<typeof dueSchema>;
export { whoSchema };
