// The forms of names that stand in addresses: ids, sheet keys, ETags, page marks.
import { z } from 'zod';
import { idPattern } from '../scheme/id';

/** An id in a path (编号): 1 to 64 of `A–Z a–z 0–9 . _ -`. */
export const idSchema = z.string().regex(idPattern);

/** `unit~component` or `unit~component~assessor`: the place of one score sheet (评分表) within a period. */
export const sheetKeySchema = z.string().regex(/^[A-Za-z0-9._-]{1,64}~[A-Za-z0-9._-]{1,64}(~[\s\S]{1,2000})?$/);

/** What identifies one version of something, as sent in an `ETag` header: opaque text within quotes. */
export const etagSchema = z.string().regex(/^"[\x21\x23-\x7e]{1,128}"$/);

/** SHA-256 in lower-case hexadecimal. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A moment: ISO 8601 in UTC, milliseconds. */
export const momentSchema = z.iso.datetime();

/** At most a hundred ids in a query, with commas between. */
export const idListSchema = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}(?:,[A-Za-z0-9._-]{1,64}){0,99}$/)
  .transform((ids) => ids.split(','));

/** Where a paged list goes on; opaque, null at its end. */
export const nextSchema = z.string().min(1).max(1024).nullable();

/** `limit` and `next` of a paged list with at most `most` entries a page, which is also what no `limit` means. */
export const paging = (most: number) => ({
  limit: z
    .string()
    .regex(/^[1-9][0-9]{0,5}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(most))
    .optional(),
  next: z.string().min(1).max(1024).optional(),
});
