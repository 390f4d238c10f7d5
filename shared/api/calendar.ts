// A year's working days (工作日历) as they travel: which table of holidays counts, whose it is, and how it is written over.
import { z } from 'zod';
import { calendarYearSchema } from '../registers/calendar-year';
import { etagSchema } from './ids';

/** A year that a table may be kept for. */
export const yearSchema = z.string().regex(/^20[0-9]{2}$/);

export const putCalendarSchema = calendarYearSchema.meta({ id: 'PutCalendar' });

/**
 * `own`: the organisation keeps it; `official`: it comes with the product, from the State Council's notice; `none`: neither, and only
 * weekends are days off. `official` holds the official table, whether or not it is the one that counts.
 */
export const calendarSchema = z
  .strictObject({
    year: z.int(),
    kept: z.enum(['own', 'official', 'none']),
    table: calendarYearSchema.nullable(),
    official: calendarYearSchema.nullable(),
    /** of the organisation's own table, for a conditional write; null where it keeps none */
    etag: etagSchema.nullable(),
  })
  .meta({ id: 'Calendar' });
export type Calendar = z.infer<typeof calendarSchema>;
