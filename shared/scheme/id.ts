// Ids: short ASCII names that a scheme gives its parts; each kind of part has its own type.
import { z } from 'zod';

/** What an id may hold: no `~`, so that a sheet's key can be taken apart again. */
export const idPattern = /^[A-Za-z0-9._-]{1,64}$/;

/** What no part is called although the pattern has it: a web address resolves the dots away. */
export const noIds: readonly string[] = ['__proto__', '.', '..'];

const idSchema = z
  .string()
  .regex(idPattern)
  .refine((id) => !noIds.includes(id), { params: { code: 'bad-id' } });

export const schemeIdSchema = idSchema.brand<'SchemeId'>();
export const categoryIdSchema = idSchema.brand<'CategoryId'>();
export const groupIdSchema = idSchema.brand<'GroupId'>();
export const unitIdSchema = idSchema.brand<'UnitId'>();
export const componentIdSchema = idSchema.brand<'ComponentId'>();
export const indicatorIdSchema = idSchema.brand<'IndicatorId'>();
export const rewardIdSchema = idSchema.brand<'RewardId'>();
export const gradeIdSchema = idSchema.brand<'GradeId'>();
export const registerIdSchema = idSchema.brand<'RegisterId'>();
/** Columns, choices, states and steps of a register. */
export const partIdSchema = idSchema;
export const profileSchema = idSchema.brand<'Profile'>();

export type SchemeId = z.infer<typeof schemeIdSchema>;
export type CategoryId = z.infer<typeof categoryIdSchema>;
export type UnitId = z.infer<typeof unitIdSchema>;
export type ComponentId = z.infer<typeof componentIdSchema>;
export type IndicatorId = z.infer<typeof indicatorIdSchema>;
export type RegisterId = z.infer<typeof registerIdSchema>;
/** Which marks apply to a unit (类型); its category's id where the scheme names none. */
export type Profile = z.infer<typeof profileSchema>;
