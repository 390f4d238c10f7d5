// What a route of the contract consists of, and the parts that several routes share.
import { z } from 'zod';
import { idSchema } from '../ids';
import { entityTagsSchema } from '../preconditions';

/** Bytes as they are in place of JSON, of one of these types, which Content-Type names. */
export interface Raw {
  readonly types: readonly string[];
  readonly most: number;
}

/** One route. `request` is null where no body is taken. Who may use it stands in the access table. */
export interface Route {
  readonly id: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** below `/api`, parameters in braces */
  readonly path: string;
  readonly summary: { readonly 'zh-CN': string; readonly 'en-US': string };
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly headers: z.ZodObject;
  readonly request: z.ZodType | null;
  readonly response: z.ZodType;
  /** What a body of JSON may weigh where that is more than elsewhere. */
  readonly most?: number;
  /** Where body or answer are no JSON. */
  readonly raw?: { readonly request?: Raw; readonly response?: Raw };
  readonly status: 200 | 201;
  /** What is answered, with 202, to who prefers that the work be done later (RFC 7240, `respond-async`). */
  readonly accepted?: z.ZodType;
  /** What the ETag of the answer names, where it has one. */
  readonly etag?:
    | 'the version of the scheme'
    | 'the digest of the results'
    | 'the entry of the person'
    | 'the version of the record'
    | 'the table of the year'
    | 'the list of observers'
    | 'the observers of the period'
    | 'the organisation';
}

export const none = z.strictObject({});
export const inScheme = z.strictObject({ s: idSchema });
export const inPeriod = z.strictObject({ s: idSchema, p: idSchema });

/** Headers of what is done once for each key. */
export const once = z.strictObject({ 'idempotency-key': z.string().regex(/^[\x21-\x7e]{1,128}$/) });

/** Headers of a conditional write. */
export const conditional = z.strictObject({
  'if-match': entityTagsSchema.optional(),
  'if-none-match': entityTagsSchema.optional(),
});

/** What the caller would rather have (RFC 7240): of all preferences `respond-async` is heeded. */
export const preferring = z.strictObject({ prefer: z.string().max(1024).optional() });
