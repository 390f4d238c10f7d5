// Figures (考核数据) of many units and periods in one request, as the formulas of a workbook ask for them.
import { z } from 'zod';
import { languages } from '../scheme/text';
import { unitResultSchema } from '../scoring/results';
import { idSchema } from './ids';
import { explanationSchema } from './results';

export const longestName = 2000;
/** So many times a request may name a period. */
export const mostPeriods = 1000;
/** So many units a request may ask for, over all its periods. */
export const mostFigures = 10_000;
/** So many of them with their explanations, each of which holds every line of its unit's sheets. */
export const mostExplained = 500;

/** The id or the title of a unit or a scheme, as somebody typed it. */
const nameSchema = z.string().min(1).max(longestName);

/** Some units in one period. Without `scheme` it is the only one in which the period was opened and which the person may see. */
const askedSchema = z
  .strictObject({
    scheme: nameSchema.optional(),
    period: idSchema,
    units: z.array(nameSchema).min(1).max(mostFigures),
    /** whether the explanations are wanted too */
    explain: z.boolean().optional(),
  })
  .meta({ id: 'AskedUnits' });

export const askFiguresSchema = z
  .strictObject({ language: z.enum(languages).optional(), asked: z.array(askedSchema).min(1).max(mostPeriods) })
  .check(({ value: { asked }, issues }) => {
    const count = (some: typeof asked) => some.reduce((sum, { units }) => sum + units.length, 0);
    const beyond = (path: string[], maximum: number) =>
      issues.push({ code: 'too_big', origin: 'array', maximum, inclusive: true, path, input: asked });
    if (count(asked) > mostFigures) beyond(['asked'], mostFigures);
    if (count(asked.filter(({ explain }) => explain)) > mostExplained) beyond(['asked'], mostExplained);
  })
  .meta({ id: 'AskFigures' });
export type AskFigures = z.infer<typeof askFiguresSchema>;

/** Why a unit has no figures here. */
const figureRefusals = [
  'unknown-scheme',
  'unclear-scheme',
  'unknown-period',
  'not-allowed',
  'not-published',
  'no-results',
  'results-changed',
  'unknown-unit',
  'unclear-unit',
] as const;
export type FigureRefusal = (typeof figureRefusals)[number];

const unitFiguresSchema = z
  .discriminatedUnion('found', [
    z.strictObject({
      found: z.literal(true),
      result: unitResultSchema,
      /** the grade's title; null where the unit has none */
      grade: z.string().nullable(),
      /** null where it was not asked for */
      explanation: explanationSchema.nullable(),
    }),
    z.strictObject({ found: z.literal(false), because: z.enum(figureRefusals) }),
  ])
  .meta({ id: 'UnitFigures' });
export type UnitFigures = z.infer<typeof unitFiguresSchema>;

/** For each of `asked`, in its order, one entry for each of its units, in their order. */
export const figuresSchema = z.strictObject({ answers: z.array(z.array(unitFiguresSchema)) }).meta({ id: 'Figures' });
export type Figures = z.infer<typeof figuresSchema>;
